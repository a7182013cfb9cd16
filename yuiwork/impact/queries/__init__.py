"""Counting facts."""
