"""Which handler has already dealt with which event, so that a retry does nothing twice."""

from django.db import models


class HandledEvent(models.Model):
    personal_data = "none"

    event_id = models.UUIDField()
    handler = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "handler"], name="audit_handled_once")]
