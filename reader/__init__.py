"""Plainspoken: an article in, an accessible page out."""

__version__ = "0.1.0"
