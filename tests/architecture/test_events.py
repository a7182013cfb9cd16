"""Every announced fact is heard, or stands here with the reason why nobody needs it yet."""

import inspect
from importlib import import_module
from typing import get_type_hints

import pytest

from tests.architecture.source import PACKAGE
from yuiwork.config.wiring import WIRING, When, Wire
from yuiwork.core.events import Event

UNHEARD = {
    "community.CircleJoined": "the circle shows its members; nobody is told yet",
    "care.IncidentRecorded": "officers and directors find it among what waits for them until it is followed up",
    "compliance.DataDisclosed": "recorded by DataExport; she holds the copy herself",
    "intake.LotteryDrawn": "the draw has a public page; applicants are told one by one by their letter",
    "intake.RoundAnnounced": "rounds are found on the course's page; nobody subscribes to them yet",
    "learning.SessionMissed": "the roll leads to the guidance; the absentee hears of that",
    "learning.StampGiven": "her course page shows it at once",
    "surveys.SurveyAnswered": "answers are counted when the results are read",
    "imports.FileImported": "its facts are given to impact in the same transaction; who imported it is looking at it",
    "imports.ImportUndone": "as above",
    "market.JobClosed": "those who sent a proposal hear of their own proposal instead",
    "market.JobPublished": "jobs are found by looking; saved searches will listen to this",
    "money.HoldRefunded": "market asks for the refund itself and tells both sides",
    "money.HoldReleased": "market releases the hold itself and tells both sides",
    "outreach.CampaignStarted": "the page is open at once; results are counted from visits and applications",
    "regions.LoanAsked": "the home programme's officers see it on the menu of the programme and on their staff page",
    "regions.ProgrammeChanged": "pages are made of the rows themselves; the trail keeps who changed what",
    "regions.ProgrammeEnded": "the public page says it at once; seminars and courses ask the programme",
    "regions.PromotionProposed": "the officers see it on the menu of the programme and in 今日",
    "regions.SecrecyAgreed": "the officers read who has agreed on the page of the promise",
    "regions.StaffAppointed": "whoever appoints her tells her; her places appear at the next page",
    "teams.TeamFormed": "teams have no page of their own yet",
    "reports.FiscalYearClosed": "the rooms above ask for closed years when they need them",
    "reports.FiscalYearReopened": "as above; the page shows the reason to everybody",
}


def _load_all_events() -> dict[str, type[Event]]:
    for path in sorted(PACKAGE.glob("*/events.py")):
        import_module(f"yuiwork.{path.parent.name}.events")
    return {name: event for name, event in Event.registry.items() if event.__module__.startswith("yuiwork.")}


EVENTS = _load_all_events()
WIRES = [(name, wire) for name, wires in WIRING.items() for wire in wires]


def _handler(wire: Wire) -> object:
    module, _, function = wire.handler.rpartition(".")
    return getattr(import_module(module), function)


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_is_heard_or_has_a_reason(name: str) -> None:
    assert (name in WIRING) != (name in UNHEARD), (
        "wire it in config/wiring.py, or say here why nobody listens"
    )


def test_no_wire_and_no_reason_stands_for_an_event_that_is_gone() -> None:
    assert set(WIRING) | set(UNHEARD) <= set(EVENTS)
    assert all(UNHEARD.values())


@pytest.mark.parametrize(("name", "wire"), WIRES, ids=lambda value: getattr(value, "handler", value))
def test_a_handler_exists_and_takes_its_event(name: str, wire: Wire) -> None:
    handler = _handler(wire)
    assert callable(handler)
    [parameter] = inspect.signature(handler).parameters
    assert issubclass(EVENTS[name], get_type_hints(handler)[parameter])
    assert handler.__module__.split(".")[2] == "handlers"


@pytest.mark.parametrize(("name", "wire"), WIRES, ids=lambda value: getattr(value, "handler", value))
def test_what_runs_at_once_says_why(name: str, wire: Wire) -> None:
    assert bool(wire.reason) == (wire.when is When.NOW)


def test_no_handler_waits_in_vain() -> None:
    wired = {wire.handler for _name, wire in WIRES}
    waiting = []
    for path in sorted([*PACKAGE.glob("*/handlers.py"), *PACKAGE.glob("*/handlers/*.py")]):
        dotted = path.relative_to(PACKAGE.parent).with_suffix("").as_posix().replace("/", ".")
        module = import_module(dotted.removesuffix(".__init__"))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and _takes_an_event(function):
                waiting.append(f"{module.__name__}.{name}")
    assert sorted(set(waiting) - wired) == []


def _takes_an_event(function: object) -> bool:
    hints = get_type_hints(function)
    hints.pop("return", None)
    return len(hints) == 1 and all(isinstance(h, type) and issubclass(h, Event) for h in hints.values())


def test_events_carry_facts_and_no_objects() -> None:
    """What is queued as JSON must come back the same: ids, text, numbers, dates."""
    plain = {"UUID", "str", "int", "bool", "date", "datetime"}
    odd = [
        f"{name}.{field}: {hint}"
        for name, event in EVENTS.items()
        for field, hint in get_type_hints(event).items()
        if field not in {"name", "registry"} and not _is_plain(hint, plain)
    ]
    assert odd == []


def _is_plain(hint: object, plain: set[str]) -> bool:
    arguments = [a for a in getattr(hint, "__args__", ()) if a is not type(None)]
    if arguments:
        return all(_is_plain(argument, plain) for argument in arguments if argument is not Ellipsis)
    return (
        getattr(hint, "__name__", "") in plain or getattr(hint, "__base__", None) in (str,) or _is_enum(hint)
    )


def _is_enum(hint: object) -> bool:
    from enum import Enum

    return isinstance(hint, type) and issubclass(hint, Enum)
