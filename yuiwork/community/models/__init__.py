from yuiwork.community.models.circle import Circle, CircleMember

__all__ = ["Circle", "CircleMember"]
