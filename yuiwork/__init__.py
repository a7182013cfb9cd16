"""Yuiwork: software on which Japanese regions run work-from-anywhere programmes."""
