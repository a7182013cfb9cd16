"""Views of the facilities room."""
