"""アンケート: what a programme asks, on which occasion, how openly, and until when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition
from yuiwork.surveys.wording import in_her_language


class Occasion(models.TextChoices):
    """What brings somebody to a survey (programmes.md 6)."""

    SEMINAR = "seminar", _("After a seminar")
    COURSE_END = "course_end", _("At the end of a course")
    WEEKS_AFTER = "weeks_after", _("Some weeks after completing a course")
    MONTHS_AFTER = "months_after", _("Some months after completing a course")
    OPEN_LINK = "open_link", _("By an open link: anybody, without an account")
    STAFF = "staff", _("To the officers of the programme")


WITH_WAIT = frozenset({Occasion.WEEKS_AFTER, Occasion.MONTHS_AFTER})
# Those that we send ourselves, to people with an account.
SENT_BY_CLOCK = frozenset({Occasion.COURSE_END, Occasion.WEEKS_AFTER, Occasion.MONTHS_AFTER, Occasion.STAFF})


class SurveyState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("survey", "In preparation")
    OPEN = "open", pgettext_lazy("survey", "Open for answers")
    CLOSED = "closed", pgettext_lazy("survey", "Closed")


SURVEY = Machine(
    SurveyState,
    [
        Transition("open", "draft", "open", ("staff",), _("Open the survey")),
        Transition("close", "open", "closed", ("staff",), _("Close the survey")),
        Transition("reopen", "closed", "open", ("staff",), pgettext_lazy("survey", "Open it again")),
    ],
    main_line=("draft", "open", "closed"),
)


class Survey(Entity):
    """``series`` ties the same survey of several years together; ``code`` names one that a programme uses by itself.

    ``wait``: weeks or months after completion. ``answer_days``: how long an invitation stays open.
    ``anonymous``: nobody can tell who answered what, not even from the tables.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="surveys")
    code = models.SlugField(max_length=40, blank=True)
    series = models.SlugField(max_length=40)
    title = models.TextField()
    intro = models.TextField(blank=True)
    english = models.JSONField(default=dict)
    occasion = models.CharField(max_length=20, choices=Occasion, default=Occasion.SEMINAR)
    wait = models.PositiveSmallIntegerField(null=True)
    anonymous = models.BooleanField(default=True)
    answer_days = models.PositiveSmallIntegerField(default=21)
    closes_on = models.DateField(null=True)  # the last day (JST)
    state = models.CharField(max_length=10, choices=SurveyState, default=SurveyState.DRAFT)
    opened_on = models.DateField(null=True)  # JST; nobody is asked about what was long before
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            SURVEY.constraint("surveys_survey_state"),
            models.UniqueConstraint(
                fields=["programme", "code"], condition=~Q(code=""), name="surveys_survey_code_once"
            ),
            models.CheckConstraint(condition=Q(occasion__in=Occasion.values), name="surveys_survey_occasion"),
            models.CheckConstraint(
                condition=Q(occasion__in=sorted(WITH_WAIT), wait__isnull=False, wait__gte=1)
                | (~Q(occasion__in=sorted(WITH_WAIT)) & Q(wait__isnull=True)),
                name="surveys_survey_wait",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", opened_on__isnull=True)
                | (~Q(state="draft") & Q(opened_on__isnull=False)),
                name="surveys_survey_opened_when",
            ),
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="surveys_survey_answer_days"),
        ]
        indexes = [models.Index(fields=["programme", "series"], name="surveys_survey_by_series")]

    @property
    def wording_of_title(self) -> str:
        """In the language of the reader, as far as it was translated."""
        return in_her_language(self.title, self.english.get("title"))

    @property
    def wording_of_intro(self) -> str:
        return in_her_language(self.intro, self.english.get("intro"))
