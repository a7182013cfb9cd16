"""First come, first served; places that become free; offers with a last day."""

from datetime import date

import pytest
from django.urls import reverse

from tests.intake.office import Office, code_of
from tests.learning.school import heard, jst
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.intake.events import OfferMade
from yuiwork.intake.models import ApplicationSheet, IntakeRound, Method, Offer, Outcome
from yuiwork.intake.queries.next_steps import next_steps
from yuiwork.intake.use_cases import answer_offer, withdraw_application
from yuiwork.intake.use_cases.clock_work import expire_offers
from yuiwork.learning.events import PlaceGivenUp
from yuiwork.learning.models import CourseApplication, Enrolment


@pytest.fixture
def first_come(office: Office) -> IntakeRound:
    """One place, three days to answer."""
    office.cast.tutor  # noqa: B018 - appointed
    return office.call(method=Method.FIRST_COME, seats=1)


def state_of(office: Office, who: str) -> str:
    return CourseApplication.objects.filter(user_id=getattr(office.cast, who)).latest("id").state


def withdraw(office: Office, who: str) -> None:
    user_id = getattr(office.cast, who)
    sheet = ApplicationSheet.objects.get(user_id=user_id)
    assert sheet.application_id
    withdraw_application(actor=Actor(user_id=user_id), application_id=sheet.application_id)


def test_whoever_comes_first_is_accepted_at_once_and_the_next_waits(
    office: Office, first_come: IntakeRound
) -> None:
    office.apply()
    office.apply(office.cast.sato)
    assert (state_of(office, "hanako"), state_of(office, "sato")) == ("accepted", "waiting")
    assert Enrolment.objects.get().tutor_id == office.cast.tutor


def test_without_a_tutor_the_office_decides(office: Office) -> None:
    office.call(method=Method.FIRST_COME, seats=1)
    office.apply()
    assert state_of(office, "hanako") == "applied"


def test_a_place_given_up_is_offered_to_the_next(
    office: Office, first_come: IntakeRound, announced: list[Event]
) -> None:
    for user in (office.cast.hanako, office.cast.sato, office.cast.kenji):
        office.apply(user)
    for _ in range(2):
        withdraw(office, "hanako")
    assert not Enrolment.objects.exists()
    assert len(heard(announced, PlaceGivenUp)) == 1
    [event] = heard(announced, OfferMade)
    assert (event.user_id, event.answer_by) == (office.cast.sato, date(2026, 11, 27))  # type: ignore[attr-defined]
    offer = Offer.objects.get()
    for _ in range(2):
        answer_offer(actor=Actor(user_id=office.cast.sato), offer_id=offer.id, take=True)
    assert (state_of(office, "sato"), state_of(office, "kenji")) == ("accepted", "waiting")


def test_a_place_that_is_offered_goes_to_nobody_else(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    withdraw(office, "hanako")
    third = office.apply(office.cast.kenji)
    assert state_of(office, "kenji") == "waiting"
    with pytest.raises(Refused) as refusal:
        office.decide(third)
    assert code_of(refusal) == "ROUND_FULL"
    sato = ApplicationSheet.objects.get(user_id=office.cast.sato)
    office.decide(sato)
    assert Offer.objects.get().state == "closed"
    assert state_of(office, "sato") == "accepted"


def test_whoever_lets_it_go_or_leaves_passes_it_on(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato, office.cast.kenji, office.cast.emi):
        office.apply(user)
    withdraw(office, "hanako")
    answer_offer(actor=Actor(user_id=office.cast.sato), offer_id=Offer.objects.get().id, take=False)
    kenji = Offer.objects.get(state="open")
    assert kenji.application.user_id == office.cast.kenji
    withdraw(office, "kenji")
    assert Offer.objects.get(state="open").application.user_id == office.cast.emi
    assert state_of(office, "sato") == "waiting"


def test_after_the_last_day_the_clock_asks_the_next(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato, office.cast.kenji):
        office.apply(user)
    withdraw(office, "hanako")
    first = Offer.objects.get()
    with clock.at(jst(2026, 11, 27, 23, 59)):
        assert expire_offers() == 0
    with clock.at(jst(2026, 11, 28, 0, 1)):
        with pytest.raises(Refused) as refusal:
            answer_offer(actor=Actor(user_id=office.cast.sato), offer_id=first.id, take=True)
        assert code_of(refusal) == "TOO_LATE"
        assert (expire_offers(), expire_offers()) == (1, 0)
    assert Offer.objects.get(state="open").application.user_id == office.cast.kenji


def test_an_offer_never_runs_into_the_course(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    with clock.at(jst(2026, 11, 29, 9)):
        withdraw(office, "hanako")
    assert Offer.objects.get().answer_by == date(2026, 11, 30)


def test_after_the_first_day_a_learner_talks_to_her_tutor(office: Office, first_come: IntakeRound) -> None:
    office.apply()
    with clock.at(jst(2026, 12, 1, 9)), pytest.raises(Refused) as refusal:
        withdraw(office, "hanako")
    assert code_of(refusal) == "ALREADY_BEGUN"


def test_more_places_reach_the_waiting_list(office: Office, first_come: IntakeRound) -> None:
    from yuiwork.intake.use_cases import change_round

    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    terms = office.terms(method=Method.FIRST_COME, seats=2)
    change_round(actor=office.officer, round_id=first_come.id, terms=terms)
    assert Offer.objects.get().application.user_id == office.cast.sato


def test_the_approved_waiting_list_needs_no_second_approval(office: Office) -> None:
    office.cast.tutor  # noqa: B018 - appointed
    office.call(needs_approval=True, seats=1)
    office.decide(office.apply())
    office.decide(office.apply(office.cast.sato), Outcome.WAIT)
    withdraw(office, "hanako")
    answer_offer(actor=Actor(user_id=office.cast.sato), offer_id=Offer.objects.get().id, take=True)
    assert state_of(office, "sato") == "accepted"


def test_offers_are_constrained(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    withdraw(office, "hanako")
    offer = Offer.objects.get()
    row = Offer.objects.filter(id=offer.id)
    refused("intake_offer_", lambda: row.update(state="lost"))
    refused("intake_offer_answered_when", lambda: row.update(state="accepted"))
    refused("intake_offer_one_open", lambda: copied(offer))


def test_she_reads_the_offer_and_answers_on_the_page(
    page_client: PageClient, office: Office, first_come: IntakeRound
) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    withdraw(office, "hanako")
    path = reverse("intake:offer", args=[Offer.objects.get().id])
    assert [step.url for step in next_steps(Actor(user_id=office.cast.sato))] == [path]
    assert PageClient().sign_in(office.cast.hanako).get(path).status_code == 404
    client = page_client.sign_in(office.cast.sato)
    html = client.get(path).content.decode()
    assert "2026年11月27日（金）までにお返事ください" in html
    assert client.post(path, {"action": "take"}).status_code == 303
    assert "この席を受ける</button>" not in client.get(path).content.decode()
    client.cookies["django_language"] = "en"
    assert "This offer is over" in client.get(path).content.decode()


def test_a_stranger_answers_and_withdraws_nothing(office: Office, first_come: IntakeRound) -> None:
    for user in (office.cast.hanako, office.cast.sato):
        office.apply(user)
    withdraw(office, "hanako")
    stranger = Actor(user_id=office.cast.kenji)
    offer = Offer.objects.get()
    with pytest.raises(NotFound):
        answer_offer(actor=stranger, offer_id=offer.id, take=True)
    with pytest.raises(NotFound):
        withdraw_application(actor=stranger, application_id=offer.application_id)
