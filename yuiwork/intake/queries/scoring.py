"""Reads for scorers: no names, nobody else's scores. What the office compares is in ``comparison``."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q

from yuiwork.core.errors import NotFound
from yuiwork.intake.masking import masked
from yuiwork.intake.models import (
    ApplicationSheet,
    IntakeRound,
    ScoreItem,
    Scorer,
    Scoring,
    TaskFile,
)
from yuiwork.intake.policies import JUDGES
from yuiwork.intake.queries.answers import answers_in_words
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions

# An application that is out of the running is judged no more.
RUNNING = ("applied", "waiting", "accepted", "declined")


@dataclass(frozen=True, slots=True)
class BlindSheet:
    """What a scorer sees: no name, no address, no day of application; files under names of ours."""

    id: UUID
    receipt: str
    motive: str
    weekly_hours: int
    task_title: str
    task_instruction: str
    task_text: str
    answers: tuple[tuple[str, str], ...]
    files: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class ToScore:
    """One line of a scorer's list. ``state``: new, draft or done."""

    sheet_id: UUID
    round_id: UUID
    receipt: str
    round_title: str
    course_title: str
    state: str


def to_score(user_id: UUID, programme_id: UUID) -> list[ToScore]:
    """Everything this person is asked to judge, by receipt number: its order tells nothing."""
    rows = (
        ApplicationSheet.objects.filter(
            round__scorers__user_id=user_id,
            course__programme_id=programme_id,
            application__state__in=RUNNING,
        )
        .select_related("round", "course")
        .order_by("round__opens_on", "receipt")
    )
    mine = {s.sheet_id: s for s in Scoring.objects.filter(scorer_id=user_id, sheet__in=rows)}
    return [_line(row, mine.get(row.id)) for row in rows]


def _line(row: ApplicationSheet, scoring: Scoring | None) -> ToScore:
    assert row.round is not None  # it was found by it
    state = _state(scoring)
    return ToScore(row.id, row.round.id, row.shown_receipt, row.round.title, row.course.title, state)


def open_count(user_id: UUID, programme_id: UUID) -> int:
    """How many she has not finished."""
    return sum(row.state != "done" for row in to_score(user_id, programme_id))


def sheet_to_score(user_id: UUID, programme_id: UUID, sheet_id: UUID) -> ApplicationSheet:
    """For its scorers only. Raises ``NotFound``."""
    row = (
        ApplicationSheet.objects.select_related("round", "application")
        .prefetch_related("files")
        .filter(
            id=sheet_id,
            course__programme_id=programme_id,
            round__scorers__user_id=user_id,
            application__state__in=RUNNING,
        )
        .first()
    )
    if row is None:
        raise NotFound
    return row


def blind(sheet: ApplicationSheet) -> BlindSheet:
    """The sheet without what tells who wrote it. What a file says inside is not looked at."""
    application, row = sheet.application, sheet.round
    assert application is not None
    assert row is not None
    secrets = _secrets(sheet.user_id)
    files = [(file.id, file.name.rpartition(".")[2]) for file in sheet.files.all()]
    return BlindSheet(
        id=sheet.id,
        receipt=sheet.shown_receipt,
        motive=masked(application.motive, secrets),
        weekly_hours=application.weekly_hours,
        task_title=row.task_title,
        task_instruction=row.task_instruction,
        task_text=masked(sheet.task_text, secrets),
        answers=tuple((q, masked(text, secrets)) for q, text in answers_in_words(sheet)),
        files=tuple((i, f"{n}.{ending}") for n, (i, ending) in enumerate(files, start=1)),
    )


def blind_file(user_id: UUID, programme_id: UUID, file_id: UUID) -> tuple[TaskFile, str]:
    """A file for a scorer, with the name it gets. Raises ``NotFound``."""
    row = TaskFile.objects.filter(id=file_id).first()
    if row is None:
        raise NotFound
    sheet = blind(sheet_to_score(user_id, programme_id, row.sheet_id))
    return row, next(name for one, name in sheet.files if one == file_id)


def blind_rounds(user_id: UUID | None) -> frozenset[UUID]:
    """Rounds in which she still has to judge: until she has finished, she sees no names there."""
    if user_id is None:
        return frozenset()
    rounds = (
        Scorer.objects.filter(user_id=user_id, round__sheets__application__state__in=RUNNING)
        .annotate(
            sheets=Count("round__sheets", filter=Q(round__sheets__application__state__in=RUNNING), distinct=True),
            done=Count(
                "round__sheets__scorings",
                filter=Q(
                    round__sheets__scorings__scorer_id=F("user_id"),
                    round__sheets__scorings__done_at__isnull=False,
                    round__sheets__application__state__in=RUNNING,
                ),
                distinct=True,
            ),
        )
        .filter(done__lt=F("sheets"))
    )  # fmt: skip
    return frozenset(rounds.values_list("round_id", flat=True))


def shown_name(application: learning.CourseApplication, blind_in: Collection[UUID]) -> str:
    """The applicant's name; her receipt number for whoever still has to judge her application."""
    sheet = getattr(application, "sheet", None)
    if sheet is not None and sheet.round_id in blind_in:
        return str(sheet.shown_receipt)
    return learning.name_of(application.user_id)


def possible_scorers(programme_id: UUID) -> list[tuple[str, str]]:
    """Staff of the programme who may judge, each once, by reading."""
    ids = {u for role in JUDGES for u in regions.staff_of(programme_id, role)}
    profiles = people.profiles_of(ids)
    return [
        (str(u), profiles[u].full_name) for u in sorted(profiles, key=lambda u: (profiles[u].full_kana, u))
    ]


def scorer_names(row: IntakeRound) -> list[str]:
    """In the order in which ``compare`` gives their totals."""
    ids = list(row.scorers.order_by("created_at", "id").values_list("user_id", flat=True))
    profiles = people.profiles_of(ids)
    return [profiles[u].full_name if u in profiles else "" for u in ids]


def criteria_of(round_id: UUID) -> list[ScoreItem]:
    return list(ScoreItem.objects.filter(round_id=round_id).order_by("number"))


def own_scoring(user_id: UUID, sheet_id: UUID) -> Scoring | None:
    """Her own, with its points."""
    return Scoring.objects.filter(scorer_id=user_id, sheet_id=sheet_id).prefetch_related("points").first()


def _state(scoring: Scoring | None) -> str:
    return "new" if scoring is None else "done" if scoring.done_at else "draft"


def _secrets(user_id: UUID) -> list[str]:
    profile = people.profile_of(user_id)
    if profile is None:
        return []
    return [
        f"{profile.family_name} {profile.given_name}",
        f"{profile.given_name} {profile.family_name}",
        f"{profile.family_kana} {profile.given_kana}",
        profile.family_name,
        profile.given_name,
        profile.family_kana,
        profile.given_kana,
        profile.user.email,
        profile.phone,
        profile.address,
    ]
