"""Everything that is kept about a person, found by asking the models themselves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.serializers.python import Serializer
from django.db.models import BinaryField, CharField, Field, ForeignKey, Model, Q, TextField, UUIDField

from yuiwork.core.entity import Disclosure, ToldLater
from yuiwork.people import api as people

SECRET_FIELDS = frozenset({"password"})
# Columns that name a person who may have no account: her address, or a key made of it or of her id.
EMAIL, KEY_ENDING = "email", "_key"


def rows_about(user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Rows of our rooms that name this user or tell of her, by model.

    A new model that names her is found without a change here; one that hangs on such a row says so (``tells_of``).
    """
    addresses = people.addresses_of(user_id)
    found: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_models():
        if not model.__module__.startswith("yuiwork."):
            continue
        names_her = _names(model, user_id, addresses)
        rows = _naming_her(model, names_her) if names_her else []
        known = {row["id"] for row in rows}  # a row may name her and tell of her: she marked herself present
        rows += [row for row in _telling_of(model, user_id) if row["id"] not in known]
        if rows:
            found[model._meta.label] = rows
    return found


def columns_naming_people(model: type[Model]) -> list[str]:
    """The columns of a model in which a user id, a person key or an e-mail address can stand."""
    return [field.name for field in _columns(model) if _kind(field)]


def _names(model: type[Model], user_id: UUID, addresses: list[str]) -> Q:
    condition = Q()
    for field in _columns(model):
        match _kind(field):
            case "user":
                condition |= Q(**{field.attname: user_id})
            case "key":
                condition |= Q(**{field.attname: str(user_id)})
            case "email":
                condition |= Q(**{f"{field.attname}__in": addresses})
    return condition


def _naming_her(model: type[Model], names_her: Q) -> list[dict[str, Any]]:
    """Rows that name her, without the columns of which she has not been told yet."""
    rows = _rows(model, names_her)
    later: ToldLater | None = getattr(model, "told_later", None)
    if later is None:
        return rows
    told = {str(row.pk) for row in model._base_manager.filter(names_her & later.when)}
    return [
        row if str(row["id"]) in told else {key: row[key] for key in row if key not in later.columns}
        for row in rows
    ]


def _telling_of(model: type[Model], user_id: UUID) -> list[dict[str, Any]]:
    """Rows that hang on hers, without what they say of other people."""
    told: Disclosure | None = getattr(model, "tells_of", None)
    if told is None:
        return []
    about_her = Q(**{told.path: user_id}) & told.when
    words = {
        str(row.pk): {name: str(getattr(row, name)) for name in told.words}
        for row in (model._base_manager.filter(about_her) if told.words else ())
    }
    return [
        {**row, **words.get(str(row["id"]), {})} for row in _rows(model, about_her, frozenset(told.without))
    ]


def _columns(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def _kind(field: Field[Any, Any]) -> str:
    if isinstance(field, ForeignKey):
        return "user" if field.related_model._meta.label == settings.AUTH_USER_MODEL else ""
    if isinstance(field, UUIDField):
        own = field.primary_key and field.model._meta.label != settings.AUTH_USER_MODEL
        return "" if own else "user"  # rooms below people keep her id without a foreign key
    if isinstance(field, CharField | TextField):
        return "key" if field.name.endswith(KEY_ENDING) else "email" if field.name == EMAIL else ""
    return ""


def _rows(model: type[Model], condition: Q, without: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    secret = SECRET_FIELDS | without | {f.name for f in _columns(model) if isinstance(f, BinaryField)}
    shown = [field.name for field in _columns(model) if field.name not in secret]
    rows = model._base_manager.filter(condition).order_by("pk")
    # File contents have downloads of their own.
    return [{"id": item["pk"], **item["fields"]} for item in Serializer().serialize(rows, fields=shown)]
