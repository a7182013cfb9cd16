"""The door of the community room."""

from yuiwork.community.queries import CircleView, circles_of

__all__ = ["CircleView", "circles_of"]
