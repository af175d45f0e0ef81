"""Knowledge read from its files, checked and frozen."""
