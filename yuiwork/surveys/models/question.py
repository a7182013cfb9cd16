"""質問: one line of a question set. Surveys ask them, application forms of other rooms ask them too.

"Same number = same question every time" (programmes.md 6.3): a code never changes its meaning; a question
that asks something else gets another code. Wording may change: each version of a set keeps its own.
"""

from typing import TypedDict

from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition
from yuiwork.surveys.wording import in_her_language


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("One of several")
    MULTI = "multi", _("Any of several")
    SCALE = "scale", _("Five steps")
    NUMBER = "number", _("A number")
    TEXT = "text", _("Free text")
    MATRIX = "matrix", _("A table: the same choice for several things")
    SECTION = "section", _("A heading that opens a section")


WITH_OPTIONS = frozenset({QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.SCALE, QuestionKind.MATRIX})
# What a later question may depend on.
BRANCHING = frozenset({QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.SCALE})


class OptionData(TypedDict, total=False):
    """``own_words``: whoever chooses it may say it in her own words (その他)."""

    code: str
    label: str
    english: str
    own_words: bool


class ShownIf(TypedDict):
    """Asked only if the earlier ``question`` was answered by one of these option codes."""

    question: str
    any_of: list[str]


class SetState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("question set", "In preparation")
    PUBLISHED = "published", pgettext_lazy("question set", "Published")


QUESTION_SET = Machine(
    SetState,
    [Transition("publish", "draft", "published", ("staff",), _("Publish"))],
    main_line=("draft", "published"),
)


class QuestionSet(Entity):
    """質問票: questions in order. Published, it never changes again: a change is the next ``version``.

    ``survey`` is empty for the sets of other rooms (application forms), which keep the key to theirs. Such a set
    ``follows`` its version before, or as version 1 the form that it was copied from: so wordings have a history.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey("surveys.Survey", null=True, on_delete=models.PROTECT, related_name="sets")
    version = models.PositiveIntegerField(default=1)
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    state = models.CharField(max_length=10, choices=SetState, default=SetState.DRAFT)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            QUESTION_SET.constraint("surveys_set_state"),
            models.UniqueConstraint(fields=["survey", "version"], name="surveys_set_version_once"),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | Q(state="draft", published_at__isnull=True),
                name="surveys_set_published_when",
            ),
        ]


class Question(Entity):
    """``options``: what can be chosen (a scale's steps: 1 worst … 5 best); ``rows``: what a matrix asks it of.

    ``unit``, ``lowest``, ``highest`` belong to numbers. ``shown_if`` of a section holds for all its questions.
    ``english`` holds ``text``, ``help`` and ``unit`` for readers of English.
    """

    personal_data = "none"

    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    text = models.TextField()
    help = models.TextField(blank=True)
    required = models.BooleanField(default=True)
    options = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    shown_if = models.JSONField(null=True)
    unit = models.TextField(blank=True)
    lowest = models.BigIntegerField(null=True)
    highest = models.BigIntegerField(null=True)
    english = models.JSONField(default=dict)
    sensitive = models.BooleanField(default=False)  # income, health, childcare: hidden by the stricter rule

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["question_set", "code"], name="surveys_question_code_once"),
            models.UniqueConstraint(
                fields=["question_set", "number"],
                deferrable=Deferrable.DEFERRED,  # two questions change places in one go
                name="surveys_question_number_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=QuestionKind.values), name="surveys_question_kind"),
        ]

    @property
    def labels(self) -> dict[str, str]:
        """Option codes and their words in the language of the reader."""
        return _labels(self.options)

    @property
    def row_labels(self) -> dict[str, str]:
        return _labels(self.rows)

    @property
    def wording(self) -> str:
        """The question in the language of the reader, as far as it was translated."""
        return in_her_language(self.text, self.english.get("text"))

    @property
    def wording_of_help(self) -> str:
        return in_her_language(self.help, self.english.get("help"))

    @property
    def wording_of_unit(self) -> str:
        return in_her_language(self.unit, self.english.get("unit"))

    @property
    def own_words_codes(self) -> frozenset[str]:
        """The options that may be said in own words."""
        return frozenset(option["code"] for option in self.options if option.get("own_words"))


def _labels(options: list[OptionData]) -> dict[str, str]:
    return {o["code"]: in_her_language(o["label"], o.get("english")) for o in options}
