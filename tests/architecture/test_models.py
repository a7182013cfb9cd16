"""Every model says what personal data it holds, and keeps the habits of the house."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CASCADE, Field, FloatField, ForeignKey, Model

from yuiwork.compliance.queries import columns_naming_people

MODELS = [m for m in apps.get_models() if m.__module__.startswith("yuiwork.")]
# Keys that may cascade, with the reason.
PARTS = {"market.JobCriterion.job": "a line of a draft, rewritten with it; offered versions are kept apart"}
IDS = [m._meta.label for m in MODELS]


def _own_fields(model: type[Model]) -> list["Field[object, object]"]:
    return list(model._meta.concrete_fields)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_a_model_states_its_personal_data(model: type[Model]) -> None:
    stated = model.__dict__.get("personal_data")
    assert isinstance(stated, str), "write personal_data = '...' in the model; 'none' is an answer"
    assert stated
    names_user = any(
        isinstance(f, ForeignKey) and f.related_model._meta.label == settings.AUTH_USER_MODEL
        for f in _own_fields(model)
    )
    assert not (names_user and stated == "none"), "a user id is personal data"


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_what_names_a_person_can_be_disclosed_to_her(model: type[Model]) -> None:
    if "user id" in model.__dict__.get("personal_data", ""):
        found = columns_naming_people(model) or model.__dict__.get("tells_of")
        assert found, "compliance could not find this model's rows about a person"
    if " by enrolment" in model.__dict__.get("personal_data", ""):
        assert model.__dict__.get("tells_of"), "say by which way compliance finds this model's rows"


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_constraints_and_indexes_carry_the_name_of_the_room(model: type[Model]) -> None:
    names = [c.name for c in model._meta.constraints] + [i.name for i in model._meta.indexes]
    assert [name for name in names if not str(name).startswith(f"{model._meta.app_label}_")] == []


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_a_state_is_held_inside_its_table(model: type[Model]) -> None:
    """A CHECK ties every ``state`` column to the states that exist."""
    if any(f.name == "state" for f in _own_fields(model)):
        checks = [str(getattr(c, "condition", "")) for c in model._meta.constraints]
        assert any("'state__in'" in check for check in checks)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_no_money_is_a_fraction(model: type[Model]) -> None:
    assert [f.name for f in _own_fields(model) if isinstance(f, FloatField)] == []


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_nothing_disappears_with_its_neighbour(model: type[Model]) -> None:
    """Rows are kept or removed on purpose: no key cascades."""
    keys = [f for f in _own_fields(model) if isinstance(f, ForeignKey)]
    cascading = {f"{model._meta.label}.{f.name}" for f in keys if f.remote_field.on_delete is CASCADE}
    assert cascading <= set(PARTS)
