"""The site: the same core in a browser, one Django project. It holds no clinical logic."""
