"""One article of a resident, edited and published, so that the public page has a voice."""

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.demo.load.courses import School
from yuiwork.demo.load.people import SYSTEM
from yuiwork.media import api as media
from yuiwork.regions import api as regions


def publish_article(school: School) -> None:
    """Written by the tutor, published by the director, who is also the editor of the demo."""
    director = school.staff.director.user_id
    assert director is not None
    regions.appoint_staff(actor=SYSTEM, programme_id=school.programme.id, user_id=director, role=Role.EDITOR)
    with clock.at(school.calendar.day(-40)):
        article = media.write_article(
            actor=school.staff.tutor, programme_id=school.programme.id,
            title=f"{school.row.place}で、家で働くということ",
            body="はじめての報酬が振り込まれた日のことを、今でも覚えています。\n\n金額よりも、「またお願いします」の一言がうれしかったのです。",
        )  # fmt: skip
        media.move_article(actor=school.staff.tutor, article_id=article.id, action="submit")
    with clock.at(school.calendar.day(-38)):
        media.move_article(actor=regions.actor_for(director), article_id=article.id, action="publish")
