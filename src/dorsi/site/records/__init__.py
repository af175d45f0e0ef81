"""Journals in tables that are only ever appended to."""
