"""The programme: what to do, how much, on which day, and why."""
