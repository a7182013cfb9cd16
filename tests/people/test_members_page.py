"""Who acts for a firm, and how colleagues join."""

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.core.actor import Role
from yuiwork.people import api as people


def test_a_member_sees_her_own_firm_only(cast: Cast, page_client: PageClient) -> None:
    assert cast.emi
    page = page_client.sign_in(cast.kenji).get("/people/members/").content.decode()
    assert "田中 健司" in page
    assert "みどり" not in page


def test_a_colleague_is_added_by_her_address(cast: Cast, page_client: PageClient) -> None:
    client = page_client.sign_in(cast.kenji)
    url = f"/people/members/{cast.aozora.id}/add/"
    assert cast.sato
    assert client.get(url).status_code == 200
    for _again in range(2):
        assert client.post(url, {"email": "SATO@example.jp"}).status_code == 303
    assert sorted(people.user_ids_of_organisation(cast.aozora.id)) == sorted([cast.kenji, cast.sato])
    assert cast.actor(cast.sato).holds(Role.CLIENT, cast.aozora.id)


def test_an_unknown_address_is_explained_and_kept(cast: Cast, page_client: PageClient) -> None:
    answer = page_client.sign_in(cast.kenji).post(
        f"/people/members/{cast.aozora.id}/add/", {"email": "nobody@example.jp"}
    )
    assert answer.status_code == 422
    assert "アカウントはまだありません" in answer.content.decode()
    assert 'value="nobody@example.jp"' in answer.content.decode()


def test_another_firm_is_not_found(cast: Cast, page_client: PageClient) -> None:
    client = page_client.sign_in(cast.kenji)
    url = f"/people/members/{cast.midori.id}/add/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"email": "kenji@aozora.example"}).status_code == 404
    assert people.user_ids_of_organisation(cast.midori.id) == []


def test_a_resident_has_no_members_page(cast: Cast, page_client: PageClient) -> None:
    assert page_client.sign_in(cast.hanako).get("/people/members/").status_code == 404


def test_trying_many_addresses_is_stopped(cast: Cast, page_client: PageClient) -> None:
    client = page_client.sign_in(cast.kenji)
    url = f"/people/members/{cast.aozora.id}/add/"
    answers = [client.post(url, {"email": f"guess{n}@example.jp"}).content.decode() for n in range(21)]
    assert "アカウントはまだありません" in answers[19]
    assert "少し時間をおいて" in answers[20]
    assert "アカウントはまだありません" not in answers[20]
