"""Lent staff and new roles: to the person herself, and to whoever asked for it or proposed it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.regions import api as regions
from yuiwork.regions.events import LoanAnswered, PromotionDecided


def loan_answered(event: LoanAnswered) -> None:
    """Agreed: she reads where she helps, as what and until when. The officer who asked reads the answer."""
    facts = regions.loan_facts(event.loan_id)
    if facts.agreed:
        tell(
            user_id=facts.user_id,
            kind="lent",
            fact=event.loan_id,
            compose=lambda: _lent(regions.loan_facts(event.loan_id)),
        )
    if facts.asked_by_id is not None and facts.asked_by_id != facts.user_id:
        tell(
            user_id=facts.asked_by_id,
            kind="loan_answered",
            fact=event.loan_id,
            compose=lambda: _answered(regions.loan_facts(event.loan_id)),
        )


def promotion_decided(event: PromotionDecided) -> None:
    """Confirmed: she reads her new role. Whoever proposed it reads the decision; of a no nobody else is told."""
    facts = regions.promotion_facts(event.promotion_id)
    if facts.confirmed:
        tell(
            user_id=facts.user_id,
            kind="promoted",
            fact=event.promotion_id,
            compose=lambda: _promoted(regions.promotion_facts(event.promotion_id)),
        )
    if facts.proposed_by_id is not None and facts.proposed_by_id != facts.user_id:
        tell(
            user_id=facts.proposed_by_id,
            kind="promotion_decided",
            fact=event.promotion_id,
            compose=lambda: _decided(regions.promotion_facts(event.promotion_id)),
        )


def _lent(facts: regions.LoanFacts) -> Letter:
    words = {"programme": facts.programme, "role": facts.role, "home": facts.home}
    days = {"since": jdate(facts.since), "until": jdate(facts.ends_on)}
    return Letter(
        _("You help “%(programme)s” as %(role)s") % words,
        (
            _("From %(since)s to %(until)s. “%(home)s” has agreed; your role there stays as it is.")
            % {**words, **days},
            *([facts.note] if facts.note else []),
            _("If these days do not suit you, please tell an officer of your own programme."),
        ),
        (Link(_("See what is to do"), reverse("portal:staff_menu", args=[facts.slug])),),
    )


def _answered(facts: regions.LoanFacts) -> Letter:
    words = {"name": facts.person, "home": facts.home, "role": facts.role}
    link = (Link(_("See the staff of the programme"), reverse("regions:staff", args=[facts.slug])),)
    if facts.agreed:
        days = {"since": jdate(facts.since), "until": jdate(facts.ends_on)}
        return Letter(
            _("“%(home)s” lends you %(name)s") % words,
            (_("As %(role)s, from %(since)s to %(until)s. They have been told.") % {**words, **days},),
            link,
        )
    return Letter(
        _("“%(home)s” cannot lend you %(name)s") % words,
        (_("The reason: %(reason)s") % {"reason": facts.reason},),
        link,
    )


def _promoted(facts: regions.PromotionFacts) -> Letter:
    words = {"programme": facts.programme, "role": facts.role}
    return Letter(
        _("You are %(role)s of “%(programme)s” now") % words,
        (
            _(
                "Congratulations, and thank you. From today on you find the pages of your new role in the menu."
            ),
            *([facts.answer] if facts.answer else []),
            _("If this comes as a surprise or does not suit you, please tell us."),
        ),
        (Link(_("See what is to do"), reverse("portal:staff_menu", args=[facts.slug])),),
    )


def _decided(facts: regions.PromotionFacts) -> Letter:
    words = {"name": facts.person, "role": facts.role}
    link = (Link(_("See the staff of the programme"), reverse("regions:staff", args=[facts.slug])),)
    if facts.confirmed:
        return Letter(_("%(name)s is %(role)s now") % words, (_("Your proposal was confirmed."),), link)
    return Letter(
        _("%(name)s does not become %(role)s this time") % words,
        (
            _("The reason: %(reason)s") % {"reason": facts.answer},
            _("Nobody but you was told of this."),
        ),
        link,
    )
