"""Who takes part, and the times of the story."""

from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from tests.cast import Cast
from tests.desk.bureau import Bureau
from tests.facilities.hall import Hall
from tests.hub.coaching import Coaching
from tests.intake.office import Office
from tests.learning.school import School
from tests.market.desk import Desk
from tests.money.conftest import Teller
from yuiwork.core.actor import Actor
from yuiwork.japan.dates import JST

BEGIN = datetime(2026, 11, 24, 10, tzinfo=JST)
WORK_DAY = datetime(2026, 11, 26, 9, tzinfo=JST)
VISIT = datetime(2026, 11, 27, 12, tzinfo=JST)
PAYDAY = date(2026, 11, 27)
PDF = b"%PDF-1.7 made for a test"
SUSPICIOUS = "データ入力の仕事です。簡単作業で、詳細は面談でお伝えします。高額報酬です。"
PEOPLE = (
    "hanako",
    "sato",
    "kenji",
    "emi",
    "tutor",
    "takeda",
    "dirk",
    "carer",
    "counsellor",
    "other_officer",
    "oper",
)


class Opening:
    """What everything begins with."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people: dict[str, UUID] = {name: getattr(cast, name) for name in PEOPLE}
        self.coaching = Coaching(cast)
        self.school: School = self.coaching.school
        self.desk: Desk = self.coaching.desk
        self.office = Office(self.school)
        self.teller = Teller(cast)
        self.hall = Hall(cast)
        self.bureau = Bureau(cast)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everybody with her roles at the time of the visit; the story gives none afterwards."""
        return {name: self.cast.actor(user_id) for name, user_id in self.people.items()}
