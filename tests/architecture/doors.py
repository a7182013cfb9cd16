"""Who passes which door, where the policy alone does not say it: pages about one thing of one person."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.architecture.addresses import Address
from tests.architecture.story import PEOPLE, Story
from yuiwork.core.actor import Actor
from yuiwork.core.web.policy import Audience

VISITOR = "visitor"
ALL = frozenset(PEOPLE)
EVERYBODY = ALL | {VISITOR}
PARTIES = frozenset({"hanako", "kenji"})  # worker and client of the story's contracts
COACHES = frozenset({"tutor", "dirk"})  # of the programme that accompanies them


@dataclass(frozen=True, slots=True)
class Door:
    """``opens_for``: who gets the page. ``looks_only``: who sees the thing, but is refused (409, 422) when she acts."""

    opens_for: frozenset[str]
    looks_only: frozenset[str] = frozenset()


def _for(*people: str, looks_only: Iterable[str] = ()) -> Door:
    return Door(frozenset(people), frozenset(looks_only))


OWN = _for("hanako")
CLASSROOM = _for("hanako", "takeda", *COACHES)  # the learner and the programme's staff
DOORS: dict[str, Door] = {
    # officers see counts, not tasks and questions
    "my-tutor/questions/<uuid:question_id>/": _for("hanako", *COACHES),
    "my-tutor/courses/<uuid:enrolment_id>/leave/": OWN,
    "my-tutor/courses/<uuid:enrolment_id>/return/": OWN,
    "staff/<slug:slug>/care/<uuid:task_id>/": Door(COACHES),
    # who recorded it, and those who follow it up
    "staff/<slug:slug>/incidents/<uuid:incident_id>/": _for("takeda", *COACHES),
    # her own, and for the staff of Nara who stand at the door
    "facilities/<uuid:facility_id>/book/": Door(ALL),
    "facilities/bookings/<uuid:booking_id>/": _for("hanako", "takeda", *COACHES),
    "facilities/bookings/<uuid:booking_id>/cancel/": _for("hanako", "takeda", *COACHES),
    "facilities/bookings/<uuid:booking_id>/here/": _for("hanako", "takeda", *COACHES),
    "facilities/bookings/<uuid:booking_id>/booking.ics": _for("hanako", "takeda", *COACHES),
    "learn/courses/<uuid:course_id>/apply/": Door(ALL),
    "learn/applications/<uuid:application_id>/withdraw/": _for("sato"),
    "learn/applications/<uuid:application_id>/": _for("sato"),
    "learn/offers/<uuid:offer_id>/": _for("emi"),
    "learn/plans/<uuid:plan_id>/": OWN,
    "staff/<slug:slug>/intake/<uuid:application_id>/hearing/": _for("takeda", "dirk", "tutor"),
    "staff/<slug:slug>/intake/<uuid:application_id>/plan/": _for("takeda", "dirk", "tutor"),
    "staff/<slug:slug>/scoring/<uuid:sheet_id>/": _for("tutor"),
    "staff/<slug:slug>/scoring/files/<uuid:file_id>/": _for("tutor"),
    "learn/applications/files/<uuid:file_id>/": _for("emi", "takeda", "dirk"),
    "learn/courses/<uuid:course_id>/course.ics": CLASSROOM,
    "learn/sessions/<uuid:session_id>/": CLASSROOM,
    "learn/materials/<uuid:material_id>/": CLASSROOM,
    "learn/materials/<uuid:material_id>/file/": CLASSROOM,
    "learn/materials/<uuid:material_id>/offline.html": CLASSROOM,
    "learn/sessions/<uuid:session_id>/absence/": OWN,
    "learn/sessions/<uuid:session_id>/seat/": OWN,
    "learn/sessions/<uuid:session_id>/check-in/": OWN,
    "learn/sessions/<uuid:session_id>/session.ics": CLASSROOM,
    "learn/exercises/<uuid:exercise_id>/": OWN,
    "learn/exercises/<uuid:exercise_id>/classmates/": OWN,
    "learn/exercises/<uuid:exercise_id>/share/": OWN,
    "learn/classmates/<uuid:submission_id>/": OWN,
    "learn/notes/<uuid:note_id>/take-back/": _for("hanako", *COACHES),
    "learn/skills/<uuid:skill_id>/estimate/": OWN,
    "learn/worksheets/<uuid:worksheet_id>/": OWN,
    "learn/worksheets/entries/<uuid:entry_id>/share/": OWN,
    "learn/files/<uuid:file_id>/": _for("hanako", *COACHES),
    "certificates/<slug:number>/pdf/": _for("hanako", "takeda", "dirk"),
    "work/jobs/<uuid:job_id>/propose/": Door(ALL),
    "work/jobs/<uuid:job_id>/propose/terms/": Door(ALL),
    "work/jobs/<uuid:job_id>/propose/confirm/": Door(ALL),
    "work/proposals/<uuid:proposal_id>/withdraw/": _for("sato"),
    "contracts/<uuid:contract_id>/": Door(PARTIES | COACHES),
    "contracts/<uuid:contract_id>/terms/": Door(PARTIES | COACHES),
    "contracts/<uuid:contract_id>/terms.pdf": Door(PARTIES | COACHES),
    "contracts/<uuid:contract_id>/deliver/": OWN,
    "contracts/<uuid:contract_id>/accept/": _for("kenji"),
    "contracts/<uuid:contract_id>/revise/": _for("kenji"),
    "contracts/<uuid:contract_id>/message/": Door(PARTIES, looks_only=COACHES),
    "contracts/<uuid:contract_id>/review/": Door(PARTIES),
    "contracts/<uuid:contract_id>/cancel/": Door(PARTIES),
    "contracts/<uuid:contract_id>/cancel/answer/": Door(PARTIES, looks_only=COACHES),
    "contracts/<uuid:contract_id>/paper/": _for("hanako", looks_only=COACHES | {"kenji"}),
    "contracts/files/<uuid:file_id>/": Door(PARTIES | COACHES),
    "contracts/<uuid:contract_id>/draft/": _for("hanako", *COACHES),
    "drafts/<uuid:draft_id>/": _for("hanako", *COACHES),
    "drafts/<uuid:draft_id>/file/": _for("hanako", *COACHES),
    "staff/<slug:slug>/reports/years/<int:year>/reopen/": _for("oper"),
    "money/statements/<uuid:document_id>/": OWN,
    "money/account/bank/<str:bank_code>/": Door(ALL),
    "money/account/bank/<str:bank_code>/<str:branch_code>/": Door(ALL),
    "notifications/<uuid:message_id>/": OWN,
    "documents/<uuid:document_id>/": OWN,
    # Nothing to turn off, view or remove: nobody in the story has a second step of signing in.
    "accounts/2fa/totp/deactivate/": _for(),
    "accounts/2fa/recovery-codes/": _for(),
    "accounts/2fa/recovery-codes/download/": _for(),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": Door(
        ALL
    ),  # the password is asked for before anything is looked up
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": Door(ALL),
    # A role that she does not hold is not found.
    "role/": _for(),
}
# Addresses of packages that send a visitor to the sign-in page although they are open to everybody.
SENT_TO_SIGN_IN = {
    "accounts/login/code/confirm/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/login/",
}
# Nothing stands here for anybody: the root of the API, unknown addresses below it, an unknown persona of the demo.
NOWHERE = {"api/", r"api/^(?P<rest>.*)\Z", "demo/sign-in/<slug:key>/"}


def door_of(address: Address, story: Story) -> Door:
    """As declared above, or as its policy says.

    A role counts everywhere for a page about nothing in particular; for a page about a thing of the story it counts
    in Nara and in Aozora only. Raises AssertionError for a page about a thing that nobody declared.
    """
    if address.route in DOORS:
        return DOORS[address.route]
    assert address.policy is not None
    if address.policy.audience in (Audience.ANYONE, Audience.LINK_HOLDER):
        return Door(EVERYBODY)
    if address.policy.audience is Audience.SIGNED_IN:
        assert not address.has_parameters, f"say in DOORS whose thing stands at {address.route}"
        return Door(ALL)
    return Door(frozenset(name for name, actor in story.actors.items() if _holds(story, actor, address)))


def _holds(story: Story, actor: Actor, address: Address) -> bool:
    assert address.policy is not None
    if not address.has_parameters:
        return actor.has(*address.policy.roles)
    home = {story.cast.nara.id, story.cast.aozora.id, None}
    return any(g.role in address.policy.roles and g.scope_id in home for g in actor.grants)
