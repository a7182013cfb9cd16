"""Files of learners: which kinds are taken, how large, and under which name they are kept."""

import re
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid
from yuiwork.core.web.contents import CONTENT_TYPES, DOCUMENTS, FileKind, kind_of

MAX_FILES = 5
KINDS = DOCUMENTS
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')
_NAME_LIMIT = 150  # characters, from the end, so that the ending stays


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived: the learner's name for it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A file we keep. ``kind`` was told by its content, whatever its name or the browser said."""

    name: str
    content: bytes
    kind: FileKind

    @property
    def media_type(self) -> str:
        return CONTENT_TYPES[self.kind]


def safe_name(name: str) -> str:
    """The learner's file name without folders and without what a file system or a header would choke on."""
    return _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip()[-_NAME_LIMIT:]


def checked_upload(upload: Upload) -> CheckedUpload:
    """The file with kind and safe name. Raises ``Invalid`` ``FILE_EMPTY``, ``FILE_SIZE``, ``FILE_KIND``."""
    name = safe_name(upload.name)
    if not upload.content:
        raise Invalid("FILE_EMPTY", _("“%(name)s” is empty.") % {"name": name}, field="uploads")
    if len(upload.content) > settings.UPLOAD_LIMIT_BYTES:
        raise Invalid("FILE_SIZE", _("“%(name)s” is larger than 10 MB.") % {"name": name}, field="uploads")
    kind = kind_of(BytesIO(upload.content))
    if kind not in KINDS:
        words = _("“%(name)s” cannot be used. Please choose PDF, Word, Excel, PowerPoint, PNG, JPEG or text.")
        raise Invalid("FILE_KIND", words % {"name": name}, field="uploads")
    return CheckedUpload(name, upload.content, kind)
