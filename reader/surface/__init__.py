"""The reading surface: an article as a semantic page, its style, and the modules that make it a reader.

Written once: the static site and the Panel app both show this page and run these modules.
"""
