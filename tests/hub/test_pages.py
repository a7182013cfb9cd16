"""The worker's page, the queue and the reading page: without JavaScript, and 404 for strangers."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.hub.coaching import Coaching
from tests.page_client import PageClient
from yuiwork.hub.models import Draft


def test_the_worker_shows_a_draft_and_reads_the_answer(coaching: Coaching, page_client: PageClient) -> None:
    url = f"/contracts/{coaching.contract.id}/draft/"
    page_client.sign_in(coaching.cast.hanako)
    assert "チューターに送る" in page_client.get(url).content.decode()
    file = SimpleUploadedFile("原稿.pdf", b"%PDF-1.7")
    sent = page_client.post(url, {"text": "一\n\n二", "file": file, "submission_id": str(uuid4())})
    assert (sent.status_code, sent["Location"]) == (303, url)
    draft = Draft.objects.get()
    assert "第1版" in page_client.get(url).content.decode()
    coaching.review(draft, "redo", note="よく書けています。", comments={2: "ここを短く"})
    shown = page_client.get(url).content.decode()
    assert "ここを短く" in shown
    assert "直して再提出" in shown
    assert page_client.get(f"/drafts/{draft.id}/").status_code == 200
    download = page_client.get(f"/drafts/{draft.id}/file/")
    assert download.content == b"%PDF-1.7"
    assert download["Content-Disposition"].startswith("attachment;")


def test_an_empty_draft_comes_back_with_the_reason(coaching: Coaching, page_client: PageClient) -> None:
    page_client.sign_in(coaching.cast.hanako)
    url = f"/contracts/{coaching.contract.id}/draft/"
    answer = page_client.post(url, {"text": " ", "submission_id": str(uuid4())})
    assert answer.status_code == 422
    assert "文章を貼り付けるか" in answer.content.decode()


def test_the_tutor_reads_by_paragraph_and_answers(coaching: Coaching, page_client: PageClient) -> None:
    draft = coaching.submit()
    page_client.sign_in(coaching.cast.tutor)
    assert "奈良の町家カフェ" in page_client.get("/staff/drafts/").content.decode()
    url = f"/staff/drafts/{draft.id}/"
    shown = page_client.get(url).content.decode()
    assert "段落3へのコメント" in shown
    assert "誤字がない" in shown
    refused = page_client.post(url, {"outcome": "good", "unmet": ["1"], "comment_1": "いいですね"})
    assert refused.status_code == 422
    assert "いいですね" in refused.content.decode()
    assert page_client.post(url, {"outcome": "good", "comment_1": "いいですね"}).status_code == 303
    draft.refresh_from_db()
    assert draft.state == "good"
    assert page_client.get(url)["Location"] == f"/drafts/{draft.id}/"
    assert "待っている下書きはありません" in page_client.get("/staff/drafts/").content.decode()


def test_a_reader_who_opens_the_contracts_page_comes_to_the_newest_draft(
    coaching: Coaching, page_client: PageClient
) -> None:
    draft = coaching.submit()
    page_client.sign_in(coaching.cast.tutor)
    answer = page_client.get(f"/contracts/{coaching.contract.id}/draft/")
    assert answer["Location"] == f"/staff/drafts/{draft.id}/"


def test_client_and_strangers_find_nothing(coaching: Coaching, page_client: PageClient) -> None:
    draft = coaching.submit(file=None)
    cast = coaching.cast
    paths = [
        f"/contracts/{coaching.contract.id}/draft/",
        f"/drafts/{draft.id}/",
        f"/drafts/{draft.id}/file/",
        f"/staff/drafts/{draft.id}/",
    ]
    for user_id in (cast.kenji, cast.sato, cast.takeda, cast.other_officer):
        page_client.sign_in(user_id)
        assert {page_client.get(path).status_code for path in paths} == {404}
        assert page_client.post(paths[3], {"outcome": "good"}).status_code == 404
    assert page_client.get("/staff/drafts/").status_code == 404


def test_before_the_deposit_the_page_says_what_is_missing(
    coaching: Coaching, page_client: PageClient
) -> None:
    page_client.sign_in(coaching.cast.hanako)
    shown = page_client.get(f"/contracts/{coaching.agreed.id}/draft/").content.decode()
    assert "入金を待って" in shown
    assert "チューターに送る" not in shown


def test_in_english_too(coaching: Coaching, page_client: PageClient) -> None:
    draft = coaching.submit()
    page_client.cookies["django_language"] = "en"
    page_client.sign_in(coaching.cast.tutor)
    assert "Comment on paragraph 1" in page_client.get(f"/staff/drafts/{draft.id}/").content.decode()
    assert page_client.get("/staff/drafts/").status_code == 200
