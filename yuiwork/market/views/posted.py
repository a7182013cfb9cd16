"""What was posted, or nothing on a first look: an empty post is a post too."""

from django.http import QueryDict

from yuiwork.core.web.request import Request


def posted(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
