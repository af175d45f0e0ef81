"""Sentences for people: pure functions from a result to plain text, for every face."""
