"""Virtual people with a known truth, and experiments that show how far the rest can be trusted."""
