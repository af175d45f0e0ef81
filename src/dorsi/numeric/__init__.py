"""Maths that would be as true for a knee: the normal curve, and what is known of several things."""
