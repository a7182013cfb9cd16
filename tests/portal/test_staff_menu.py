"""The menu of the programme: one page with everything that its staff can open."""

import pytest
from django.urls import reverse

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.portal import staff_menu
from yuiwork.portal.staff_menu import ALL_STAFF, Entry, Group, sections_for
from yuiwork.regions import api as regions


def _labels(cast: Cast, who: str) -> set[str]:
    sections = sections_for(cast.actor(getattr(cast, who)), cast.nara.id, "nara")
    return {str(link.label) for section in sections for link in section.links}


def test_each_role_finds_its_own_pages(cast: Cast) -> None:
    assert {"概況", "説明会", "申込", "講座", "人"} <= _labels(cast, "takeda")
    assert "講座" in _labels(cast, "tutor")
    assert not {"概況", "申込"} & _labels(cast, "tutor")
    assert _labels(cast, "other_officer") == set()


def test_every_entry_opens_for_everybody_who_sees_it(page_client: PageClient, cast: Cast) -> None:
    roles = sorted({role for group in staff_menu.MENU for entry in group.entries for role in entry.roles})
    for number, role in enumerate(roles):
        if role is Role.OPERATOR:
            continue
        user_id = cast.person(f"{role.value}@menu.example.jp", "係", f"{number}", ("カカリ", "カカリ"))
        regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=user_id, role=role)
        page_client.sign_in(user_id)
        for section in sections_for(cast.actor(user_id), cast.nara.id, "nara"):
            for link in section.links:
                assert page_client.get(link.url).status_code in {200, 302, 303}, (role, link.url)


def test_a_page_that_does_not_exist_here_is_left_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Entry("nowhere:at_all", "無い", ALL_STAFF)
    other_arguments = Entry("learning:course_staff", "講座ひとつ", ALL_STAFF)
    monkeypatch.setattr(staff_menu, "MENU", (Group("何か", (absent, other_arguments)),))
    assert sections_for(cast.actor(cast.takeda), cast.nara.id, "nara") == []


def test_the_page_leads_to_what_it_names_and_staff_pages_lead_back(
    page_client: PageClient, cast: Cast
) -> None:
    page_client.sign_in(cast.takeda)
    here = reverse("portal:staff_menu", args=["nara"])
    html = page_client.get(here).content.decode()
    for section in sections_for(cast.actor(cast.takeda), cast.nara.id, "nara"):
        for link in section.links:
            assert f'href="{link.url}"' in html
            assert f'href="{here}"' in page_client.get(link.url).content.decode(), link.url


def test_her_only_programme_is_opened_at_once(page_client: PageClient, cast: Cast) -> None:
    own = reverse("portal:staff_menu_own")
    page_client.sign_in(cast.takeda)
    assert page_client.get(own)["Location"] == reverse("portal:staff_menu", args=["nara"])
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.amami.id, user_id=cast.takeda, role=Role.INSTRUCTOR)
    html = page_client.get(own).content.decode()
    assert all(name in html for name in ("なららワーク", "フリーランス寺子屋"))


def test_the_operator_reaches_every_programme(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.oper)
    assert "まだ事業がありません" in page_client.get(reverse("portal:staff_menu_own")).content.decode()
    assert (cast.nara.slug, cast.amami.slug) == ("nara", "amami")
    assert "フリーランス寺子屋" in page_client.get(reverse("portal:staff_menu_own")).content.decode()
    assert page_client.get(reverse("portal:staff_menu", args=["nara"])).status_code == 200


@pytest.mark.parametrize("who", ["hanako", "other_officer", "kenji"])
def test_nobody_else_finds_it(page_client: PageClient, cast: Cast, who: str) -> None:
    assert cast.nara
    page_client.sign_in(getattr(cast, who))
    assert page_client.get(reverse("portal:staff_menu", args=["nara"])).status_code == 404


def test_the_account_menu_leads_there(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.tutor)
    own = f'href="{reverse("portal:staff_menu_own")}"'
    assert own in page_client.get("/staff/nara/").content.decode()
    page_client.sign_in(cast.hanako)
    assert own not in page_client.get("/ladder/").content.decode()
