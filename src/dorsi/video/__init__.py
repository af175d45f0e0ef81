"""A phone clip in, squat and knee-to-wall mechanics out."""
