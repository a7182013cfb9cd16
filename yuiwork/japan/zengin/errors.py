"""The one error of bank files."""

from __future__ import annotations

from yuiwork.japan.errors import JapanError


class ZenginError(JapanError):
    """A bank file that may not be written or cannot be trusted.

    ``record`` is the number of the record (line) in the file, the header being 1; 0 means the whole file.
    ``field`` is the field's name in our layout, "" when the whole record is meant. ``params`` has both and
    more.
    """

    record: int
    field: str

    def __init__(self, code: str, record: int = 0, field: str = "", **params: object) -> None:
        super().__init__(code, record=record, field=field, **params)
        self.record = record
        self.field = field

    @classmethod
    def wrapping(cls, error: JapanError, record: int, field: str) -> ZenginError:
        """The same refusal by another rule (a name, an account), with its place in the file."""
        return cls(error.code, record, field, **{key: error.params[key] for key in error.params})
