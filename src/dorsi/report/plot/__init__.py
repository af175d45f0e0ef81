"""Figures of experiments: estimates with their bounds, as rows or lines, and as numbers."""
