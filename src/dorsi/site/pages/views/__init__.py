"""One module per group of pages; every view about a person is given that person by the gate."""
