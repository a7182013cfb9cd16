"""Who owes which duty of the Freelance Act to whom (law.md 1.1, 1.2).

The flags decide labels, warnings and evidence only: the product applies every duty to every pair
(law.md 0.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from yuiwork.japan.parameters import parameter


class Duty(IntEnum):
    """The duties, numbered by their article."""

    NOTICE = 3
    PAYMENT_DATE = 4
    SEVEN_BANS = 5
    TRUTHFUL_ADS = 12
    CARE = 13
    HARASSMENT = 14
    TERMINATION_NOTICE = 16


PRODUCT_DUTIES = frozenset(Duty)


class PartyKind(StrEnum):
    """``PUBLIC_BODY`` and ``CONSUMER`` occur as orderers only."""

    INDIVIDUAL = "individual"
    CORPORATION = "corporation"
    PUBLIC_BODY = "public_body"
    CONSUMER = "consumer"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as declared at the time of the order. ``officers`` counts representatives too."""

    kind: PartyKind
    uses_employees: bool = False
    officers: int = 0


class Coverage(StrEnum):
    """Why the statute covers a pair or not."""

    COVERED = "covered"
    PUBLIC_BODY_UNVERIFIED = "public_body_unverified"
    WORKER_NOT_PROTECTED = "worker_not_protected"
    CONSUMER_ORDER = "consumer_order"


@dataclass(frozen=True, slots=True)
class Duties:
    """Duties by statute, duties of mere effort, and why."""

    statutory: frozenset[Duty]
    effort: frozenset[Duty]
    coverage: Coverage


def counts_as_employee(weekly_hours: int, expected_days: int, on: date) -> bool:
    """Whether someone with these hours a week and expected days of employment makes a party "use employees".

    Relatives living together do not count whatever their hours (law.md 1.1).
    """
    enough_hours = weekly_hours >= parameter("fl.employee_min_weekly_hours", on)
    return enough_hours and expected_days >= parameter("fl.employee_min_days", on)


def is_protected_worker(worker: Party) -> bool:
    """特定受託事業者: an individual or a one-person corporation, without employees."""
    if worker.uses_employees:
        return False
    one_person = worker.kind is PartyKind.CORPORATION and worker.officers <= 1
    return worker.kind is PartyKind.INDIVIDUAL or one_person


def is_specified_orderer(orderer: Party, on: date) -> bool:
    """特定業務委託事業者: with employees, or a corporation of two or more officers; public bodies count."""
    if orderer.kind is PartyKind.PUBLIC_BODY or orderer.uses_employees:
        return True
    enough_officers = orderer.officers >= parameter("fl.orderer_min_officers", on)
    return orderer.kind is PartyKind.CORPORATION and enough_officers


def duties(orderer: Party, worker: Party, *, ge1m: bool, ge6m: bool, on: date) -> Duties:
    """The duties of ``orderer`` to ``worker`` for an order of the JST date ``on``.

    ``ge1m`` and ``ge6m``: whether the relation lasts at least the months of arts. 5 and 13/16
    (`yuiwork.japan.duration`).
    """
    if orderer.kind is PartyKind.CONSUMER:
        return Duties(frozenset(), frozenset(), Coverage.CONSUMER_ORDER)
    if not is_protected_worker(worker):
        return Duties(frozenset(), frozenset(), Coverage.WORKER_NOT_PROTECTED)
    public = orderer.kind is PartyKind.PUBLIC_BODY
    coverage = Coverage.PUBLIC_BODY_UNVERIFIED if public else Coverage.COVERED
    if not is_specified_orderer(orderer, on):
        return Duties(frozenset({Duty.NOTICE}), frozenset(), coverage)
    owed = {Duty.NOTICE, Duty.PAYMENT_DATE, Duty.TRUTHFUL_ADS, Duty.HARASSMENT}
    if ge1m or ge6m:
        owed.add(Duty.SEVEN_BANS)
    if ge6m:
        owed |= {Duty.CARE, Duty.TERMINATION_NOTICE}
    return Duties(frozenset(owed), frozenset({Duty.CARE}) - owed, coverage)
