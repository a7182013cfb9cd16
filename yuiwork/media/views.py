"""Reading an article."""

from uuid import UUID

from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.media.queries import published_article
from yuiwork.people import api as people


@page(Audience.ANYONE)
def article(request: Request, article_id: UUID) -> HttpResponse:
    row = published_article(article_id)
    author = people.profile_of(row.author_id)
    return show(
        request,
        "media/article.html",
        {
            "article": row,
            "author": author.shown_name if author else "",
            "programme": row.programme,
        },
    )
