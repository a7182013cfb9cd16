"""Finished files: Word, Excel, and the archive of a year."""
