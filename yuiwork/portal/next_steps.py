"""What this person should do next, over all rooms: the most urgent first."""

from yuiwork.care import api as care
from yuiwork.childcare import api as childcare
from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep
from yuiwork.desk import api as desk
from yuiwork.facilities import api as facilities
from yuiwork.hub import api as hub
from yuiwork.intake import api as intake
from yuiwork.learning import api as learning
from yuiwork.market import api as market
from yuiwork.money import api as money
from yuiwork.portal.growth import decisions_waiting
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports
from yuiwork.surveys import api as surveys


def next_steps(actor: Actor) -> list[NextStep]:
    """Steps with a date by date, then the others in the order of the rooms."""
    rooms = (
        market.next_steps,
        hub.next_steps,
        learning.next_steps,
        intake.next_steps,
        care.next_steps,
        surveys.next_steps,
        childcare.next_steps,
        facilities.next_steps,
        regions.next_steps,
        reports.next_steps,
        decisions_waiting,
        desk.next_steps,
        money.next_steps,
    )
    steps = [step for offer in rooms for step in offer(actor)]
    return sorted(steps, key=lambda step: step.day)
