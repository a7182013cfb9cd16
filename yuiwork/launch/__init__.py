"""Starting everything with one command: database, migrations, demo data, web, worker.

It knows no Django: the programs it starts do.
"""
