"""Campaigns: the page of a paper, counting without following anybody, what came of it, flyers."""

import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cast import Cast
from tests.conftest import STORY_TIME
from tests.learning.school import SEMINAR_DAY, School
from tests.page_client import PageClient
from tests.racing import at_once
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.learning import api as learning
from yuiwork.learning.models import SeminarPlace
from yuiwork.outreach.flyer import SIZES, facts_of, flyer_pdf, flyer_png
from yuiwork.outreach.models import Campaign, CampaignVisits
from yuiwork.outreach.queries.results import results_of
from yuiwork.outreach.use_cases import change_campaign, close_campaign, count_visit, start_campaign

DAY = timedelta(days=1)
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def start(school: School, code: str = "nara-toshokan", **changes: Any) -> Campaign:
    values: dict[str, Any] = {
        "submission_id": uuid4(),
        "title": "中央図書館のポスター",
        "source": "library_poster",
        "headline": "家で、自分のペースで働く。",
        "text": "はじめての方のための説明会です。",
        "cost_yen": 12_000,
        **changes,
    }
    return start_campaign(
        actor=school.cast.actor(school.cast.takeda),
        programme_id=school.cast.nara.id,
        code=code,
        **values,
    )


def url(name: str, *more: object) -> str:
    return reverse(f"outreach:{name}", args=["nara", *more])


def test_a_paper_leads_to_its_page_and_on_to_the_application(school: School, page_client: PageClient) -> None:
    campaign, seminar = start(school), school.seminar
    html = page_client.get(f"/c/{campaign.code}/").content.decode()
    assert "家で、自分のペースで働く。" in html
    assert f"/seminars/{seminar.id}/apply/?c=nara-toshokan&amp;s=library_poster" in html
    assert page_client.cookies.get("sessionid") is None
    assert not [cookie for cookie in page_client.cookies if cookie not in {"csrftoken", "django_language"}]


def test_opening_is_counted_per_day_and_nothing_else_is_kept(school: School, page_client: PageClient) -> None:
    campaign = start(school)
    for _ in range(3):
        page_client.get(f"/c/{campaign.code}/")
    page_client.head(f"/c/{campaign.code}/")
    with clock.at(SEMINAR_DAY):
        page_client.get(f"/c/{campaign.code}/")
    counts = campaign.visits.order_by("day").values_list("day", "count")
    assert list(counts) == [(date(2026, 11, 24), 3), (date(2026, 11, 27), 1)]
    assert {f.name for f in CampaignVisits._meta.get_fields()} == {
        "id",
        "created_at",
        "campaign",
        "day",
        "count",
    }


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_the_same_moment_are_two() -> None:
    with clock.at(STORY_TIME):
        campaign_id = start(School(Cast())).id

    def visit() -> None:
        for _ in range(5):
            count_visit(campaign_id=campaign_id)

    assert at_once(*[visit] * 4, moment=STORY_TIME) == [None] * 4
    assert CampaignVisits.objects.get().count == 20


def test_a_closed_campaign_keeps_its_page(school: School, page_client: PageClient) -> None:
    campaign, officer = start(school), school.cast.actor(school.cast.takeda)
    close_campaign(actor=officer, campaign_id=campaign.id)
    assert "お手元の紙面は以前のものです" in page_client.get(f"/c/{campaign.code}/").content.decode()
    close_campaign(actor=officer, campaign_id=campaign.id, closed=False)
    campaign.refresh_from_db()
    assert campaign.closed_at is None


def test_the_same_form_twice_is_one_campaign_and_a_code_is_used_once(school: School) -> None:
    key = uuid4()
    assert start(school, submission_id=key).id == start(school, submission_id=key).id
    with pytest.raises(Conflict) as refusal:
        start(school)
    assert (refusal.value.code, refusal.value.field) == ("CODE_TAKEN", "code")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "Nara"}, "CODE_FORM"),
        ({"code": "n"}, "CODE_FORM"),
        ({"source": "television"}, "SOURCE_UNKNOWN"),
        ({"headline": " "}, "HEADLINE_MISSING"),
    ],
)
def test_what_cannot_be_used_is_refused(school: School, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        start(school, **changes)
    assert refusal.value.code == code


def test_the_database_refuses_what_would_mislead(school: School) -> None:
    row = Campaign.objects.filter(id=start(school).id)
    wrong: dict[str, dict[str, Any]] = {
        "outreach_campaign_code_form": {"code": "Großes A"},
        "outreach_campaign_headline": {"headline": ""},
        "outreach_campaign_cost": {"cost_yen": -1},
    }
    for name, change in wrong.items():
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            row.update(**change)
        assert name in str(refusal.value)


def test_strangers_change_nothing(school: School) -> None:
    campaign = start(school)
    for who in (school.cast.other_officer, school.cast.hanako, school.cast.tutor):
        with pytest.raises(Refused):
            change_campaign(
                actor=school.cast.actor(who),
                campaign_id=campaign.id,
                title="?",
                source="friend",
                headline="?",
                text="",
                cost_yen=None,
            )
        assert PageClient().sign_in(who).get(url("campaign_staff", campaign.id)).status_code == 404


def people(school: School) -> Campaign:
    """Four by the poster, of whom three came and one learns; three by friends; one said the poster without a code."""
    campaign = start(school)
    seminar = school.new_seminar(venue_seats=20)
    by_poster = [
        school.apply(
            seminar_id=seminar.id, given_name=name, email=f"p{n}@example.jp", campaign="nara-toshokan"
        )
        for n, name in enumerate("一二三四")
    ]
    for n, name in enumerate("五六七"):
        school.apply(seminar_id=seminar.id, given_name=name, email=f"f{n}@example.jp", source="friend")
    school.apply(seminar_id=seminar.id, given_name="八", email="x@example.jp")
    with clock.at(SEMINAR_DAY):
        for application in by_poster[:3]:
            learning.mark_seminar_attendance(
                actor=school.cast.actor(school.cast.tutor), application_id=application.id, present=True
            )
    return campaign


def test_what_came_of_it_is_counted_in_people(school: School) -> None:
    campaign = people(school)
    count_visit(campaign_id=campaign.id)
    results = results_of(school.cast.nara, *YEAR)
    rows = {str(row[0]): row[1:] for row in results.figure.table.rows}
    # 4 with the code and 1 who said so; who took a course is nobody, which tells nothing about a person
    assert rows["図書館のポスター"] == (1, 5, 3, 0, "12,000円", "2,400円")
    assert rows["友人・知人"] == ("—", 3, 0, 0, "—", "—")
    [paper] = results.papers.rows
    assert paper[2:4] == (4, 3)
    assert results.applied == 8
    assert "図書館のポスター" in str(results.figure.takeaway)


def test_a_paper_costs_once_and_stands_in_no_year_before_it_was_made(school: School) -> None:
    start(school)
    costs = {}
    for year in (2025, 2026, 2027):
        papers = results_of(school.cast.nara, date(year, 4, 1), date(year + 1, 3, 31)).papers.rows
        costs[year] = [(row[0], row[5]) for row in papers]
    assert costs == {
        2025: [],
        2026: [("中央図書館のポスター", "12,000円")],
        2027: [("中央図書館のポスター", "—")],
    }


def test_a_person_counts_once_and_a_learner_is_found(school: School) -> None:
    start(school)
    first = school.apply(school.cast.actor(school.cast.hanako), campaign="nara-toshokan")
    other = school.new_seminar()
    school.apply(school.cast.actor(school.cast.hanako), seminar_id=other.id, source="friend")
    school.enrolment  # noqa: B018 - Hanako learns
    [row] = learning.source_results(school.cast.nara.id, *YEAR)
    assert (row.applied, row.attended, row.enrolled) == (1, 0, 1)
    assert first.user_id == school.cast.hanako
    assert learning.source_results(school.cast.amami.id, *YEAR) == []
    assert learning.source_results(school.cast.nara.id, date(2025, 4, 1), date(2026, 3, 31)) == []


def test_few_people_are_hidden(school: School) -> None:
    start(school)
    school.apply(campaign="nara-toshokan")
    [row] = results_of(school.cast.nara, *YEAR).figure.table.rows
    assert row[2:5] == ("x", "x", "x")
    assert row[6] == "—"  # the cost per applicant would tell how many


@pytest.mark.parametrize("name", sorted(SIZES))
def test_a_flyer_fits_one_sheet_and_says_what_matters(school: School, name: str) -> None:
    campaign, size = start(school), SIZES[name]
    assert school.seminar
    pdf = PdfReader(io.BytesIO(flyer_pdf(Campaign.objects.get(id=campaign.id), size)))
    [sheet] = pdf.pages
    text = sheet.extract_text().replace("\n", "")
    for words in (
        "家で、自分のペースで働く。",
        "2026年11月27日",
        "中央公民館",
        "託児あり",
        "奈良市産業政策課",
    ):
        assert words in text.replace(" ", "").replace("\u3000", ""), words
    millimetres = round(float(sheet.mediabox.width) / 72 * 25.4)
    assert millimetres == {"a4": 210, "a5": 148, "poster": 297}[name]
    assert flyer_png(campaign, size).startswith(b"\x89PNG")


def test_a_flyer_is_japanese_for_an_officer_who_reads_english(school: School) -> None:
    assert school.seminar
    with override("en"):
        [seminar] = facts_of(start(school), SIZES["a4"])["seminars"]
    assert seminar["day"] == "2026年11月27日（金）"


def test_the_main_button_leads_where_there_is_a_seat(school: School, page_client: PageClient) -> None:
    campaign, full = start(school), school.seminar
    SeminarPlace.objects.filter(seminar=full).update(taken=F("seats"))
    free = school.new_seminar(starts_at=full.starts_at + DAY, ends_at=full.ends_at + DAY)
    html = page_client.get(f"/c/{campaign.code}/").content.decode()
    assert html.count('data-kind="primary"') == 1
    assert f'data-kind="primary" href="/seminars/{free.id}/apply/' in html
    assert "説明会は無料です" in html


def test_a_flyer_without_dates_still_has_its_code(school: School) -> None:
    [sheet] = PdfReader(io.BytesIO(flyer_pdf(start(school), SIZES["a4"]))).pages
    assert "次の日程は" in sheet.extract_text()


def test_the_longest_words_stay_on_the_sheet(school: School) -> None:
    for number in range(6):
        school.new_seminar(title=f"{number}" + "とても長い名前の説明会" * 3)
    campaign = start(school, headline="あ" * 60, text="い" * 300)
    for size in SIZES.values():
        assert len(PdfReader(io.BytesIO(flyer_pdf(campaign, size))).pages) == 1


def test_the_officer_makes_a_campaign_and_sees_it(school: School) -> None:
    officer = PageClient().sign_in(school.cast.takeda)
    assert "チラシはまだありません" in officer.get(url("campaigns")).content.decode()
    form = {
        "title": "幼稚園のチラシ",
        "source": "kindergarten_flyer",
        "code": "nara-youchien",
        "headline": "お迎えまでの2時間で、学ぶ。",
        "text": "",
        "cost_yen": "１２，０００",
        "submission_id": str(uuid4()),
    }
    assert officer.post(url("campaign_new"), {**form, "code": "幼稚園"}).status_code == 422
    answer = officer.post(url("campaign_new"), form)
    assert answer.status_code == 303, answer.content.decode()
    campaign = Campaign.objects.get()
    assert campaign.cost_yen == 12_000
    page = officer.get(answer["Location"]).content.decode()
    assert url("flyer", campaign.id, "poster") in page
    assert officer.post(answer["Location"], {**form, "headline": ""}).status_code == 422
    assert officer.post(answer["Location"], {**form, "headline": "はじめの一歩"}).status_code == 303
    assert officer.get(url("flyer", campaign.id, "a4"))["Content-Type"] == "application/pdf"
    assert officer.get(url("flyer_preview", campaign.id, "a5"))["Content-Type"] == "image/png"
    assert officer.get(url("flyer", campaign.id, "b0")).status_code == 404
    assert officer.post(url("campaign_close", campaign.id), {"closed": "1"}).status_code == 303
    people_page = officer.get(url("campaigns") + "?year=2026").content.decode()
    assert "使用終了" in people_page


def test_the_tables_open_in_a_spreadsheet(school: School) -> None:
    people(school)
    officer = PageClient().sign_in(school.cast.takeda)
    assert officer.get(url("campaigns")).status_code == 200
    book = load_workbook(io.BytesIO(officer.get(url("campaigns_xlsx")).content))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"図書館のポスター", "12,000円"} <= cells


def test_the_officer_keeps_the_list_of_sources(school: School) -> None:
    officer, path = PageClient().sign_in(school.cast.takeda), url("sources")
    assert "市の広報誌" in officer.get(path).content.decode() or officer.get(path).status_code == 200
    refused = officer.post(path, {"usual": ["friend"], "own": "festa 夏まつり\n祭り"})
    assert refused.status_code == 422
    assert "2行目" in refused.content.decode()
    assert officer.post(path, {"usual": [], "own": ""}).status_code == 422
    assert officer.post(path, {"usual": ["friend"], "own": "festa　夏まつり"}).status_code == 303
    codes = [(view.code, view.label) for view in learning.sources_of(school.cast.nara.id)]
    assert codes == [("friend", "友人・知人"), ("festa", "夏まつり")]
    assert isinstance(school.cast.nara.id, UUID)
