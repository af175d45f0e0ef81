"""From answers to what probably limits the ankle, and to what must not be trained."""
