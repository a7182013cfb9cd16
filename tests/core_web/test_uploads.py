"""Files are told by their content, and refused with words that help."""

import io
import zipfile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from yuiwork.core.web.contents import IMAGES, FileKind, kind_of
from yuiwork.core.web.uploads import UploadField


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n" + bytes(8), FileKind.PNG),
        (b"\xff\xd8\xff\xe0" + bytes(8), FileKind.JPEG),
        (archive("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (archive("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), FileKind.PPTX),
        (archive("photo.png"), FileKind.ZIP),
        (b"PK\x03\x04 not really", None),
        ("奈良の秋".encode(), FileKind.TEXT),
        ("奈良の秋".encode("cp932"), FileKind.TEXT),
        (b"MZ\x90\x00\x03\x00\x00\x00", None),
        (b"\x00\x01\x02", None),
    ],
    ids=[
        "pdf",
        "png",
        "jpeg",
        "docx",
        "xlsx",
        "pptx",
        "zip",
        "broken zip",
        "utf-8",
        "cp932",
        "program",
        "bytes",
    ],
)
def test_a_file_is_told_by_its_first_bytes(content: bytes, kind: FileKind | None) -> None:
    file = io.BytesIO(content)
    assert kind_of(file) == kind
    assert file.tell() == 0


def test_a_long_japanese_text_whose_sample_ends_inside_a_character_is_still_text() -> None:
    for shift in range(3):
        assert kind_of(io.BytesIO(b"x" * shift + "あ".encode() * 5000)) == FileKind.TEXT


def sent(name: str, content: bytes, field: UploadField) -> forms.Form:
    form: forms.Form = type("OneFile", (forms.Form,), {"it": field})(
        data={}, files={"it": SimpleUploadedFile(name, content)}
    )
    return form


def test_a_file_of_an_allowed_kind_is_kept_with_its_kind() -> None:
    form = sent("photo.jpg", b"\x89PNG\r\n\x1a\n", UploadField(kinds=IMAGES))
    assert form.is_valid()
    assert form.cleaned_data["it"].kind == FileKind.PNG


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("photo.png", b"MZ\x90\x00\x03\x00", "kind"),
        ("photo.png", b"%PDF-1.7", "kind"),
        ("photo.png", b"", "empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "too_large"),
    ],
    ids=["a program named png", "a pdf named png", "empty", "too large"],
)
def test_a_file_that_is_not_what_was_asked_for_is_refused(name: str, content: bytes, code: str) -> None:
    form = sent(name, content, UploadField(kinds=IMAGES, limit=100))
    assert not form.is_valid()
    assert form.errors.as_data()["it"][0].code == code


def test_the_field_says_before_sending_what_it_takes() -> None:
    html = str(sent("x", b"", UploadField(kinds=IMAGES, limit=3 * 1024 * 1024)))
    assert 'accept=".jpg,.png"' in html
    assert "JPG, PNG（3 MBまで）" in html


def test_a_file_just_over_the_limit_does_not_read_as_the_limit() -> None:
    form = sent(
        "a.png", b"\x89PNG\r\n\x1a\n" + bytes(1024 * 1024), UploadField(kinds=IMAGES, limit=1024 * 1024)
    )
    assert form.errors["it"] == ["ファイルの大きさが1.1 MBあります。1 MB以下のファイルを選んでください。"]
