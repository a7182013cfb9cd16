"""For tutors and directors: who has gone quiet, and looking after one of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.forms import CloseForm, ContactForm, HandOverForm, SnoozeForm
from yuiwork.care.models import CareTask
from yuiwork.care.policies import CARERS
from yuiwork.care.queries.tasks import lines_of, suggested_words, task_for, tasks_for
from yuiwork.care.use_cases import close_task, hand_over_task, log_contact, snooze_task, wake_task
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.people import api as people
from yuiwork.regions import api as regions

PAGE_SIZE = 20


@page(Role.TUTOR, Role.DIRECTOR, Role.OFFICER)
def tasks(request: Request, slug: str) -> HttpResponse:
    """Hers to look after; ``?show=done`` for what is done."""
    programme = regions.staff_programme(request.actor, slug, *CARERS)
    show_done = request.GET.get("show") == "done"
    rows = tasks_for(request.actor, programme.id, done=show_done)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "page": shown,
        "lines": lines_of(shown.object_list),
        "show_done": show_done,
        "leads": request.actor.holds_any(frozenset({Role.DIRECTOR, Role.OFFICER}), programme.id),
    }
    return show(request, "care/staff/tasks.html", context)


@page(Role.TUTOR, Role.DIRECTOR, Role.OFFICER, methods=("GET", "POST"))
def task(request: Request, slug: str, task_id: UUID) -> HttpResponse:
    """What was noticed, words to begin with, the contacts so far, and four things to do."""
    programme = regions.staff_programme(request.actor, slug, *CARERS)
    row = task_for(request.actor, programme.id, task_id)
    action = request.POST.get("do", "") if request.method == "POST" else ""
    if action == "wake":
        wake_task(actor=request.actor, task_id=row.id)
        return done(request, request.path, _("It is back on your list."))
    all_forms = _forms(request, row, action)
    form = all_forms.get(action)
    if form is not None and form.is_valid():
        with refusals_on(form):
            message = _ACTIONS[action](request, row, form.cleaned_data)
            stays = action == "contact"
            return done(request, request.path if stays else reverse("care:tasks", args=[slug]), message)
    [line] = lines_of([row])
    context = {
        "programme": programme,
        "line": line,
        "task": row,
        "words": suggested_words({signal.kind for signal in row.signals.all()}, line.learner),
        "contacts": list(row.contacts.all()),
        "forms": all_forms,
        # The one that was sent carries the errors; the page answers 422 with it.
        "form": form,
        "sent": action,
    }
    return show(request, "care/staff/task.html", context)


def _forms(request: Request, row: CareTask, action: str) -> dict[str, forms.Form]:
    def data(name: str) -> Any:
        return request.POST if action == name else None

    return {
        "contact": ContactForm(data("contact"), prefix="contact"),
        "snooze": SnoozeForm(data("snooze"), prefix="snooze"),
        "hand": HandOverForm(leaders_of(row.programme_id, but=row.assignee_id), data("hand"), prefix="hand"),
        "close": CloseForm(data("close"), prefix="close"),
    }


def leaders_of(programme_id: UUID, *, but: UUID) -> list[tuple[str, str]]:
    """Directors and officers to whom a task can be handed, by name and role."""
    words = {Role.DIRECTOR: _("regional director"), Role.OFFICER: _("officer")}
    pairs = [(user, role) for role in words for user in regions.staff_of(programme_id, role) if user != but]
    known = people.profiles_of({user for user, _role in pairs})
    return [
        (
            str(user),
            _("%(name)s (%(role)s)")
            % {"name": known[user].full_name if user in known else "", "role": words[role]},
        )
        for user, role in pairs
    ]


def _contact(request: Request, row: CareTask, data: dict[str, Any]) -> str:
    log_contact(actor=request.actor, task_id=row.id, **data)
    return _("Noted. Thank you for looking after them.")


def _snooze(request: Request, row: CareTask, data: dict[str, Any]) -> str:
    snooze_task(actor=request.actor, task_id=row.id, **data)
    return _("It will come back on that day.")


def _hand(request: Request, row: CareTask, data: dict[str, Any]) -> str:
    hand_over_task(actor=request.actor, task_id=row.id, to=UUID(data["to"]), note=data["note"])
    return _("Handed over. They have been told.")


def _close(request: Request, row: CareTask, data: dict[str, Any]) -> str:
    close_task(actor=request.actor, task_id=row.id, outcome=data["outcome"])
    return _("Done. Thank you.")


_ACTIONS: dict[str, Callable[[Request, CareTask, dict[str, Any]], str]] = {
    "contact": _contact,
    "snooze": _snooze,
    "hand": _hand,
    "close": _close,
}
