"""The file on screen: shown, downloaded, and loaded after its changes were seen."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.configuration import api as configuration
from yuiwork.regions import api as regions


def _url(name: str) -> str:
    return reverse(f"configuration:{name}", args=["nara"])


def _file(text: str | bytes) -> dict[str, SimpleUploadedFile]:
    content = text.encode() if isinstance(text, str) else text
    return {"file": SimpleUploadedFile("nara.yaml", content)}


def test_the_file_is_shown_and_downloaded(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    assert "なららワーク" in page_client.get(_url("file")).content.decode()
    answer = page_client.get(_url("download"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert configuration.check(answer.content.decode()).slug == "nara"


def test_a_changed_file_is_loaded_after_its_changes_were_seen(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    text = configuration.export(regions.programme(cast.nara.id))
    text += "\ntracks:\n  - code: seo\n    name: SEOライティング\n    kind: service\n"
    preview = page_client.post(_url("upload"), _file(text))
    assert "追加します" in preview.content.decode()
    assert regions.tracks_of(cast.nara.id) == [], "nothing happens before she agrees"
    assert page_client.post(_url("apply"), {"text": text}).status_code == 303
    assert [track.name for track in regions.tracks_of(cast.nara.id)] == ["SEOライティング"]
    again = page_client.post(_url("upload"), _file(text)).content.decode()
    assert "すでにファイルのとおりです" in again


def test_a_value_that_becomes_the_usual_one_again_is_not_shown_as_nothing(
    page_client: PageClient, cast: Cast
) -> None:
    page_client.sign_in(cast.takeda)
    text = configuration.export(regions.programme(cast.nara.id))
    page_client.post(_url("apply"), {"text": text + "\ncare: {quiet_days: 5}\n"})
    preview = page_client.post(_url("upload"), _file(text + "\ncare: {quiet_days: 10}\n"))
    assert "記載なし（標準の値）" in preview.content.decode()


def test_a_broken_file_is_explained_line_by_line(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.takeda)
    text = configuration.export(regions.programme(cast.nara.id)) + "tracks:\n  - code: seo\n"
    answer = page_client.post(_url("upload"), _file(text))
    assert answer.status_code == 422
    assert "tracks[1].name" in answer.content.decode()
    for content in (b"\xff\xfe\x00", b"", text.replace("slug: nara", "slug: amami").encode()):
        assert page_client.post(_url("upload"), _file(content)).status_code == 422
    assert page_client.post(_url("apply"), {"text": text}).status_code == 422


def test_the_operator_reads_and_officers_of_others_find_nothing(page_client: PageClient, cast: Cast) -> None:
    assert cast.nara
    page_client.sign_in(cast.oper)
    assert page_client.get(_url("file")).status_code == 200
    assert page_client.get(_url("upload")).status_code == 404
    page_client.sign_in(cast.other_officer)
    for name in ("file", "download", "upload"):
        assert page_client.get(_url(name)).status_code == 404
