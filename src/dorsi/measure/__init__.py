"""From readings to what they say: range, symmetry, adherence, change."""
