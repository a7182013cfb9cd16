"""Graduates of one programme see each other, and nobody else sees them."""

from uuid import UUID

from django.db import transaction

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from yuiwork.community import api as community
from yuiwork.community.use_cases import join_circle
from yuiwork.core.actor import Actor
from yuiwork.people import api as people
from yuiwork.regions import api as regions

PAGE = "/circles/"


def _join(programme: regions.Programme, *user_ids: UUID) -> None:
    for user_id in user_ids:
        with transaction.atomic():
            join_circle(actor=SYSTEM, programme_id=programme.id, user_id=user_id)


def test_members_see_the_names_the_others_chose(cast: Cast, page_client: PageClient) -> None:
    people.save_profile(actor=cast.actor(cast.sato), display_name="しょうこ")
    _join(cast.nara, cast.hanako, cast.sato)
    page = page_client.sign_in(cast.hanako).get(PAGE).content.decode()
    assert "なららワークのサークル" in page
    assert "2人" in page
    assert "しょうこ" in page
    assert "佐藤" not in page


def test_joining_twice_changes_nothing(cast: Cast) -> None:
    _join(cast.nara, cast.hanako, cast.hanako)
    [circle] = community.circles_of(cast.actor(cast.hanako))
    assert circle.names == ["山田 花子"]


def test_another_programmes_circle_stays_unseen(cast: Cast) -> None:
    _join(cast.nara, cast.hanako)
    _join(cast.amami, cast.sato)
    assert [c.programme.slug for c in community.circles_of(cast.actor(cast.hanako))] == ["nara"]
    assert community.circles_of(cast.actor(cast.takeda)) == []
    assert community.circles_of(Actor.visitor()) == []


def test_without_a_circle_the_page_says_how_to_get_there(cast: Cast, page_client: PageClient) -> None:
    page = page_client.sign_in(cast.hanako).get(PAGE).content.decode()
    assert "サークルはまだありません" in page


def test_whoever_completes_a_course_is_welcomed_once(cast: Cast) -> None:
    from yuiwork.community.handlers import welcome_graduate
    from yuiwork.core.ids import new_id
    from yuiwork.learning.events import CourseCompleted

    event = CourseCompleted(
        enrolment_id=new_id(),
        programme_id=cast.nara.id,
        course_id=new_id(),
        user_id=cast.hanako,
        certificate_number="NARA-2026-0001",
        document_id=new_id(),
    )
    for _retry in range(2):
        with transaction.atomic():
            welcome_graduate(event)
    assert [c.names for c in community.circles_of(cast.actor(cast.hanako))] == [["山田 花子"]]
