"""きっかけ: how people learn of a seminar. Each programme may keep a list of its own (programmes.md 3.1 RQ01, RQ02)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class Source(models.TextChoices):
    """The usual ways (programmes.md 6.1, question 7; 3.1 RQ02), in the order they are offered."""

    BULLETIN = "bulletin", _("City bulletin")
    LIBRARY_POSTER = "library_poster", _("Poster in the library")
    KINDERGARTEN_FLYER = "kindergarten_flyer", _("Flyer from nursery or kindergarten")
    HELLO_WORK = "hello_work", _("Hello Work")
    UTURN_CENTRE = "uturn_centre", _("Centre for people who move back")
    LABOUR_BUREAU = "labour_bureau", _("Labour bureau")
    MOTHERS_JOB_CENTRE = "mothers_job_centre", _("Job centre for mothers")
    FRIEND = "friend", _("Friend or acquaintance")
    SNS = "sns", _("Social media")
    WEB = "web", _("Website or search")
    OTHER = "other", _("Other")


class ProgrammeSource(Entity):
    """One line of a programme's own list. An empty ``label`` takes the usual word of its code."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="sources")
    code = models.SlugField(max_length=30)
    label = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    offered = models.BooleanField(default=True)  # False: no longer offered, but still counted

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="learning_source_code_once"),
            models.CheckConstraint(condition=Q(code__regex="^[a-z0-9_]+$"), name="learning_source_code_form"),
            models.CheckConstraint(
                condition=~Q(label="") | Q(code__in=Source.values), name="learning_source_has_label"
            ),
        ]

    @property
    def words(self) -> str:
        """Its own words, else the usual ones in the reader's language."""
        return self.label or str(Source(self.code).label)
