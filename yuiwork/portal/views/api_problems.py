"""Every answer of the public API: problem documents for errors (RFC 9457), caching and a rate limit for all."""

import json
import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django_ratelimit.core import is_ratelimited

from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, Policy

PROBLEM_TYPE = "application/problem+json"
FRESH_SECONDS = 60  # how long anybody may keep an answer
RATE = "120/m"  # requests per address
_RATE_GROUP = "public_api"
_log = logging.getLogger("django.request")

DETAILS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is for reading only: use GET.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter cannot be understood.",
    HTTPStatus.TOO_MANY_REQUESTS: f"More than {RATE} requests from one address. Please wait a minute.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. It has been recorded.",
}

View = Callable[..., HttpResponse]


def problem(
    request: HttpRequest, status: int, detail: str = "", errors: list[str] | None = None
) -> HttpResponse:
    """A problem document. ``detail`` defaults to a sentence for the status."""
    kind = HTTPStatus(status)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": kind.phrase,
        "status": int(kind),
        "detail": detail or DETAILS.get(kind, kind.description),
        "instance": request.path,
        "errors": errors or [],
    }
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM_TYPE)


def answered(view: View) -> View:
    """Wrap a view of the API: anybody may read it, and whatever happens is told in the API's own form."""

    @wraps(view, updated=())
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_ratelimited(request, group=_RATE_GROUP, key="ip", rate=RATE, increment=True):
            return _too_many(request)
        if request.method != "HEAD":
            return _finished(request, _response(view, request, *args, **kwargs))
        request.method = "GET"
        return _without_body(_finished(request, _response(view, request, *args, **kwargs)))

    guarded.policy = Policy(Audience.ANYONE)  # type: ignore[attr-defined]  # read by the census
    guarded.csrf_exempt = True  # type: ignore[attr-defined]  # nothing here changes anything
    return guarded


def _response(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method != "GET":
        response = problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = "GET, HEAD"
        return response
    try:
        return view(request, *args, **kwargs)
    except (Http404, NotFound):
        return problem(request, HTTPStatus.NOT_FOUND)
    except Exception:
        _log.exception("Internal Server Error: %s", request.path, extra={"request": request})
        return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        patch_cache_control(response, no_store=True)
        return response
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(answer, HttpResponse)
    return answer


def _without_body(response: HttpResponse) -> HttpResponse:
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response


def _too_many(request: HttpRequest) -> HttpResponse:
    response = problem(request, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = "60"
    patch_cache_control(response, no_store=True)
    return response


@answered
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever lies below ``/api/`` and is no address of the API."""
    raise Http404
