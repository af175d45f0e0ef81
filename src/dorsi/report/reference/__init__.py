"""Everything Dorsi knows as Markdown pages: what it does, where that comes from, how sure it is."""
