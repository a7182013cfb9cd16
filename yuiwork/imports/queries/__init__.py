"""Reads of the imports room."""
