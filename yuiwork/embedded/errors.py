"""The one error of this module."""


class EmbeddedPostgresError(Exception):
    """The database cannot be set up, started, stopped or reached; the text is one line for a person."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))
