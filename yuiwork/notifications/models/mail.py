"""Every mail is a row first: written with the change it reports, sent afterwards by the worker."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class MailState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    UNSURE = "unsure", _("Perhaps sent")
    KEPT = "kept", _("Kept in the demo")


# At most once per key (engineering.md F2): "sending" is committed before the server hears of the mail, so
# that a process that dies in between leaves a row nobody sends again. The operator decides on such rows.
MAIL_LIFE = Machine(
    MailState,
    [
        Transition("begin", MailState.QUEUED, MailState.SENDING, ("worker",), _("Hand over")),
        Transition("accepted", MailState.SENDING, MailState.SENT, ("worker",), _("Server accepts")),
        Transition("try_later", MailState.SENDING, MailState.QUEUED, ("worker",), _("Try again later")),
        Transition("give_up", MailState.SENDING, MailState.FAILED, ("worker",), _("Server refuses")),
        Transition("lose_track", MailState.SENDING, MailState.UNSURE, ("worker",), _("No answer")),
        Transition("send_again", MailState.FAILED, MailState.QUEUED, ("operator",), _("Send again")),
        Transition("send_again", MailState.UNSURE, MailState.QUEUED, ("operator",), _("Send again")),
    ],
    main_line=[MailState.QUEUED, MailState.SENDING, MailState.SENT],
)


class Mail(Entity):
    """One mail to one address. ``key`` names fact and reader: the same fact is mailed once.

    ``user`` is empty for addresses without an account (an applicant of a seminar).
    """

    personal_data = "e-mail address, names inside the text"

    key = models.TextField(unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="mails"
    )
    to = models.CharField(max_length=254, db_index=True)
    sender = models.TextField()
    subject = models.TextField()
    body = models.TextField()
    language = models.CharField(max_length=5)
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="notifications_mail_newest")]
        constraints = [
            MAIL_LIFE.constraint("notifications_mail_state"),
            models.CheckConstraint(
                condition=models.Q(state=MailState.SENT, sent_at__isnull=False)
                | (~models.Q(state=MailState.SENT) & models.Q(sent_at__isnull=True)),
                name="notifications_mail_sent_has_time",
            ),
        ]


class MailAttachment(Entity):
    """A file of a mail: a filed document (opened in the right of ``party_id``), or bytes of its own."""

    personal_data = "what the file holds"

    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    filename = models.TextField()
    media_type = models.TextField()
    document_id = models.UUIDField(null=True)
    party_id = models.UUIDField(null=True)
    content = models.BinaryField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["mail", "position"], name="notifications_attachment_position"),
            models.CheckConstraint(
                condition=models.Q(document_id__isnull=False, party_id__isnull=False, content__isnull=True)
                | models.Q(document_id__isnull=True, party_id__isnull=True, content__isnull=False),
                name="notifications_attachment_one_source",
            ),
        ]
