"""事業: what a region runs, as configuration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Running")
    ENDED = "ended", _("Ended")


PROGRAMME = Machine(
    ProgrammeState,
    [
        Transition("open", "draft", "open", ("manager",), _("Open to the public")),
        Transition(
            "end",
            "open",
            "ended",
            ("manager", "clock"),
            _("End the programme"),
            _("on the day after its last day"),
        ),
        Transition("reopen", "ended", "open", ("operator",), _("Open again")),
    ],
    main_line=("draft", "open", "ended"),
)


class Programme(Entity):
    """One programme of one region. Fees in basis points (500 = 5 %).

    ``owner`` pays for it and answers for it (事業主体), ``organisation`` runs it (運営団体); they may be the same.
    ``eligibility``: list of conditions, all of which must hold (``eligibility.py``); empty: open to everybody.
    """

    personal_data = "none"

    slug = models.SlugField(unique=True)
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="programmes")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="programmes"
    )
    owner = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="owned_programmes"
    )
    name = models.TextField()
    tagline = models.TextField()
    description = models.TextField()
    for_whom = models.TextField()
    contact = models.TextField()
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    worker_fee_bp = models.PositiveIntegerField(default=500)
    eligibility = models.JSONField(default=list)
    cost_yen = models.BigIntegerField(default=0)  # the programme's cost this fiscal year, for cost per earner

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__regex="^[a-z0-9]+(-[a-z0-9]+)*$"), name="regions_programme_slug"
            ),
            PROGRAMME.constraint("regions_programme_state"),
            models.CheckConstraint(
                condition=models.Q(worker_fee_bp__lte=10_000), name="regions_programme_fee"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="regions_programme_dates",
            ),
        ]
