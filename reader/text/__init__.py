"""Sentences, words and syllables of running text, each with its place."""
