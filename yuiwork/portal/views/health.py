"""For monitors and for the start command: does the web server reach its database?"""

from django.db import connection
from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request


@page(Audience.ANYONE)
def health(request: Request) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
