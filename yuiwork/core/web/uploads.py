"""The field for one file: size and kind are checked before anything is kept."""

from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.contents import DOCUMENTS, FileKind, kind_of

_MEBIBYTE = 1024 * 1024


class UploadField(forms.FileField):
    """A file of one of ``kinds``, told by its content, of at most ``limit`` bytes.

    The cleaned file carries ``kind`` (FileKind); the ``content_type`` that the browser named is not believed.
    """

    default_error_messages = {
        "empty": _("The file is empty. Please choose another one."),
        "too_large": _("The file is %(size)s MB. Please choose one of at most %(limit)s MB."),
        "kind": _("This kind of file cannot be sent. Please choose one of these: %(kinds)s."),
    }

    def __init__(
        self, *, kinds: frozenset[FileKind] = DOCUMENTS, limit: int | None = None, **options: Any
    ) -> None:
        self.kinds = kinds
        self.limit = limit or settings.UPLOAD_LIMIT_BYTES
        help_text = format_lazy(
            _("{kinds}; up to {limit} MB"), kinds=self.kind_names, limit=_mebibytes(self.limit)
        )
        super().__init__(**{"help_text": help_text, **options})

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        if (file.size or 0) > self.limit:
            sizes = {"size": _mebibytes(file.size or 0), "limit": _mebibytes(self.limit)}
            raise ValidationError(self.error_messages["too_large"], code="too_large", params=sizes)
        kind = kind_of(cast(BinaryIO, file.file))
        if kind not in self.kinds:
            raise ValidationError(self.error_messages["kind"], code="kind", params={"kinds": self.kind_names})
        file.kind = kind  # type: ignore[attr-defined]
        return file

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        accepted = sorted(f".{kind}" for kind in self.kinds)
        return {**super().widget_attrs(widget), "accept": ",".join(accepted)}

    @property
    def kind_names(self) -> str:
        return ", ".join(sorted(kind.upper() for kind in self.kinds))


def _mebibytes(size: int) -> str:
    """Rounded up to a tenth, so that a file over the limit never shows as the limit."""
    tenths = -(-size * 10 // _MEBIBYTE)
    return f"{tenths / 10:.1f}".removesuffix(".0")
