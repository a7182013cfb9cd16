"""Jobs from offer to acceptance, with drafts between."""

from functools import cached_property
from uuid import UUID

from tests.architecture.story.opening import PDF, SUSPICIOUS, WORK_DAY
from tests.architecture.story.support import Support
from yuiwork.hub import api as hub
from yuiwork.market import api as market


class Work(Support):
    @cached_property
    def job(self) -> market.Job:
        """Open, coached by Nara."""
        return self._coached("ならまちの町家を紹介する記事（5本）")

    def _coached(self, title: str) -> market.Job:
        job = self.desk.publish(title=title)
        return market.mark_coached(
            actor=self.cast.actor(self.cast.dirk), job_id=job.id, programme_id=self.cast.nara.id
        )

    def _contract(self, title: str) -> market.Contract:
        """Hanako's with Aozora, coached and funded."""
        assert self.certificate
        return self.desk.fund(self.desk.agree(self.desk.propose(self._coached(title))))

    @cached_property
    def contract(self) -> market.Contract:
        return self._contract("奈良公園の朝を紹介する記事（5本）")

    @cached_property
    def draft(self) -> hub.Draft:
        """Waiting for Tutor, with a file."""
        return hub.submit_draft(
            actor=self.cast.actor(self.cast.hanako),
            contract_id=self.contract.id,
            submission_id=self.job.id,
            text="奈良公園の朝は早い。",
            file=hub.DraftFile("原稿.pdf", PDF),
        )

    @property
    def draft_file(self) -> hub.Draft:
        return self.draft

    @cached_property
    def draft_job(self) -> market.Job:
        """Not offered yet."""
        return self.desk.draft(title="まだ書きかけの募集です")

    @cached_property
    def held_job(self) -> market.Job:
        """Waits for the operator's check."""
        return self.desk.publish(description=SUSPICIOUS)

    @cached_property
    def proposal(self) -> market.Proposal:
        """Sato's, for a job of its own, waiting for Kenji."""
        return self.desk.propose(self.desk.publish(title="大仏さまを紹介する記事（5本）"), self.cast.sato)

    @cached_property
    def delivered(self) -> market.Contract:
        contract = self._contract("若草山を紹介する記事（5本）")
        self.desk.deliver(contract, files=[market.Upload("記事.pdf", PDF)])
        return contract

    @cached_property
    def delivery_file(self) -> UUID:
        from yuiwork.market.models import DeliveryFile

        return DeliveryFile.objects.get(delivery__contract_id=self.delivered.id).id

    @cached_property
    def accepted(self) -> market.Contract:
        contract = self._contract("東大寺を紹介する記事（5本）")
        self.desk.deliver(contract)
        return self.desk.accept(contract, at=WORK_DAY)
