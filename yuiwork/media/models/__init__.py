from yuiwork.media.models.article import Article, ArticleState

__all__ = ["Article", "ArticleState"]
