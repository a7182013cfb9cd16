"""All that was answered in a survey and in its series, as values to count; never shown as they are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yuiwork.japan.dates import fiscal_year
from yuiwork.surveys.models import Answer, Question, QuestionKind, QuestionSet, Response, SetState, Survey


@dataclass(frozen=True, slots=True)
class Reply:
    """One response: fiscal year, month (its first day), municipality, group, and by question code value and own words."""

    survey_id: UUID
    year: int
    month: date
    municipality: str
    group: str
    answers: dict[str, tuple[Any, str]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the page is narrowed to; empty: everything.

    ``group``: one seminar or course. ``since``, ``until``: months, by their first day, both included: an answer without
    a name knows no more than its month.
    """

    year: int | None = None
    municipality: str = ""
    group: str = ""
    since: date | None = None
    until: date | None = None

    def takes(self, reply: Reply) -> bool:
        return (
            (self.year is None or reply.year == self.year)
            and (not self.municipality or reply.municipality == self.municipality)
            and (not self.group or reply.group == self.group)
            and (self.since is None or reply.month >= self.since)
            and (self.until is None or reply.month <= self.until)
        )


def replies_of_series(survey: Survey) -> list[Reply]:
    """Of the survey and of those that it is compared with. Two queries, however many answered."""
    responses = Response.objects.filter(
        survey__programme_id=survey.programme_id, survey__series=survey.series
    ).values_list("id", "survey_id", "answered_on", "municipality_code", "group_key")
    answers: dict[UUID, dict[str, tuple[Any, str]]] = defaultdict(dict)
    rows = Answer.objects.filter(
        response__survey__programme_id=survey.programme_id, response__survey__series=survey.series
    ).values_list("response_id", "question__code", "value", "own_words")
    for response_id, code, value, own_words in rows:
        answers[response_id][code] = (value, own_words)
    return [
        Reply(survey_id, fiscal_year(day), day.replace(day=1), municipality, group, answers[response_id])
        for response_id, survey_id, day, municipality, group in responses
    ]


def questions_of_survey(survey_id: UUID) -> list[Question]:
    """Every question that was ever asked, newest wording first, in the order of the newest version."""
    sets = QuestionSet.objects.filter(survey_id=survey_id, state=SetState.PUBLISHED).order_by("-version")
    found: dict[str, Question] = {}
    for question_set in sets:
        for question in question_set.questions.exclude(kind=QuestionKind.SECTION).order_by("number"):
            found.setdefault(question.code, question)
    return list(found.values())


def chosen(question: Question, reply: Reply, row: str = "") -> list[str]:
    """The option codes that this reply chose; of one row of a table if ``row`` is given."""
    value = reply.answers.get(question.code, (None, ""))[0]
    if isinstance(value, dict):
        return [value[row]] if row in value else []
    if isinstance(value, list):
        return value
    return [] if value is None else [str(value)]


def answering(question: Question, replies: Iterable[Reply]) -> list[Reply]:
    return [reply for reply in replies if question.code in reply.answers]
