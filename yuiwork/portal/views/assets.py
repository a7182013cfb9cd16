"""The stylesheet of the frame and the colour of a region. No inline style: the CSP forbids it."""

from django.http import HttpResponse

from yuiwork.core.web import icons
from yuiwork.core.web.contrast import darkened_until_readable, mixed
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.stylesheet import stylesheet
from yuiwork.regions import api as regions

_FOREVER = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"


@page(Audience.ANYONE)
def styles(request: Request, digest: str) -> HttpResponse:
    """All CSS in one answer. A page from before a deploy gets the present one, kept shortly."""
    sheet = stylesheet()
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(sheet.packed if packed else sheet.content, content_type="text/css; charset=utf-8")
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = _FOREVER if digest == sheet.digest else "no-cache"
    return response


@page(Audience.ANYONE)
def mark(request: Request) -> HttpResponse:
    """The mark as the icon of the browser tab."""
    response = HttpResponse(icons.mark_file(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@page(Audience.ANYONE)
def accent(request: Request, slug: str) -> HttpResponse:
    """The region's colour as custom properties, darkened where it could not be read on white."""
    chosen = darkened_until_readable(regions.programme_by_slug(slug).region.accent)
    properties = {
        "--accent": chosen,
        "--accent-strong": mixed(chosen, "#000000", 0.25),
        "--accent-soft": mixed(chosen, "#ffffff", 0.92),
        "--accent-line": mixed(chosen, "#ffffff", 0.65),
    }
    rules = ";".join(f"{name}:{value}" for name, value in properties.items())
    # Unlayered, so it wins over the layer of tokens wherever it is linked.
    response = HttpResponse(f":root{{{rules}}}", content_type="text/css; charset=utf-8")
    response["Cache-Control"] = _AN_HOUR
    return response
