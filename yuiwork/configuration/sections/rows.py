"""Sections that are lists of rows, each saved and removed by a use-case of its room."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, TypeAdapter

from yuiwork.configuration.schema import Row, unique
from yuiwork.configuration.section import Plain, Section, by_key
from yuiwork.core.actor import Actor
from yuiwork.core.web.components import Text
from yuiwork.regions import api as regions

Read = Callable[[regions.Programme], list[dict[str, Any]]]
Save = Callable[[Actor, regions.Programme, dict[str, Any]], None]
Ids = Callable[[regions.Programme], Mapping[str, UUID]]
Tidy = Callable[[list[Any]], list[Any]]


def list_section(
    name: str,
    label: Text,
    row: type[Row],
    key: tuple[str, ...],
    *,
    read: Read,
    written: Read | None = None,
    save: Save,
    remove: Callable[..., None] | None = None,
    ids: Ids | None = None,
    changes: bool = True,
    fixed: tuple[str, ...] = (),
    tidy: Tidy = list,
) -> Section:
    """``save`` takes one row as Python values; ``remove`` the id that ``ids`` gives for its key, where rows may go.

    ``written``: what a file shall say, where it is not all that ``read`` knows.

    A row whose key is its identity (``changes``) stands once; of rows that are only added there may be twins.
    ``fixed``: fields that stay as they are once the row exists.
    ``tidy`` brings checked rows into the one form in which ``read`` gives them.
    """

    def checked(rows: list[Any]) -> list[Any]:
        if changes:
            unique(rows, *key)
        return tidy(rows)

    schema: TypeAdapter[Any] = TypeAdapter(_annotated(row, checked))

    def write(actor: Actor, programme: regions.Programme, present: Plain, wanted: Plain) -> None:
        before, after = by_key(present, key), by_key(wanted, key)
        if remove is not None and ids is not None:
            known = ids(programme)
            for gone in before.keys() - after.keys():
                remove(actor=actor, programme_id=programme.id, row_id=known[gone])
        for key_of_row, new in after.items():
            old = before.get(key_of_row)
            if old is None or (changes and _without(old, fixed) != _without(new, fixed)):
                save(actor, programme, row.model_validate(new).model_dump())

    return Section(
        name=name,
        label=label,
        schema=schema,
        read=read,
        written=written,
        write=write,
        key=key,
        removes=remove is not None,
        changes=changes,
        fixed=fixed,
    )


def _without(row: Plain, fields: tuple[str, ...]) -> Plain:
    return {name: value for name, value in row.items() if name not in fields}


def _annotated(row: type[Row], checked: Callable[[list[Any]], list[Any]]) -> Any:
    return Annotated[list[row], AfterValidator(checked)]  # type: ignore[valid-type]
