"""What the public API answers to a partner, and what it says when something is wrong."""

import logging
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache

from tests.api.conftest import Ask
from tests.cast import SYSTEM, Cast
from tests.learning.school import School
from tests.market.desk import Desk
from yuiwork.regions import api as regions


def _is_problem(answer: Any, status: int) -> dict[str, Any]:
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert "no-store" in answer["Cache-Control"]
    body: dict[str, Any] = answer.json()
    assert set(body) == {"type", "title", "status", "detail", "instance", "errors"}
    assert body["status"] == status
    assert body["instance"] == answer.request["PATH_INFO"]
    return body


def test_programmes_stand_from_north_to_south_without_those_in_preparation(cast: Cast, ask: Ask) -> None:
    assert {cast.amami.slug, cast.nara.slug} == {"amami", "nara"}
    regions.Programme.objects.filter(slug="amami").update(state="ended")
    regions.create_programme(
        actor=SYSTEM,
        slug="draft",
        name="準備中",
        organisation_id=cast.nara.organisation_id,
        region={
            "name": "奈良市",
            "kana": "ナラシ",
            "municipality_code": "29201",
            "population": 1,
            "accent": "#000000",
        },
        starts_on=cast.nara.starts_on,
    )
    found = ask("/programmes").json()
    assert [(row["slug"], row["state"]) for row in found] == [("nara", "open"), ("amami", "ended")]
    assert found[0]["region"] == {"name": "奈良市", "kana": "ナラシ", "municipality_code": "29201"}
    assert ask("/programmes/nara").json() == found[0]
    _is_problem(ask("/programmes/draft"), 404)


def test_seminars_of_one_programme_come_with_their_seats(cast: Cast, ask: Ask) -> None:
    school = School(cast)
    school.apply()
    assert cast.amami
    [row] = ask("/seminars?programme=nara").json()
    assert (row["id"], row["programme"], row["full"]) == (str(school.seminar.id), "nara", False)
    assert [(p["kind"], p["seats"], p["seats_left"]) for p in row["places"]] == [
        ("venue", 2, 1),
        ("online", 3, 3),
    ]
    assert row["apply_url"] == f"http://testserver/seminars/{school.seminar.id}/apply/"
    assert "meet.example" not in str(row), "the meeting's address is for those who applied"
    assert ask("/seminars?programme=amami").json() == []
    _is_problem(ask("/seminars?programme=nowhere"), 404)


def test_jobs_are_filtered_and_come_page_by_page(cast: Cast, ask: Ask) -> None:
    assert cast.nara
    desk = Desk(cast)
    titles = [f"奈良の町家カフェを紹介する記事 第{n}集" for n in (1, 2, 3)]
    published = [desk.publish(title=title) for title in titles]
    desk.draft(title="まだ募集していない仕事です")

    first = ask("/jobs?page_size=2").json()
    assert [row["title"] for row in first["items"]] == [titles[2], titles[1]]
    assert (first["total"], first["page"], first["previous"]) == (3, 1, None)
    second = ask(first["next"].removeprefix("http://testserver/api")).json()
    assert ([row["id"] for row in second["items"]], second["next"]) == ([str(published[0].id)], None)
    assert second["previous"].endswith("page_size=2&page=1")

    row = second["items"][0]
    assert (row["fee_yen"], row["fee_includes_tax"], row["estimated_minutes"]) == (100_000, False, 3_000)
    assert (row["client"], row["coached_by"], row["category"]) == ("株式会社青空商事", None, "article")
    assert row["url"] == f"http://testserver/work/jobs/{published[0].id}/"
    assert "kenji@aozora.example" not in str(row)

    assert ask("/jobs?category=translation").json()["total"] == 0
    assert ask("/jobs?beginner_ok=true&no_phone=true&category=article").json()["total"] == 3
    assert ask("/jobs?programme=nara").json()["total"] == 0
    assert ask("/jobs?page=9").json()["items"] == []


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/jobs?page=0", "page"),
        ("/jobs?page_size=101", "page_size"),
        ("/jobs?coached=perhaps", "coached"),
        ("/jobs?programme=%00", "programme"),
        ("/seminars?programme=Nara", "programme"),
        ("/programmes/nara%20city", "slug"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(db: None, ask: Ask, path: str, parameter: str) -> None:
    body = _is_problem(ask(path), 422)
    assert [line.split(":")[0] for line in body["errors"]] == [parameter]


@pytest.mark.parametrize("path", ["/", "/nothing", "/programmes/", "/docs", "/jobs/1"])
def test_an_unknown_address_is_a_problem_document_too(db: None, ask: Ask, path: str) -> None:
    assert _is_problem(ask(path), 404)["title"] == "Not Found"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("path", ["/api/programmes", "/api/openapi.json", "/api/nothing"])
def test_other_methods_are_refused(db: None, client: Any, method: str, path: str) -> None:
    answer = getattr(client, method)(path)
    _is_problem(answer, 405)
    assert answer["Allow"] == "GET, HEAD"


def test_a_breakdown_is_recorded_and_told_without_details(
    db: None, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        patch.object(regions, "open_programmes", side_effect=RuntimeError("the password is swordfish")),
        caplog.at_level(logging.ERROR, logger="django.request"),
    ):
        body = _is_problem(ask("/programmes"), 500)
    assert "swordfish" not in str(body)
    assert "swordfish" in caplog.text


def test_an_answer_can_be_kept_for_a_minute_and_checked_by_its_tag(cast: Cast, ask: Ask) -> None:
    assert cast.nara
    answer = ask("/programmes")
    assert {"public", "max-age=60"} <= set(answer["Cache-Control"].split(", "))
    again = ask("/programmes", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert cast.amami
    assert ask("/programmes", headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_a_head_request_gets_the_headers(cast: Cast, client: Any) -> None:
    assert cast.nara
    answer = client.head("/api/programmes")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"]


def test_too_many_requests_are_asked_to_wait(db: None, ask: Ask, settings: Any) -> None:
    settings.RATELIMIT_ENABLE = True
    cache.clear()
    with patch("yuiwork.portal.views.api_problems.RATE", "3/m"):
        assert [ask("/programmes").status_code for _request in range(3)] == [200, 200, 200]
        answer = ask("/programmes")
    _is_problem(answer, 429)
    assert answer["Retry-After"] == "60"


def test_no_foreign_page_is_needed_to_read_the_description(db: None, ask: Ask) -> None:
    answer = ask("/openapi.json")
    assert answer.json()["info"]["title"] == "ゆいワーク API"
    assert "<script" not in answer.content.decode()
