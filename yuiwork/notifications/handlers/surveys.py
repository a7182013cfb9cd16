"""Surveys: the question whether she would answer, and one reminder."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.templatetags.ui import jdate
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.surveys import api as surveys
from yuiwork.surveys.events import SurveyReminded, SurveySent


def survey_sent(event: SurveySent) -> None:
    """She is asked once."""
    tell(
        user_id=event.user_id,
        kind="survey_sent",
        fact=event.invitation_id,
        compose=lambda: _letter(event.invitation_id, again=False),
    )


def survey_reminded(event: SurveyReminded) -> None:
    """The only reminder; nothing if she has answered in the meantime."""
    if surveys.still_to_answer(event.invitation_id):
        tell(
            user_id=event.user_id,
            kind="survey_reminded",
            fact=event.invitation_id,
            compose=lambda: _letter(event.invitation_id, again=True),
        )


def _letter(invitation_id: UUID, *, again: bool) -> Letter:
    facts = surveys.invitation_facts(invitation_id)
    words = {"title": facts.title, "programme": facts.programme_name, "day": jdate(facts.open_until)}
    count = ngettext(
        "There is %(count)d question; it takes about two minutes, on a phone too.",
        "There are %(count)d questions; it takes about two minutes, on a phone too.",
        facts.questions,
    ) % {"count": facts.questions}
    if again:
        subject = _("Could you spare two minutes? “%(title)s”") % words
        first = (
            _("We have asked you to answer “%(title)s” of %(programme)s. This is our only reminder.") % words
        )
    else:
        subject = _("Please tell us: “%(title)s”") % words
        first = _("%(programme)s would like to hear from you.") % words
    promise = (
        _("Your answers are anonymous: nobody can tell who answered what.")
        if facts.anonymous
        else _("You decide at the beginning whether the staff may see your name.")
    )
    return Letter(
        subject,
        (f"{first}{count}", promise, _("You can answer until %(day)s.") % words),
        (Link(_("Answer the survey"), facts.path),),
    )
