"""The static site: pages, sound and everything they need, as files that any web server can serve."""
