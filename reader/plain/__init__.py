"""Plain language: text that people wrote and reviewed, and how it stands to its source."""
