"""Scripts that make the data files of this room from open data. Run by a person, never by the application."""
