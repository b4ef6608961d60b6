"""The page on which a person reads plain text beside its source, edits it and signs it; on loopback alone."""
