"""Files of a delivery: told by their bytes, never by their name (public-sector-ux.md 6.3)."""

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.contents import CONTENT_TYPES, DOCUMENTS, FileKind, kind_of

KINDS = DOCUMENTS | {FileKind.ZIP}
MOST_FILES = 10
_FIELD = "attachments"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: safe name, type by content, hash."""

    name: str
    content: bytes
    kind: FileKind
    sha256: str

    @property
    def media_type(self) -> str:
        return CONTENT_TYPES[self.kind]


def check_upload(upload: Upload) -> CheckedFile:
    """Raises ``Invalid`` at ``attachments``: ``FILE_EMPTY``, ``FILE_TOO_LARGE``, ``FILE_KIND``."""
    name = (
        _UNSAFE.sub("_", upload.name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-_LONGEST_NAME:] or "file"
    )
    if not upload.content:
        raise Invalid("FILE_EMPTY", _("“%(name)s” is empty.") % {"name": name}, field=_FIELD)
    if len(upload.content) > settings.UPLOAD_LIMIT_BYTES:
        raise Invalid("FILE_TOO_LARGE", _("“%(name)s” is larger than 10 MB.") % {"name": name}, field=_FIELD)
    kind = kind_of(BytesIO(upload.content))
    if kind not in KINDS:
        message = _(
            "“%(name)s” cannot be used. Please choose PDF, Word, Excel, PowerPoint, PNG, JPEG, text or ZIP."
        )
        raise Invalid("FILE_KIND", message % {"name": name}, field=_FIELD)
    return CheckedFile(name, upload.content, kind, hashlib.sha256(upload.content).hexdigest())


def check_uploads(uploads: list[Upload]) -> list[CheckedFile]:
    """All of them, at most ``MOST_FILES``. Raises ``Invalid`` ``TOO_MANY_FILES`` and as ``check_upload``."""
    if len(uploads) > MOST_FILES:
        message = _("Please send at most %(count)s files at once, or put them into one ZIP file.")
        raise Invalid("TOO_MANY_FILES", message % {"count": MOST_FILES}, field=_FIELD)
    return [check_upload(upload) for upload in uploads]
