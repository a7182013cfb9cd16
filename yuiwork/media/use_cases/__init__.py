from yuiwork.media.use_cases.article import move_article, write_article

__all__ = ["move_article", "write_article"]
