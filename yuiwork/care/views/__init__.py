"""Views of the care room."""
