"""The stamp board: what she has done with its date, the places still open, and what was taken back with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.templatetags.ui import jday
from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    Attendance,
    Enrolment,
    SessionKind,
    Stamp,
    StampKind,
    Submission,
    SubmissionState,
)
from yuiwork.learning.queries.challenges import ChallengePlace, challenge_board, challenges_among
from yuiwork.learning.queries.courses import enrolments_of

# Words that fit into a stamp.
_MEETINGS = {
    SessionKind.HELP: pgettext_lazy("stamp", "Help"),
    SessionKind.ONBOARDING: pgettext_lazy("stamp", "First steps"),
    SessionKind.MORE: pgettext_lazy("stamp", "Graduates"),
}


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """``short`` fits into the stamp; ``label`` says what it is for; ``given_on`` JST, None while open."""

    short: str
    label: str
    given_on: date | None

    @property
    def day(self) -> str:
        """11月24日, as on a date stamp."""
        return jday(self.given_on)


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The places of a course, or of the seminars (no title)."""

    title: str
    places: tuple[BoardPlace, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Her board in one programme. ``total``: stamps that stand."""

    programme_id: UUID
    groups: tuple[PlaceGroup, ...]
    challenges: tuple[ChallengePlace, ...]
    taken_back: tuple[Stamp, ...]
    total: int

    @property
    def nearest(self) -> ChallengePlace | None:
        """The challenge she will reach first: begun, and the fewest times left."""
        begun = [place for place in self.challenges if place.given_on is None and place.done]
        return min(begun, key=lambda place: place.left, default=None)


def standing_stamps(user_id: UUID) -> list[Stamp]:
    """Her stamps that were not taken back, over all programmes."""
    rows = Stamp.objects.filter(user_id=user_id, taken_back_at=None).select_related("challenge")
    return list(rows.order_by("created_at", "id"))


@dataclass(frozen=True, slots=True)
class SmallBoard:
    """What her own page draws of all programmes: the places, and the challenges she has."""

    places: tuple[BoardPlace, ...]
    challenges: tuple[ChallengePlace, ...]

    @property
    def count(self) -> int:
        """The stamps that are drawn; open places are none."""
        return sum(place.given_on is not None for place in self.places) + len(self.challenges)


def small_board(user_id: UUID, enrolments: list[Enrolment]) -> SmallBoard | None:
    """Nothing before the first place. ``enrolments``: hers, from ``enrolments_of``."""
    stamps = standing_stamps(user_id)
    board = SmallBoard(tuple(board_of(stamps, enrolments)), tuple(challenges_among(stamps)))
    return board if board.places or board.challenges else None


def board_of(stamps: list[Stamp], enrolments: list[Enrolment]) -> list[BoardPlace]:
    """Seminars, then each course with its sessions and exercises in order, over all programmes.

    From ``standing_stamps`` and ``enrolments_of`` the same person.
    """
    return list(chain.from_iterable(group.places for group in _groups(stamps, enrolments)))


def boards_of(user_id: UUID, programme_id: UUID | None = None) -> list[Board]:
    """A board for each programme she has learnt in or been to a seminar of, the newest first; or one of them."""
    stamps = list(Stamp.objects.filter(user_id=user_id).order_by("-created_at", "-id"))
    enrolments = enrolments_of(user_id)
    ids = dict.fromkeys(
        [row.course.programme_id for row in reversed(enrolments)] + [row.programme_id for row in stamps]
    )
    return [
        _board(user_id, one, stamps, enrolments) for one in ids if programme_id is None or one == programme_id
    ]


def _board(user_id: UUID, programme_id: UUID, stamps: list[Stamp], enrolments: list[Enrolment]) -> Board:
    here = [stamp for stamp in reversed(stamps) if stamp.programme_id == programme_id]
    standing = [stamp for stamp in here if stamp.taken_back_at is None]
    courses = [row for row in enrolments if row.course.programme_id == programme_id]
    return Board(
        programme_id=programme_id,
        groups=tuple(_groups(standing, courses)),
        challenges=tuple(challenge_board(user_id, programme_id)),
        taken_back=tuple(stamp for stamp in here if stamp.taken_back_at is not None),
        total=len(standing),
    )


def _groups(stamps: Iterable[Stamp], enrolments: list[Enrolment]) -> list[PlaceGroup]:
    """The stamps of seminars, then each course with what can be stamped in it."""
    rows = list(stamps)
    seminars = tuple(
        BoardPlace(_("Seminar"), stamp.label, jst_date(stamp.created_at))
        for stamp in rows
        if stamp.kind == StampKind.SEMINAR
    )
    given = {stamp.ref_id: jst_date(stamp.created_at) for stamp in rows}
    ids = [row.id for row in enrolments]
    done: dict[
        tuple[UUID, UUID], UUID
    ] = {}  # attendance or passed answer by enrolment and session or exercise
    for enrolment_id, what, ref_id in chain(
        Attendance.objects.filter(enrolment__in=ids, present=True).values_list(
            "enrolment_id", "session_id", "id"
        ),
        Submission.objects.filter(enrolment__in=ids, state=SubmissionState.PASSED).values_list(
            "enrolment_id", "exercise_id", "id"
        ),
    ):
        done[enrolment_id, what] = ref_id
    courses = [PlaceGroup(row.course.title, tuple(_course(row, given, done))) for row in enrolments]
    return ([PlaceGroup("", seminars)] if seminars else []) + [group for group in courses if group.places]


def _course(
    enrolment: Enrolment, given: dict[UUID, date], done: dict[tuple[UUID, UUID], UUID]
) -> Iterable[BoardPlace]:
    held = 0
    for session in enrolment.course.sessions.all():
        if session.is_cancelled:
            continue
        held += session.kind == SessionKind.SESSION
        is_session = session.kind == SessionKind.SESSION
        short = (
            _("Session %(number)d") % {"number": held}
            if is_session
            else str(_MEETINGS[SessionKind(session.kind)])
        )
        yield BoardPlace(short, session.title, _day(given, done.get((enrolment.id, session.id))))
    for exercise in enrolment.course.exercises.all():
        short = _("Exercise %(number)d") % {"number": exercise.number}
        yield BoardPlace(short, exercise.title, _day(given, done.get((enrolment.id, exercise.id))))


def _day(given: dict[UUID, date], ref_id: UUID | None) -> date | None:
    return given.get(ref_id) if ref_id else None
