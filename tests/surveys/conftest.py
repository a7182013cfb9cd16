"""What was announced, quick passwords, and a small set of questions of every kind."""

from typing import Any

from tests.fixtures import announced as announced
from yuiwork.surveys import api as surveys

YES_NO = [{"code": "yes", "label": "はい"}, {"code": "no", "label": "いいえ"}]
STEPS = [
    {"code": str(n), "label": label}
    for n, label in enumerate(("不満", "やや不満", "普通", "満足", "大満足"), start=1)
]
# One of every kind; the branch asks for the reason only who says no, the section only who works.
EVERY_KIND: list[Any] = [
    {"code": "start", "kind": "single", "text": "始めたいですか", "options": YES_NO},
    {
        "code": "why_not",
        "kind": "text",
        "text": "理由を教えてください",
        "shown_if": {"question": "start", "any_of": ["no"]},
    },
    {
        "code": "purpose",
        "kind": "multi",
        "text": "目的（いくつでも）",
        "help": "<b>たとえば</b>",
        "required": False,
        "options": [
            {"code": "home", "label": "家で働く", "english": "Working at home"},
            {"code": "other", "label": "その他", "own_words": True},
        ],
    },
    {
        "code": "satisfaction",
        "kind": "scale",
        "text": "満足度",
        "options": STEPS,
        "english": {"text": "How was it?"},
    },
    {
        "code": "working",
        "kind": "section",
        "text": "いまの仕事",
        "shown_if": {"question": "start", "any_of": ["yes"]},
    },
    {"code": "hours", "kind": "number", "text": "週に何時間", "unit": "時間", "lowest": 0, "highest": 80},
    {
        "code": "parts",
        "kind": "matrix",
        "text": "それぞれいかがでしたか",
        "rows": [{"code": "talk", "label": "お話"}, {"code": "place", "label": "会場"}],
        "options": [{"code": "good", "label": "よい"}, {"code": "bad", "label": "よくない"}],
    },
]
ANSWERS: dict[str, Any] = {
    "start": "yes",
    "purpose": ["other", "home"],
    "purpose__own_words": "趣味のため",
    "satisfaction": "4",
    "hours": 1200 // 100,
    "parts": {"talk": "good", "place": "bad"},
}


def questions(data: list[Any] | None = None) -> list[surveys.Question]:
    """Rows that stand in no table: the rules need none."""
    from yuiwork.surveys.use_cases.question_sets import check_questions, question_row

    check_questions(data or EVERY_KIND)
    return [
        question_row(surveys.QuestionSet(), number, row)
        for number, row in enumerate(data or EVERY_KIND, start=1)
    ]
