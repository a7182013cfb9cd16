"""The door of the configuration room."""

from yuiwork.configuration.document import Problem, Unreadable
from yuiwork.configuration.loading import Configuration, changes, check, export, load
from yuiwork.configuration.section import Change

__all__ = ["Change", "Configuration", "Problem", "Unreadable", "changes", "check", "export", "load"]
