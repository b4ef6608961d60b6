"""The component that ties the reading surface to Python."""
