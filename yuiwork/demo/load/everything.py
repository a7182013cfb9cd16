"""The whole demo, programme by programme. ``DEMO_SCOPE=nara`` loads one of them only."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from yuiwork.audit import api as audit
from yuiwork.core import clock, events
from yuiwork.demo.load.articles import publish_article
from yuiwork.demo.load.bank import DemoBank
from yuiwork.demo.load.calendar import DemoCalendar
from yuiwork.demo.load.counter import open_desk
from yuiwork.demo.load.courses import Learner, School, create_staff
from yuiwork.demo.load.jobs import JobMarket
from yuiwork.demo.load.papers import ask_for_reports
from yuiwork.demo.load.people import (
    SYSTEM,
    appoint_staff,
    create_firms,
    create_personas,
    create_programme,
    promise_secrecy,
)
from yuiwork.demo.load.season import live
from yuiwork.demo.personas import BEGINNER, GRADUATE, PERSONAS
from yuiwork.demo.programmes import DemoProgramme, programmes
from yuiwork.japan.dates import fiscal_year, jst_date
from yuiwork.regions import api as regions

Say = Callable[[str], None]


# The trail's row that says the loading came to its end.
DONE = UUID("00000000-0000-7000-8000-00000000de30")


def is_loaded() -> bool:
    return bool(audit.history_of("demo", DONE))


def is_half_loaded() -> bool:
    """Loading was interrupted: use-cases commit one by one, so it cannot be taken back or gone on with."""
    return not is_loaded() and bool(regions.open_programmes())


def chosen_programmes() -> Sequence[DemoProgramme]:
    """All nine, or those named in DEMO_SCOPE."""
    scope = os.environ.get("DEMO_SCOPE", "")
    return [row for row in programmes() if not scope or row.slug in scope.split(",")]


def load(say: Say) -> None:
    """Through the use-cases, at past dates; handlers run at once, so that their traces carry those dates too."""
    with _not_waiting_for_the_disk(), events.handled_at_once():
        _tell(say)
    with transaction.atomic():  # waited for: all before it is on the disk then
        audit.record(actor=SYSTEM, action="load", target="demo", target_id=DONE)


@contextmanager
def _not_waiting_for_the_disk() -> Iterator[None]:
    """A few thousand commits need not each be on the disk: if the machine falls, the demo is loaded anew."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
        yield
        cursor.execute("RESET synchronous_commit")


def _tell(say: Say) -> None:
    calendar = DemoCalendar(clock.now())
    with clock.at(calendar.day(-230)):
        programmes = {row.slug: create_programme(row) for row in chosen_programmes()}
        ids = create_personas(programmes)
        firms = create_firms(ids)
        for row in chosen_programmes():
            appoint_staff(row)
    market = JobMarket(
        firms["tanaka"],
        regions.actor_for(ids["tanaka"]),
        regions.actor_for(ids["unei"]),
        DemoBank(),
        calendar,
    )
    number = 0
    seasons: list[tuple[School, list[Learner]]] = []
    for row in chosen_programmes():
        say(f"{row.place}「{row.name}」")
        if not row.teaches:
            open_desk(programmes[row.slug], calendar, [])
            continue
        school = _school(row, programmes[row.slug], ids, calendar)
        seasons.append((school, school.history(number)))
        number += row.learners
    say("jobs, deliveries and payouts")
    _season_of_work(market, seasons)
    for school, learners in seasons:
        seminar_id = school.open_now()
        if school.beginner is not None:
            say(f"every room of {school.row.name}")
            live(school, learners, seminar_id=seminar_id)
            market.under_way(school, learners[0])
        market.post(school, on=-1)
        publish_article(school)


def _school(
    row: DemoProgramme, programme: regions.Programme, ids: dict[str, UUID], calendar: DemoCalendar
) -> School:
    with clock.at(calendar.day(-220)):
        staff = create_staff(row, programme, ids)
        promise_secrecy(programme, clock.today())
        _targets_of_this_year(row, programme, fiscal_year(jst_date(calendar.day(0))))
    ask_for_reports(row, programme)
    here = {p.key: ids[p.key] for p in PERSONAS if p.programme == row.slug and p.role == "resident"}
    return School(row, programme, staff, calendar, here.get(GRADUATE), here.get(BEGINNER))


def _targets_of_this_year(row: DemoProgramme, programme: regions.Programme, year: int) -> None:
    """The file promises for its own years; a demo that is loaded later promises the same again."""
    if regions.targets_of(programme.id, year):
        return
    for indicator, share in (("applied", 1.2), ("enrolled", 0.8), ("completed", 0.7), ("earned", 0.5)):
        regions.set_target(
            actor=SYSTEM, programme_id=programme.id, fiscal_year=year, indicator=indicator,
            value=max(1, int(row.learners * share)),
        )  # fmt: skip


def _season_of_work(market: JobMarket, seasons: list[tuple[School, list[Learner]]]) -> None:
    """Most completers of the best known programme get a first job, a third of them a second one; elsewhere one does.

    Two payout runs bring the money to the bank.
    """
    first: list[tuple[School, Learner]] = []
    second: list[tuple[School, Learner]] = []
    for school, learners in seasons:
        known = school.beginner is not None
        most, third = (len(learners) * 3 // 4, learners[::3]) if known else (1, [])
        first += [(school, learner) for learner in learners[:most]]
        second += [(school, learner) for learner in third]
    for workers, on, coached in ((first, -110, True), (second, -60, False)):
        if workers:  # a single programme may have none: nobody is owed anything then
            market.season(workers, on=on, coached=coached)
            market.pay_out(on=on + 30)
