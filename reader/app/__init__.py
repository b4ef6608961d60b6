"""The Panel app: the reading surface with Python behind it."""
