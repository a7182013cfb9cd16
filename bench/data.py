"""Rows for the measurements, made through the use-cases on the demo's firm."""

from datetime import timedelta
from uuid import uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.market import api as market
from yuiwork.people import api as people
from yuiwork.regions import api as regions


def jobs(count: int) -> None:
    """``count`` published article jobs with different titles, unless they are there already."""
    if len(market.open_jobs()) >= count:
        return
    user = people.User.objects.get(email="tanaka@demo.yuiwork.example")
    actor = regions.actor_for(user.id)
    (organisation_id,) = actor.scopes(Role.CLIENT)
    today = clock.today()
    for number in range(count):
        job = market.save_job_draft(
            actor=actor, organisation_id=organisation_id, submission_id=uuid4(),
            criteria=["指定の文字数の前後1割に収まっている"], title=f"計測用の記事作成 {number:04d}",
            description="観光サイトに載せる記事を書いていただきます。取材先はこちらで用意し、資料もお渡しします。",
            quantity="1本", category="article", apply_until=today + timedelta(days=10),
            delivery_due_on=today + timedelta(days=20), fee_amount=10_000 + number, tax_mode="net",
            estimated_minutes=240, acceptance_days=5, contact="03-1234-5678",
        )  # fmt: skip
        market.publish_job(actor=actor, job_id=job.id)
