"""The story, chapter by chapter. ``walk`` tells it with any kind of visitor."""

from collections.abc import Callable
from pathlib import Path

from journey.story.learning import apply_for_course, attend_seminar, learn
from journey.story.money import paid
from journey.story.outcomes import counted
from journey.story.people import Cast
from journey.story.records import Records
from journey.story.work import agree, deliver, find_work, review_each_other
from journey.visitor import Visitor
from journey.world import World

Arrive = Callable[[str, World], Visitor]
Say = Callable[[str], None]

CHAPTERS = (
    ("1 説明会に申し込み、参加し、アンケートに答える", attend_seminar),
    ("2 講座に申し込み、課題を出し、修了証を受け取る", apply_for_course),
    ("2 課題・講評・スタンプ・修了証", learn),
    ("3 東京の会社が仕事を募集し、伴走つきになる", find_work),
    ("4 提案、契約、取引条件の明示、仮払い", agree),
    ("5 下書き確認、納品、修正、検収", deliver),
    ("6 報酬の確定と振込", paid),
    ("7 おたがいの評価", review_each_other),
    ("7 担当職員の概況", counted),
)


def walk(world: World, arrive: Arrive, folder: Path, say: Say) -> None:
    """All chapters in order; files go to ``folder``. Raises ``JourneyError`` at the first thing that is not so."""
    folder.mkdir(parents=True, exist_ok=True)
    cast = Cast(world, lambda name: arrive(name, world))
    records = Records(folder)
    for title, chapter in CHAPTERS:
        say(title)
        chapter(cast, records, lambda line: say(f"   {line}"))
