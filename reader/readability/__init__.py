"""How hard a section is to read, why, and how sure we are."""
