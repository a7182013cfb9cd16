"""Reads of the learning room, by subject."""
