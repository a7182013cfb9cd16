"""Better words for a question that people have answered already: the next version, with the same meaning."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.transactions import inside_transaction
from yuiwork.surveys.models import OptionData, QuestionSet, SetState
from yuiwork.surveys.policies import may_build
from yuiwork.surveys.use_cases.question_sets import (
    QuestionData,
    create_question_set,
    data_of,
    publish_question_set,
)


@inside_transaction
def reword_question(*, actor: Actor, question_set_id: UUID, code: str, words: QuestionData) -> QuestionSet:
    """The next, published version of a form, in which one question reads otherwise; the same words change nothing.

    Of ``words`` only text, help, unit, labels and their English count. For forms of other rooms: a survey has its own
    versions. Raises ``Invalid`` ``QUESTION_MEANING`` when an option or a line is missing or new; ``Refused``
    ``STAFF_ONLY``, ``NOT_PUBLISHED``; ``NotFound``.
    """
    row = QuestionSet.objects.select_for_update().filter(id=question_set_id, survey=None).first()
    if row is None:
        raise NotFound
    may_build(actor, row.programme_id).enforce()
    if row.state != SetState.PUBLISHED:
        raise Refused(
            "NOT_PUBLISHED", _("This form is still in preparation. Please change the question itself.")
        )
    before = [data_of(question) for question in row.questions.order_by("number")]
    if code not in {one["code"] for one in before}:
        raise NotFound
    after = [_reworded(one, words) if one["code"] == code else one for one in before]
    if after == before:
        return row
    made = create_question_set(
        actor=actor, programme_id=row.programme_id, questions=after, version=row.version + 1, follows=row
    )
    audit.record(
        actor=actor, action="reword_question", target="surveys.QuestionSet", target_id=made.id, code=code
    )
    return publish_question_set(actor=actor, question_set_id=made.id)


def _reworded(before: QuestionData, words: QuestionData) -> QuestionData:
    return {
        **before,
        "text": words["text"],
        "help": words.get("help", ""),
        "unit": words.get("unit", ""),
        "english": words.get("english", {}),
        "options": _same(before.get("options", []), words.get("options", [])),
        "rows": _same(before.get("rows", []), words.get("rows", [])),
    }


def _same(before: Sequence[OptionData], after: Sequence[OptionData]) -> list[OptionData]:
    """The same things in other words, in the same order."""
    words = {one["code"]: one for one in after}
    if set(words) != {one["code"] for one in before}:
        raise Invalid(
            "QUESTION_MEANING",
            _(
                "People have answered already, so only the wording can change: nothing can be added or "
                "removed."
            ),
        )
    return [OptionData(**{**old, **words[old["code"]]}) for old in before]
