"""What the office of Nara has arranged."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import uuid4

from tests.architecture.story.opening import PAYDAY, Opening
from tests.cast import SYSTEM
from yuiwork.core.actor import Role
from yuiwork.regions import api as regions


class Programme(Opening):
    @cached_property
    def track(self) -> regions.Track:
        return regions.save_track(
            actor=SYSTEM, programme_id=self.cast.nara.id, code="seo", name="SEOライティング", kind="service"
        )

    @cached_property
    def indicator(self) -> regions.Indicator:
        return regions.save_indicator(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            code="migrants",
            name="移住者数",
            formula="転入した人数",
            unit="人",
            layer="outcome",
        )

    @cached_property
    def meeting(self) -> Any:
        """Owner and operator have met."""
        return regions.save_meeting(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            held_on=date(2026, 11, 20),
            kind="kick_off",
            attended="奈良市、運営事務局",
            decided="月に1回会う",
        )

    @cached_property
    def promise(self) -> Any:
        """The tutor was taught about secrecy and has agreed."""
        programme_id = self.cast.nara.id
        regions.write_secrecy_text(actor=SYSTEM, programme_id=programme_id, text="知ったことを話しません。")
        return regions.agree_to_secrecy(
            actor=self.cast.actor(self.cast.tutor),
            programme_id=programme_id,
            version=1,
            taught_on=date(2026, 11, 20),
        )

    @cached_property
    def note(self) -> Any:
        return regions.pin_note(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            kind="promised",
            text="夏に説明会",
            submission_id=uuid4(),
        )

    @cached_property
    def promotion(self) -> regions.Promotion:
        """Dirk proposes Tutor as a director."""
        return regions.propose_promotion(
            actor=self.cast.actor(self.cast.dirk),
            programme_id=self.cast.nara.id,
            user_id=self.cast.tutor,
            to_role=Role.DIRECTOR,
            reason="よく教えている",
            submission_id=uuid4(),
        )

    @property
    def tutor_role(self) -> regions.StaffLine:
        lines = regions.staff_history(self.cast.nara.id)
        return next(line for line in lines if line.user_id == self.cast.tutor)

    @cached_property
    def loan(self) -> Any:
        """Amami asks Nara for Tutor and waits."""
        return regions.ask_for_loan(
            actor=self.cast.actor(self.cast.other_officer),
            programme_id=self.cast.amami.id,
            home_slug="nara",
            user_id=self.cast.tutor,
            role=Role.INSTRUCTOR,
            since=PAYDAY,
            ends_on=date(2026, 12, 20),
            submission_id=uuid4(),
        )
