"""The drawings of challenges: our own line pictures on a 24 × 24 grid, one path each, drawn inside the stamp."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PICTURES: dict[str, str] = {
    "door": "M6 21V3h12v18M6 21h12M15 12v1",
    "pen": "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
    "talk": "M4 5h16v10H11l-5 4v-4H4zM8 9h8M8 12h5",
    "camera": "M3 8h4l2-3h6l2 3h4v11H3zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "sprout": "M12 21v-9M12 12C12 7 8 5 4 5c0 5 3 7 8 7zM12 14c0-4 3-6 8-6 0 4-3 6-8 6z",
    "bridge": "M3 18v-5a9 9 0 0 1 18 0v5M3 13h18M8 18v-5M16 18v-5",
    "lamp": "M9 18h6M10 21h4M8 15a6 6 0 1 1 8 0v3H8z",
    "hands": "M3 12l5-5 4 3 4-3 5 5-6 6-3-3-3 3zM12 10v5",
    "star": "M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z",
    "flag": "M6 21V4M6 4h12l-3 4 3 4H6",
}
# In the order in which they are offered.
WORDS: dict[str, str | Promise] = {
    "door": _("A door (beginning)"),
    "pen": _("A pen (writing)"),
    "talk": _("A speech bubble (talking)"),
    "camera": _("A camera (photographs)"),
    "sprout": _("A sprout (growing)"),
    "bridge": _("A bridge (going over)"),
    "lamp": _("A lamp (an idea)"),
    "hands": _("Hands (helping each other)"),
    "star": _("A star (well done)"),
    "flag": _("A flag (arriving)"),
}


def pictures() -> list[tuple[str, str | Promise]]:
    """Each drawing with its words, to choose from."""
    return [(PICTURES[name], words) for name, words in WORDS.items()]
