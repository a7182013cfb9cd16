"""Our quicker ``migrate`` makes what the models say, and what Django's own would know of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from yuiwork.config.management.commands.migrate import Executor, GrowingState

OURS = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("yuiwork.")]


@pytest.mark.django_db
def test_the_tables_are_as_the_models_say() -> None:
    with connection.cursor() as cursor:
        for model in OURS:
            table = model._meta.db_table
            columns = connection.introspection.get_table_description(cursor, table)
            assert {(c.name, c.null_ok) for c in columns} == {
                (f.column, f.null) for f in model._meta.local_concrete_fields
            }, table
            present = connection.introspection.get_constraints(cursor, table)
            wanted = {c.name for c in [*model._meta.constraints, *model._meta.indexes]}
            assert wanted <= present.keys(), table
            pointing = {found["columns"][0] for found in present.values() if found["foreign_key"]}
            assert pointing == {f.column for f in _references(model)}, table


def _references(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.ForeignKey) and field.db_constraint:  # type: ignore[attr-defined]
            yield field


def _models(state: ProjectState) -> dict[str, set[str]]:
    """Three models, one after the other, with what each knows of those that point to it."""
    assert not state.apps.get_models()  # rendered from here on
    id_ = ("id", models.AutoField(primary_key=True))
    state.add_model(ModelState("people", "Person", [id_]))
    author = ("author", models.ForeignKey("people.Person", models.CASCADE, related_name="books"))
    state.add_model(ModelState("library", "Book", [id_, author]))
    book = ("book", models.ForeignKey("library.Book", models.CASCADE))
    reader = ("reader", models.ForeignKey("people.Person", models.CASCADE))
    state.add_model(ModelState("library", "Loan", [id_, book, reader]))
    return {
        model.__name__: {str(relation.get_accessor_name()) for relation in model._meta.related_objects}
        for model in state.apps.get_models()
    }


def test_a_model_knows_who_points_to_it() -> None:
    ours = _models(GrowingState())
    assert ours == _models(ProjectState())
    assert ours == {"Person": {"books", "loan_set"}, "Book": {"loan_set"}, "Loan": set()}


def test_a_copy_grows_alone() -> None:
    state = GrowingState()
    _models(state)
    copy = state.clone()
    copy.add_model(ModelState("library", "Shelf", [("id", models.AutoField(primary_key=True))]))
    assert ("library", "shelf") in copy.models
    assert ("library", "shelf") not in state.models
    assert "shelf" not in state.apps.all_models["library"]


@pytest.mark.django_db
def test_a_database_with_tables_is_changed_in_djangos_own_way() -> None:
    assert type(Executor(connection)._create_project_state()) is ProjectState
