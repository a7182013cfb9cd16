"""Hanako learns in Nara with a tutor, and has a funded, coached contract with Aozora."""

from functools import cached_property
from typing import Any
from uuid import uuid4

from tests.cast import Cast
from tests.learning.school import School
from tests.market.desk import Desk
from yuiwork.core.actor import Actor
from yuiwork.hub import api as hub
from yuiwork.market import api as market

TEXT = "町家カフェ「花しずく」は、ならまちの路地にあります。\n\n営業は11時から17時まで。\n\n水曜は休みです。"


class Coaching:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.school = School(cast)
        self.desk = Desk(cast)

    @property
    def worker(self) -> Actor:
        return self.cast.actor(self.cast.hanako)

    @property
    def tutor(self) -> Actor:
        return self.cast.actor(self.cast.tutor)

    @cached_property
    def agreed(self) -> market.Contract:
        """Coached by Nara, where she learns; not funded yet."""
        self.school.accept(self.school.apply_for_course())
        job = self.desk.publish()
        market.mark_coached(
            actor=self.cast.actor(self.cast.dirk), job_id=job.id, programme_id=self.cast.nara.id
        )
        return self.desk.agree(self.desk.propose(job))

    @cached_property
    def contract(self) -> market.Contract:
        return self.desk.fund(self.agreed)

    def submit(self, text: str = TEXT, **changes: Any) -> hub.Draft:
        values = {"submission_id": uuid4(), "text": text, **changes}
        return hub.submit_draft(actor=self.worker, contract_id=self.contract.id, **values)

    def review(self, draft: hub.Draft, outcome: str = "good", **changes: Any) -> hub.DraftReview:
        return hub.review_draft(actor=self.tutor, draft_id=draft.id, outcome=outcome, **changes)
