"""Everything that is kept about a person, found by asking the models themselves."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.serializers.python import Serializer
from django.db.models import ForeignKey, Model

SECRET_FIELDS = frozenset({"password", "content"})  # hashes and file bytes: files have downloads of their own


def rows_about(user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Rows of our rooms that name this user, by model. A new model with a user key is found without a change here."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_models():
        if not model.__module__.startswith("yuiwork."):
            continue
        rows = [row for name in _user_fields(model) for row in _rows(model, name, user_id)]
        if rows:
            found[model._meta.label] = rows
    return found


def _user_fields(model: type[Model]) -> list[str]:
    if model._meta.label == settings.AUTH_USER_MODEL:
        return ["id"]
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model._meta.label == settings.AUTH_USER_MODEL
    ]


def _rows(model: type[Model], field: str, user_id: UUID) -> list[dict[str, Any]]:
    rows = model._base_manager.filter(**{field: user_id}).order_by("pk")
    serialised = Serializer().serialize(rows)
    return [
        {"id": item["pk"], **{k: v for k, v in item["fields"].items() if k not in SECRET_FIELDS}} for item in serialised
    ]
