"""The door of the compliance room."""

from yuiwork.compliance.use_cases import disclose_own_data

__all__ = ["disclose_own_data"]
