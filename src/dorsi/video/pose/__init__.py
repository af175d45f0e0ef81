"""Where the body is in every frame: backends that find it, and the choice between people."""
