"""A name on a public page: the family name stands, the given name is dots, one per character."""

import re

_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def masked_name(family_name: str, given_name: str) -> str:
    """山田 花子 → 山田 ●●. A variation selector (葛󠄀) belongs to its character and makes no dot of its own."""
    return f"{family_name} {'●' * len(_VARIATION_SELECTOR.sub('', given_name))}"
