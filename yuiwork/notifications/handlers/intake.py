"""Selection: a place that became free, what the municipality is asked to approve, and what it answered."""

from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.templatetags.ui import jdate
from yuiwork.intake import api as intake
from yuiwork.intake.events import OfferMade, PlanAnswered, PlanShown, SelectionAnswered, SelectionProposed
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.regions import api as regions


def selection_proposed(event: SelectionProposed) -> None:
    """To each officer of the municipality: something waits for approval."""

    def compose() -> Letter:
        facts = intake.selection_facts(event.selection_id)
        words = {"course": facts.course_title, "outcome": facts.outcome}
        return Letter(
            _("A decision for “%(course)s” is waiting for your approval") % words,
            (_("Proposed: %(outcome)s. The applicant is told when you have approved it.") % words,),
            (Link(_("Read and approve"), facts.approvals_path),),
        )

    for user_id in regions.staff_of(event.programme_id, Role.OFFICER):
        tell(user_id=user_id, kind="selection_proposed", fact=event.selection_id, compose=compose)


def selection_answered(event: SelectionAnswered) -> None:
    """To whoever proposed it: approved, or sent back with the reason."""
    if event.proposed_by is None:
        return

    def compose() -> Letter:
        facts = intake.selection_facts(event.selection_id)
        words = {"course": facts.course_title, "answer": facts.answer}
        if event.approved:
            subject = _("Your decision for “%(course)s” is approved") % words
            text = _("You can now send the letter.")
        else:
            subject = _("Your decision for “%(course)s” was sent back") % words
            text = _("The municipality says: %(answer)s") % words
        return Letter(subject, (text,), (Link(_("See the application"), facts.staff_path),))

    tell(
        user_id=event.proposed_by,
        kind="selection_answered",
        fact=f"{event.selection_id}:{event.approved}",
        compose=compose,
    )


def offer_made(event: OfferMade) -> None:
    """To the next on the waiting list: a place is free, until when she can take it."""

    def compose() -> Letter:
        facts = intake.offer_facts(event.offer_id)
        words = {"course": facts.course_title, "day": jdate(facts.answer_by), "start": jdate(facts.starts_on)}
        return Letter(
            _("A place in “%(course)s” has become free for you") % words,
            (
                _("Please tell us by %(day)s whether you take it. Until then it is kept for you.") % words,
                _("The course begins on %(start)s. Without an answer the next person is asked.") % words,
            ),
            (Link(_("Read the offer"), facts.path),),
        )

    tell(user_id=event.user_id, kind="offer_made", fact=event.offer_id, compose=compose)


def plan_shown(event: PlanShown) -> None:
    """To the learner: the plan waits for her answer."""

    def compose() -> Letter:
        facts = intake.plan_facts(event.plan_id)
        words = {"course": facts.course_title}
        return Letter(
            _("Your learning plan for “%(course)s” is ready") % words,
            (_("Please read it and tell us whether it fits you. It can still be changed."),),
            (Link(_("Read the plan"), facts.learner_path),),
        )

    tell(user_id=event.user_id, kind="plan_shown", fact=event.plan_id, compose=compose)


def plan_answered(event: PlanAnswered) -> None:
    """To whoever wrote the plan: agreed, or what should be otherwise."""
    if event.author_id is None:
        return

    def compose() -> Letter:
        facts = intake.plan_facts(event.plan_id)
        words = {"name": facts.learner, "wish": facts.wish}
        if event.agreed:
            subject, text = _("%(name)s agrees to the learning plan") % words, _("The plan is in force.")
        else:
            subject = _("%(name)s asks for a change of the learning plan") % words
            text = _("The request: %(wish)s") % words
        return Letter(subject, (text,), (Link(_("Open the learning plan"), facts.staff_path),))

    tell(user_id=event.author_id, kind="plan_answered", fact=event.plan_id, compose=compose)
