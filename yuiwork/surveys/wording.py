"""What staff wrote, in the language of the reader as far as it was translated."""

from django.utils.translation import get_language


def reads_english() -> bool:
    return (get_language() or "ja").startswith("en")


def in_her_language(japanese: str, english: str | None) -> str:
    return english if english and reads_english() else japanese
