"""Django's own ``migrate``, which on an empty database takes a small part of the time."""

from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


class GrowingState(ProjectState):
    """The models while an empty database gets its tables, one after the other.

    Django renders with each new model whatever is related to it, near or far: here that is nearly every model, two
    hundred times. Nothing can point to a model that was not there, so it is enough to render the new one.
    """

    def add_model(self, model_state: ModelState) -> None:
        rendered = self.__dict__.pop("apps", None)
        super().add_model(model_state)  # finds nothing rendered, and renders nothing
        if rendered is not None:
            self.__dict__["apps"] = rendered
            rendered.render_multiple([model_state])

    def clone(self) -> ProjectState:
        copy = super().clone()
        copy.__class__ = GrowingState
        return copy


class Executor(MigrationExecutor):
    """Grows the models from nothing; where something is applied already Django's own way is taken."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        state: ProjectState = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]
        if not self.loader.applied_migrations:
            state.__class__ = GrowingState
        return state


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]
        super().handle(*args, **options)
