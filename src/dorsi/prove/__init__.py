"""Whether it works: where the reach is heading, and what to do about it."""
