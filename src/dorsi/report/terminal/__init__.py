"""What the terminal shows: the sentences and figures laid out with rich, one screen each."""
