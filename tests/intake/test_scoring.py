"""Blind scoring by several people: no names, nobody else's points, ties, disagreement, the order they give."""

from datetime import timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.office import TASK, Office, code_of
from tests.learning.school import STORY_NOW
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.intake.masking import MASK, masked
from yuiwork.intake.models import (
    ApplicationSheet,
    IntakeRound,
    Point,
    ScoreItem,
    Scorer,
    Scoring,
    Selection,
    TaskKind,
)
from yuiwork.intake.queries.comparison import compare
from yuiwork.intake.queries.scoring import blind, blind_rounds, sheet_to_score, to_score
from yuiwork.intake.scores import Scored, in_order, ranks, stand_apart
from yuiwork.intake.use_cases import decide_by_scores, save_scoring, set_rubric
from yuiwork.intake.use_cases.score import RubricLine
from yuiwork.learning import api as learning

LINES = [RubricLine("読みやすさ", 5), RubricLine("熱意", 5, "続ける理由が書かれている")]
TEXT = "山田花子です。ヤマダ ハナコと読みます。林の中を歩くのが好きです。hanako@example.jp"


@pytest.fixture
def judged(office: Office) -> IntakeRound:
    """Tutor and Dirk judge; one place; Hanako applied first, Sato second."""
    row = office.call(**TASK, seats=1)
    set_rubric(
        actor=office.officer, round_id=row.id, lines=LINES, scorer_ids=[office.cast.tutor, office.cast.dirk]
    )
    office.apply(task_text=TEXT, motive=TEXT)
    office.apply(office.cast.sato, task_text="ならまちの朝")
    return row


def sheet_of(office: Office, who: str) -> ApplicationSheet:
    return ApplicationSheet.objects.get(user_id=getattr(office.cast, who))


def give(office: Office, scorer: str, who: str, *points: int, final: bool = True) -> Scoring:
    lines = ScoreItem.objects.order_by("number")
    return save_scoring(
        actor=office.cast.actor(getattr(office.cast, scorer)),
        programme_id=office.cast.nara.id,
        sheet_id=sheet_of(office, who).id,
        points={line.id: value for line, value in zip(lines, points, strict=False)},
        comment=f"{scorer}より",
        final=final,
    )


def test_a_scorer_sees_neither_name_nor_day(office: Office, judged: IntakeRound) -> None:
    seen = blind(sheet_to_score(office.cast.tutor, office.cast.nara.id, sheet_of(office, "hanako").id))
    assert seen.task_text == seen.motive == f"{MASK}です。{MASK}と読みます。林の中を歩くのが好きです。{MASK}"
    client = PageClient().sign_in(office.cast.tutor)
    html = client.get(reverse("intake:score", args=["nara", seen.id])).content.decode()
    for secret in ("山田", "花子", "奈良市二条大路", "0742", "11月24日"):
        assert secret not in html
    assert seen.receipt in html


@given(st.text(alphabet="山田花子 森あいう", max_size=40))
def test_masking_leaves_no_name_behind(text: str) -> None:
    left = masked(text, ["山田 花子", "山田", "花子", "森", ""])
    assert "山田" not in left
    assert "花子" not in left
    assert left.count("森") == text.count("森")


def test_nobody_sees_the_others_points_before_both_are_in(office: Office, judged: IntakeRound) -> None:
    give(office, "tutor", "hanako", 5, 4)
    [first, second] = compare(judged)
    assert {first.mean, second.mean} == {""}
    assert not any(first.totals + second.totals)
    give(office, "dirk", "hanako", 4, 3, final=False)
    assert not compare(judged)[0].mean
    give(office, "dirk", "hanako", 4, 3)
    row = next(r for r in compare(judged) if r.name == "山田 花子")
    assert (row.mean, set(row.totals), {one.comment for one in row.given}) == (
        "8.00",
        {9, 7},
        {"tutorより", "dirkより"},
    )


def test_points_are_compared_line_by_line(office: Office, judged: IntakeRound) -> None:
    give(office, "tutor", "hanako", 5, 4)
    assert compare(judged)[0].means == (("読みやすさ", ""), ("熱意", ""))
    give(office, "dirk", "hanako", 4, 3)
    row = next(r for r in compare(judged) if r.name == "山田 花子")
    assert row.means == (("読みやすさ", "4.50"), ("熱意", "3.50"))
    by_scorer = {one.total: one.points for one in row.given}
    assert by_scorer == {9: (("読みやすさ", 5), ("熱意", 4)), 7: (("読みやすさ", 4), ("熱意", 3))}


def test_until_she_has_finished_a_scorer_of_the_office_sees_no_names(
    office: Office, judged: IntakeRound
) -> None:
    assert blind_rounds(office.cast.dirk) == {judged.id}
    client, sheet = PageClient().sign_in(office.cast.dirk), sheet_of(office, "hanako")
    listed = client.get(reverse("intake:applications", args=["nara"])).content.decode()
    compared = client.get(reverse("intake:comparison", args=["nara", judged.id])).content.decode()
    for html in (listed, compared):
        assert "山田" not in html
        assert sheet.shown_receipt in html
    assert reverse("intake:application", args=["nara", sheet.application_id]) not in listed
    assert reverse("intake:my_scoring", args=["nara"]) in listed
    page = client.get(reverse("intake:application", args=["nara", sheet.application_id]))
    assert page.status_code == 409
    assert "山田" not in page.content.decode()
    for who in ("hanako", "sato"):
        give(office, "dirk", who, 3, 3)
    assert blind_rounds(office.cast.dirk) == frozenset()
    assert "山田 花子" in client.get(reverse("intake:applications", args=["nara"])).content.decode()


def test_final_points_stay(office: Office, judged: IntakeRound) -> None:
    give(office, "tutor", "hanako", 1, final=False)
    with pytest.raises(Invalid) as refusal:
        give(office, "tutor", "hanako", 1)
    second = ScoreItem.objects.get(number=2)
    assert (code_of(refusal), refusal.value.field) == ("POINTS_MISSING", str(second.id))
    with pytest.raises(Invalid) as refusal:
        give(office, "tutor", "hanako", 1, 6)
    assert code_of(refusal) == "POINTS"
    scoring = give(office, "tutor", "hanako", 1, 2)
    with pytest.raises(Refused) as refused_:
        give(office, "tutor", "hanako", 5, 5)
    assert code_of(refused_) == "ALREADY_FINAL"
    row = Scoring.objects.filter(id=scoring.id)
    refused("intake_final_scoring_stays", lambda: row.update(comment="?"))
    refused("intake_points_fit", lambda: Point.objects.filter(scoring=scoring).update(points=0))
    refused("intake_scoring_once", lambda: copied(scoring))


def test_only_scorers_of_the_round_give_points(office: Office, judged: IntakeRound) -> None:
    for who in ("takeda", "other_officer", "hanako"):
        with pytest.raises(NotFound):
            give(office, who, "hanako", 5, 5)
    assert to_score(office.cast.takeda, office.cast.nara.id) == []
    assert len(to_score(office.cast.tutor, office.cast.nara.id)) == 2


def test_the_database_knows_what_a_line_is_worth(office: Office, judged: IntakeRound) -> None:
    scoring = give(office, "tutor", "hanako", 1, final=False)
    refused("intake_points_fit", lambda: Point.objects.update(points=6))
    refused("intake_point_once", lambda: copied(Point.objects.get(scoring=scoring)))
    line = ScoreItem.objects.get(number=1)
    refused("intake_score_item_number_once", lambda: copied(line))
    refused("intake_score_item_max_points", lambda: ScoreItem.objects.update(max_points=0))
    refused("intake_scorer_once", lambda: copied(Scorer.objects.all()[0]))


def test_the_office_decides_in_the_order_of_the_scores(office: Office, judged: IntakeRound) -> None:
    give(office, "tutor", "hanako", 1, 1)
    with pytest.raises(Refused) as refusal:
        decide_by_scores(actor=office.officer, round_id=judged.id)
    assert code_of(refusal) == "SCORING_OPEN"
    give(office, "dirk", "hanako", 1, 1)
    for scorer in ("tutor", "dirk"):
        give(office, scorer, "sato", 5, 5)
    assert decide_by_scores(actor=office.officer, round_id=judged.id) == 2
    outcomes = {s.application.user_id: s for s in Selection.objects.select_related("application")}
    assert outcomes[office.cast.sato].outcome == "accept"
    assert outcomes[office.cast.hanako].outcome == "wait"
    assert "あなたの順位は2番" in outcomes[office.cast.hanako].reason


@pytest.mark.parametrize(
    ("lines", "scorers", "field"),
    [([], ["tutor"], "title_1"), ([RubricLine("?", 0)], ["tutor"], "points_1"),
     (LINES, ["hanako"], "scorers"), (LINES, ["other_officer"], "scorers"),
     (LINES, ["carer"], "scorers"), (LINES, ["counsellor"], "scorers")],
)  # fmt: skip
def test_a_rubric_that_cannot_be_is_told_at_its_field(
    office: Office, lines: list[RubricLine], scorers: list[str], field: str
) -> None:
    row = office.call()
    ids: list[UUID] = [getattr(office.cast, name) for name in scorers]
    with pytest.raises(Invalid) as refusal:
        set_rubric(actor=office.officer, round_id=row.id, lines=lines, scorer_ids=ids)
    assert refusal.value.field == field


def test_once_somebody_scored_the_rubric_stays(office: Office, judged: IntakeRound) -> None:
    give(office, "tutor", "hanako", 1, final=False)
    with pytest.raises(Refused) as refusal:
        set_rubric(actor=office.officer, round_id=judged.id, lines=LINES, scorer_ids=[office.cast.tutor])
    assert code_of(refusal) == "SCORING_BEGAN"


TOTALS = st.lists(st.lists(st.integers(0, 20), min_size=2, max_size=2), max_size=12)


@given(TOTALS, st.randoms(use_true_random=False))
def test_the_order_depends_on_nothing_but_scores_and_days(totals: list[list[int]], chance: object) -> None:
    rows = [Scored(str(n), STORY_NOW + timedelta(minutes=n % 3), t) for n, t in enumerate(totals)]
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    ordered = in_order(rows)
    assert in_order(mixed) == ordered
    assert sorted(ranks(rows).values()) == list(range(1, len(rows) + 1))
    for one, other in pairwise(ordered):
        assert sum(one.totals) >= sum(other.totals)
        assert sum(one.totals) > sum(other.totals) or one.sent_at <= other.sent_at


def test_who_has_no_score_stands_last() -> None:
    rows = [Scored("a", STORY_NOW, []), Scored("b", STORY_NOW + timedelta(days=1), [0, 0])]
    assert [row.key for row in in_order(rows)] == ["b", "a"]


@pytest.mark.parametrize(
    ("totals", "apart"), [([10, 7], False), ([10, 6], True), ([5], False), ([], False), ([4, 4], False)]
)
def test_disagreement_is_three_tenths_of_what_can_be_reached(totals: list[int], apart: bool) -> None:
    assert stand_apart(totals, 10) == apart


def test_the_pages_from_rubric_to_order(office: Office) -> None:
    row = office.call(**{**TASK, "task_kind": TaskKind.FILE}, seats=1)
    file = learning.Upload("山田花子.pdf", b"%PDF-1.7 test")
    office.apply(files=[file])
    officer, tutor = PageClient().sign_in(office.cast.takeda), PageClient().sign_in(office.cast.tutor)
    form = {
        "title_1": "読みやすさ",
        "points_1": "５",
        "description_1": "",
        "scorers": [str(office.cast.tutor)],
    }
    path = reverse("intake:rubric", args=["nara", row.id])
    assert officer.post(path, {**form, "title_1": ""}).status_code == 422
    assert officer.post(path, form).status_code == 303
    assert "読みやすさ" in officer.get(path).content.decode()
    mine = tutor.get(reverse("intake:my_scoring", args=["nara"])).content.decode()
    sheet = sheet_of(office, "hanako")
    page = reverse("intake:score", args=["nara", sheet.id])
    assert page in mine
    html = tutor.get(page).content.decode()
    assert ">1.pdf</a>" in html
    assert "山田" not in html
    download = tutor.get(reverse("intake:score_file", args=["nara", sheet.files.get().id]))
    assert 'filename="1.pdf"' in download["Content-Disposition"]
    assert download.getvalue().startswith(b"%PDF")
    line = str(ScoreItem.objects.get().id)
    assert tutor.post(page, {line: "9", "action": "final"}).status_code == 422
    assert tutor.post(page, {line: "", "action": "final"}).status_code == 422
    assert tutor.post(page, {line: "4", "comment": "良い", "action": "final"}).status_code == 303
    compared = reverse("intake:comparison", args=["nara", row.id])
    html = officer.get(compared).content.decode()
    assert "4.00" in html
    assert "読みやすさ 4" in html
    assert "この順で決める" in html
    assert officer.post(compared).status_code == 303
    assert Selection.objects.get().state == "ready"
    stranger = PageClient().sign_in(office.cast.other_officer)
    for closed in (page, compared, path, reverse("intake:score_file", args=["nara", uuid4()])):
        assert stranger.get(closed).status_code == 404
