"""The stylesheet, the script and the colour of a region. No inline style: the CSP forbids it."""

from django.http import HttpResponse

from yuiwork.core.web import icons
from yuiwork.core.web.assets import Asset, script, stylesheet
from yuiwork.core.web.contrast import darkened_until_readable, mixed
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.regions import api as regions

_FOREVER = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"


@page(Audience.ANYONE)
def styles(request: Request, digest: str) -> HttpResponse:
    """All CSS of the frame in one answer."""
    return _serve(request, stylesheet(), digest)


@page(Audience.ANYONE)
def scripts(request: Request, digest: str) -> HttpResponse:
    """Our own JavaScript in one answer."""
    return _serve(request, script(), digest)


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


def _serve(request: Request, asset: Asset, digest: str) -> HttpResponse:
    """For ever under its own digest; a page from before a deploy gets the present file, not kept."""
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(asset.packed if packed else asset.content, content_type=asset.content_type)
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = _FOREVER if digest == asset.digest else "no-cache"
    return response
