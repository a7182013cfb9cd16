"""Answers: a page, a page with errors (422), and 'done, go on there' (303)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise


def show(request: HttpRequest, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
    """A page; 422 when a bound form on it (context key ``form``) has errors."""
    context = context or {}
    form = context.get("form")
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, template, context, status=status)


def done(request: HttpRequest, to: str, message: str | Promise = "") -> HttpResponse:
    """The action went through: say so and go on (303, so that a reload repeats nothing)."""
    if message:
        messages.success(request, str(message))
    response = HttpResponseRedirect(to)
    response.status_code = 303
    return response
