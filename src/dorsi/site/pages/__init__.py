"""Pages: one view, one template, one address each."""
