"""Courses: decisions, feedback, certificates. Seminars have a module of their own."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate
from yuiwork.intake import api as intake
from yuiwork.learning import api as learning
from yuiwork.learning.events import (
    CertificateReissued,
    ClassmateWrote,
    CourseApplied,
    CourseCompleted,
    CourseDecided,
    ExerciseSubmitted,
    FeedbackGiven,
    GraduationReviewAsked,
    StampTakenBack,
)
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.use_cases import tell

CourseLetter = Callable[[learning.CourseApplicationFacts], Letter]


def course_applied(event: CourseApplied) -> None:
    """We have her application."""
    _about_course("course_applied", event.application_id, event.user_id, _application_received)


def course_decided(event: CourseDecided) -> None:
    """Accepted, waiting or declined, always with the next step; with the filed letter where there is one."""
    letters = {"accepted": _accepted, "waiting": _waiting, "declined": _declined}
    filed = intake.letter_of(event.application_id, event.decision)
    files = (
        [Enclosure(filed.filename, "application/pdf", document_id=filed.document_id, party_id=event.user_id)]
        if filed
        else []
    )
    fact = f"{event.application_id}:{event.decision}"
    _about_course(
        "course_decided",
        event.application_id,
        event.user_id,
        letters[event.decision],
        fact=fact,
        enclosures=files,
    )


def exercise_submitted(event: ExerciseSubmitted) -> None:
    """To the tutor: something waits for her answer."""

    def compose() -> Letter:
        facts = learning.submission_facts(event.submission_id)
        words = {"name": facts.learner_name, "title": facts.exercise_title, "by": jdate(facts.answer_by)}
        return Letter(
            _("%(name)s handed in “%(title)s”") % words,
            (_("Please answer by %(by)s.") % words,),
            (Link(_("Read and answer"), facts.review_path),),
        )

    tell(user_id=event.tutor_id, kind="exercise_submitted", fact=event.submission_id, compose=compose)


def feedback_given(event: FeedbackGiven) -> None:
    """To the learner: passed, or what to do next."""

    def compose() -> Letter:
        facts = learning.submission_facts(event.submission_id)
        words = {"title": facts.exercise_title}
        if event.passed:
            subject = _("You passed “%(title)s”") % words
            text = _("Your tutor has read your work and passed it. Congratulations!")
        else:
            subject = _("Your tutor has answered on “%(title)s”") % words
            text = _("Please read the feedback, improve your work a little and hand it in again.")
        return Letter(subject, (text,), (Link(_("Read the feedback"), facts.exercise_path),))

    tell(user_id=event.user_id, kind="feedback_given", fact=event.submission_id, compose=compose)


def course_completed(event: CourseCompleted) -> None:
    """To the learner: her certificate."""

    def compose() -> Letter:
        completion = next(
            c for c in learning.completions_of(event.programme_id) if c.number == event.certificate_number
        )
        words = {"course": completion.course_title, "number": event.certificate_number}
        page = reverse("learning:certificate", args=[event.certificate_number])
        return Letter(
            _("Congratulations on completing “%(course)s”") % words,
            (
                _("Your certificate %(number)s is ready. Thank you for keeping at it to the end.") % words,
                _("You can show the page of the certificate to clients. Your name is partly hidden there."),
            ),
            (Link(_("Open the certificate"), page),),
        )

    tell(user_id=event.user_id, kind="course_completed", fact=event.enrolment_id, compose=compose)


def graduation_review_asked(event: GraduationReviewAsked) -> None:
    """To a reviewer: a graduation work waits for her judgement."""

    def compose() -> Letter:
        facts = learning.submission_facts(event.submission_id)
        words = {"title": facts.exercise_title}
        return Letter(
            _("A graduation work is waiting for your assessment: “%(title)s”") % words,
            (_("The other reviewers see what you write only when all have finished."),),
            (Link(_("Read and assess"), facts.review_path),),
        )

    fact = f"{event.submission_id}:{event.reviewer_id}"
    tell(user_id=event.reviewer_id, kind="graduation_review_asked", fact=fact, compose=compose)


def classmate_wrote(event: ClassmateWrote) -> None:
    """To the writer of the answer, in the product only: kind words are no reason for a mail each."""

    def compose() -> Letter:
        return Letter(
            _("%(name)s sent you a message") % {"name": learning.name_of(event.author_id)},
            (_("It is about an answer that you share with your classmates."),),
            (Link(_("Read it"), reverse("learning:exercise", args=[event.exercise_id])),),
        )

    tell(user_id=event.user_id, kind="classmate_wrote", fact=event.note_id, compose=compose, by_mail=False)


def stamp_taken_back(event: StampTakenBack) -> None:
    """To the learner, in the product: no stamp goes without a word, and a corrected mark needs no mail."""

    def compose() -> Letter:
        why = event.reason or _("The attendance behind it was corrected.")
        return Letter(
            _("A stamp was taken back: “%(label)s”") % {"label": event.label},
            (why, _("If you think this is a mistake, please ask your tutor.")),
            (Link(_("Open the stamp board"), reverse("learning:stamps")),),
        )

    tell(user_id=event.user_id, kind="stamp_taken_back", fact=event.stamp_id, compose=compose, by_mail=False)


def certificate_reissued(event: CertificateReissued) -> None:
    """To the learner: the certificate with her new name."""

    def compose() -> Letter:
        words = {"number": event.certificate_number, "old": event.old_number}
        return Letter(
            _("Your certificate was issued again (%(number)s)") % words,
            (_("It has your present name. The earlier one (%(old)s) is no longer valid.") % words,),
            (
                Link(
                    _("Open the certificate"),
                    reverse("learning:certificate", args=[event.certificate_number]),
                ),
            ),
        )

    tell(user_id=event.user_id, kind="certificate_reissued", fact=event.document_id, compose=compose)


def _about_course(
    kind: str,
    application_id: UUID,
    user_id: UUID,
    letter: CourseLetter,
    *,
    fact: str = "",
    enclosures: Sequence[Enclosure] = (),
) -> None:
    tell(
        user_id=user_id,
        kind=kind,
        fact=fact or application_id,
        compose=lambda: letter(learning.course_application_facts(application_id)),
        enclosures=enclosures,
    )


def _application_received(facts: learning.CourseApplicationFacts) -> Letter:
    words = {"course": facts.course_title, "programme": facts.programme_name}
    return Letter(
        _("We have your application for “%(course)s”") % words,
        (_("%(programme)s reads every application and answers each of them. Please wait a little.") % words,),
        (Link(_("See the course"), facts.course_path),),
    )


def _accepted(facts: learning.CourseApplicationFacts) -> Letter:
    words = {"course": facts.course_title, "tutor": facts.tutor_name, "day": jdate(facts.starts_on)}
    lines = [_("The course begins on %(day)s.") % words]
    if facts.tutor_name:
        lines.append(_("Your tutor is %(tutor)s, who will answer your questions all the way.") % words)
    return Letter(
        _("Welcome to “%(course)s”") % words,
        (_("We are glad that you are learning with us."), "\n".join(lines)),
        (Link(_("See the course"), facts.course_path),),
    )


def _waiting(facts: learning.CourseApplicationFacts) -> Letter:
    words = {"course": facts.course_title}
    return Letter(
        _("You are on the waiting list of “%(course)s”") % words,
        (_("The course is full. As soon as a place becomes free, we will write to you."), *_reason(facts)),
        (Link(_("See the course"), facts.course_path),),
    )


def _declined(facts: learning.CourseApplicationFacts) -> Letter:
    words = {"course": facts.course_title}
    return Letter(
        _("About your application for “%(course)s”") % words,
        (
            _("We are sorry: this time we cannot offer you a place."),
            *_reason(facts),
            _("You are welcome to apply again."),
        ),
        (Link(_("See the course"), facts.course_path),),
    )


def _reason(facts: learning.CourseApplicationFacts) -> tuple[str, ...]:
    return (_("The reason: %(reason)s") % {"reason": facts.reason},) if facts.reason else ()
