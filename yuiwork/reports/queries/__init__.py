"""Reads of the reports room."""
