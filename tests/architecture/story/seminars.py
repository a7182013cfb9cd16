"""A seminar with childcare, a campaign for it, and surveys."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import transaction

from tests.architecture.story.programme import Programme
from tests.cast import SYSTEM
from yuiwork.core.actor import Actor
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning import links
from yuiwork.surveys import api as surveys
from yuiwork.surveys.links import token_of
from yuiwork.surveys.use_cases import begin_answering, begin_by_open_link, draft_survey


class Seminars(Programme):
    @cached_property
    def application(self) -> Any:
        """Hanako's for the seminar."""
        return self.school.apply(self.cast.actor(self.cast.hanako))

    @cached_property
    def open_seminar(self) -> Any:
        """One that visitors can still apply for."""
        seminar = self.school.new_seminar(
            title="年末の説明会",
            series_title="季節の説明会",
            starts_at=datetime(2026, 12, 18, 10, tzinfo=JST),
            ends_at=datetime(2026, 12, 18, 11, tzinfo=JST),
        )
        self.school.move(seminar, hours=1)
        learning.set_sources(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            lines=[{"code": "library_poster", "label": "", "offered": True}],
        )
        return seminar

    @cached_property
    def child_place(self) -> Any:
        """Hanako's child at the seminar; Carer is on duty, Takeda has looked at the list."""
        from tests.childcare.nursery import CHILD, OFFER
        from yuiwork.childcare import api as childcare
        from yuiwork.childcare.models import ChildcareRequest
        from yuiwork.childcare.use_cases import open_day_list

        assert self.application
        officer = self.cast.actor(self.cast.takeda)
        childcare.set_standard(actor=officer, programme_id=self.cast.nara.id, **OFFER)
        learning.set_seminar_childcare(actor=officer, seminar_id=self.school.seminar.id, **OFFER)
        request = ChildcareRequest.objects.get()
        childcare.set_duty(
            actor=officer, occasion_id=request.occasion_id, user_ids=frozenset({self.cast.carer})
        )
        place = childcare.register_child(
            actor=self.cast.actor(self.cast.hanako),
            request_id=request.id,
            submission_id=request.id,
            **CHILD,
        )
        open_day_list(actor=officer, occasion_id=request.occasion_id)
        return place

    @property
    def childcare_token(self) -> str:
        from yuiwork.childcare import links as childcare_links

        return childcare_links.sign(self.child_place.request_id)

    @cached_property
    def campaign(self) -> Any:
        """A poster in the library, opened once."""
        from yuiwork.outreach import api as outreach

        row = outreach.start_campaign(
            actor=self.cast.actor(self.cast.takeda),
            programme_id=self.cast.nara.id,
            submission_id=self.open_seminar.id,
            code="nara-toshokan",
            title="図書館のポスター",
            source="library_poster",
            headline="家で、自分のペースで働く。",
            text="",
            cost_yen=12_000,
        )
        outreach.count_visit(campaign_id=row.id)
        return row

    @property
    def ticket(self) -> str:
        return links.sign(links.TICKET, self.application.id)

    @property
    def survey(self) -> str:
        return links.sign(links.SURVEY, self.application.id)

    @cached_property
    def needs_survey(self) -> surveys.Survey:
        """Open to everybody."""
        return surveys.create_survey(
            actor=SYSTEM, programme_id=self.cast.nara.id, title="働き方についてのアンケート",
            questions=surveys.exit_survey_questions(), occasion=surveys.Occasion.OPEN_LINK,
        )  # fmt: skip

    @cached_property
    def draft_survey(self) -> surveys.Survey:
        """Takeda prepares it."""
        return draft_survey(
            actor=self.cast.actor(self.cast.takeda), programme_id=self.cast.nara.id,
            questions=surveys.exit_survey_questions(), settings={"title": "準備中のアンケート"},
        )  # fmt: skip

    @cached_property
    def invitation(self) -> str:
        """Somebody has begun to answer it."""
        row = begin_by_open_link(
            actor=Actor.visitor(), survey_id=self.needs_survey.id, submission_id=self.needs_survey.id
        )
        begin_answering(actor=Actor.visitor(), invitation_id=row.id, named=False)
        with transaction.atomic():  # and somebody else has sent hers
            surveys.record_response(
                actor=SYSTEM, survey_id=self.needs_survey.id, respondent_key="visitor:1",
                answers={"purpose": ["at_home"], "intention": "definitely", "satisfaction": 4},
            )  # fmt: skip
        return token_of(row.id)
