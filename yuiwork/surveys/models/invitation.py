"""お願い: one person is asked to answer; and 回答: what was said.

Between an invitation and the response of an anonymous survey stands nothing: no key, no time, no order of ids.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Disclosure, Entity
from yuiwork.core.transitions import Machine, Transition


class InvitationState(models.TextChoices):
    ASKED = "asked", _("Not answered yet")
    ANSWERED = "answered", _("Answered")


INVITATION = Machine(
    InvitationState,
    [Transition("answer", "asked", "answered", ("respondent",), _("Answer"))],
    main_line=("asked", "answered"),
)


class Invitation(Entity):
    """``respondent_key`` names her within the survey (``application:<id>``, ``enrolment:<id>``, ``user:<id>``).

    ``draft``: her answers so far, for her alone; gone when she sends them. ``begun_with``: the version that she
    sees until she is done. Days are JST dates.
    """

    personal_data = "user id, key of the respondent, municipality, unfinished answers"

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="invitations")
    respondent_key = models.TextField()
    group_key = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    municipality_code = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.ASKED)
    asked_on = models.DateField()
    open_until = models.DateField()
    reminded_on = models.DateField(null=True)
    begun_with = models.ForeignKey(
        "surveys.QuestionSet", null=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.BooleanField(null=True)  # her choice on the first page
    draft = models.JSONField(null=True)

    class Meta:
        constraints = [
            INVITATION.constraint("surveys_invitation_state"),
            models.UniqueConstraint(fields=["survey", "respondent_key"], name="surveys_invitation_once"),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(draft__isnull=True), name="surveys_invitation_draft_gone"
            ),
            models.CheckConstraint(
                condition=Q(open_until__gte=models.F("asked_on")), name="surveys_invitation_days"
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="surveys_invitation_of_user")]


class Response(Entity):
    """What one respondent said, once.

    ``named``: she agreed that staff read it with her name; only then ``respondent_key`` and ``user`` are filled.
    Otherwise nothing leads to her: random id, ``answered_on`` is the first of the month, no time of day.
    ``group_key`` (``seminar:<id>``, ``course:<id>``) and the municipality are there to count by.
    """

    personal_data = "user id, key of the respondent (both only with her consent), municipality, answers"

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="responses")
    question_set = models.ForeignKey(
        "surveys.QuestionSet", on_delete=models.PROTECT, related_name="responses"
    )
    named = models.BooleanField(default=False)
    respondent_key = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    group_key = models.TextField(blank=True)
    municipality_code = models.CharField(max_length=5, blank=True)
    answered_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "respondent_key"],
                condition=~Q(respondent_key=""),
                name="surveys_response_once",
            ),
            models.CheckConstraint(
                condition=(Q(named=True) & ~Q(respondent_key=""))
                | Q(named=False, respondent_key="", user__isnull=True, answered_on__day=1),
                name="surveys_response_tells_nobody",
            ),
        ]
        indexes = [models.Index(fields=["survey", "group_key"], name="surveys_response_by_group")]


class Answer(Entity):
    """``value``: the code, the list of codes, the step (1 worst … 5 best), the number, the text, or for a matrix
    the code chosen for each row. ``own_words``: what その他 means to her."""

    personal_data = "answers"
    # Only where she agreed to give her name: of the others nobody can tell whose they are.
    tells_of = Disclosure("response__user_id", words=("question_in_words", "answer_in_words"))

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey("surveys.Question", on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField()
    own_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="surveys_answer_once"),
        ]

    @property
    def question_in_words(self) -> str:
        return self.question.wording

    @property
    def answer_in_words(self) -> str:
        """Labels instead of codes, with the own words behind them."""
        labels, rows = self.question.labels, self.question.row_labels
        if isinstance(self.value, dict):
            said = [f"{rows.get(row, row)}: {labels.get(code, code)}" for row, code in self.value.items()]
        else:
            values = self.value if isinstance(self.value, list) else [self.value]
            said = [labels.get(str(value), str(value)) for value in values]
        return "、".join([*said, *([self.own_words] if self.own_words else [])])
