"""What a file is, told by its first bytes and not by its name (public-sector-ux.md 6.3)."""

import zipfile
from enum import StrEnum
from typing import BinaryIO


class FileKind(StrEnum):
    """Kinds of files people send here; the value is the usual extension."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ZIP = "zip"
    TEXT = "txt"


CONTENT_TYPES: dict[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.ZIP: "application/zip",
    FileKind.TEXT: "text/plain",
}
IMAGES = frozenset({FileKind.PNG, FileKind.JPEG})
OFFICE = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.PPTX})
DOCUMENTS = frozenset({FileKind.PDF, FileKind.TEXT}) | IMAGES | OFFICE

_MAGIC = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
)
_OFFICE_PARTS = (
    ("word/document.xml", FileKind.DOCX),
    ("xl/workbook.xml", FileKind.XLSX),
    ("ppt/presentation.xml", FileKind.PPTX),
)
_ZIP_MAGIC = b"PK\x03\x04"
_SAMPLE = 8192  # bytes looked at to tell text from everything else
_NEVER_IN_TEXT = frozenset(range(32)) - {9, 10, 12, 13, 27}  # 27: the escape of ISO-2022-JP


def kind_of(file: BinaryIO) -> FileKind | None:
    """The kind of an open binary file, None for one we do not know. It stands at its start afterwards."""
    file.seek(0)
    head = file.read(_SAMPLE)
    file.seek(0)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(_ZIP_MAGIC):
        return _kind_of_zip(file)
    return FileKind.TEXT if _is_text(head) else None


def _kind_of_zip(file: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return None
    finally:
        file.seek(0)
    return next((kind for part, kind in _OFFICE_PARTS if part in names), FileKind.ZIP)


def _is_text(sample: bytes) -> bool:
    """No control characters, and readable as UTF-8 or cp932. The last character may be cut in half."""
    if _NEVER_IN_TEXT & set(sample):
        return False
    return any(_decodes(sample, encoding) for encoding in ("utf-8", "cp932"))


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start >= len(sample) - 4
    return True
