"""Reads of the intake room."""
