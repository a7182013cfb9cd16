from yuiwork.community.use_cases.join import join_circle

__all__ = ["join_circle"]
