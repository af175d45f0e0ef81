"""Running the site on a machine: the server, its database, its backups."""
