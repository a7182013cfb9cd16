"""Starting everything with one command: database, migrations, demo data, web, worker. Knows no Django."""
