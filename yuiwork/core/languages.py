"""Which of its two languages Yuiwork speaks at the moment."""

from django.utils.translation import get_language


def is_japanese() -> bool:
    """Japanese unless another language was chosen."""
    return (get_language() or "ja").startswith("ja")
