"""Doors for data: journal files in and out, and what other programs can read."""
