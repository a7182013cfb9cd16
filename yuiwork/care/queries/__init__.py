"""Reads of the care room."""
