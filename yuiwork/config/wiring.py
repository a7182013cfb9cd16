"""The one table of events: which event reaches which handler, and when.

``LATER`` is normal: queued in the same transaction, run by the worker, once. ``NOW`` is for two facts that must
never disagree, with the reason beside it. Handlers write only their own room's rows and never veto.
"""

from dataclasses import dataclass
from enum import Enum


class When(Enum):
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Wire:
    handler: str
    when: When = When.LATER
    reason: str = ""  # required for NOW


def later(handler: str) -> Wire:
    return Wire(f"yuiwork.{handler}")


def now(handler: str, reason: str) -> Wire:
    return Wire(f"yuiwork.{handler}", When.NOW, reason)


WIRING: dict[str, tuple[Wire, ...]] = {
    "people.EmailConfirmed": (
        later("learning.handlers.link_applications"),
        later("imports.handlers.on_email_confirmed"),
    ),
    "regions.LoanAnswered": (later("notifications.handlers.regions.loan_answered"),),
    "regions.PromotionDecided": (later("notifications.handlers.regions.promotion_decided"),),
    "reports.ReportBuilt": (later("reports.handlers.on_report_built"),),
    "facilities.FacilityBooked": (later("notifications.handlers.facilities.facility_booked"),),
    "facilities.BookingCancelled": (later("notifications.handlers.facilities.booking_cancelled"),),
    "desk.ConsultationBooked": (later("notifications.handlers.desk.consultation_booked"),),
    "desk.ConsultationCancelled": (later("notifications.handlers.desk.consultation_cancelled"),),
    "desk.ConsultationNear": (later("notifications.handlers.desk.consultation_near"),),
    "desk.ReferredToCourses": (later("notifications.handlers.desk.referred_to_courses"),),
    "desk.OutcomeNoted": (later("impact.handlers.on_outcome_noted"),),
    "money.HoldFunded": (
        now(
            "market.handlers.on_hold_funded",
            "the worker must not be told to begin by a contract that is not funded",
        ),
    ),
    "money.HoldUnfunded": (
        now(
            "market.handlers.on_hold_unfunded",
            "a contract must not look funded when its money has gone back",
        ),
    ),
    "money.PayoutSent": (
        later("impact.handlers.on_payout_sent"),
        later("notifications.handlers.money.payout_sent"),
    ),
    "money.PayoutBlocked": (later("notifications.handlers.money.payout_blocked"),),
    "money.PayoutReturned": (
        later("impact.handlers.on_payout_returned"),
        later("notifications.handlers.money.payout_returned"),
    ),
    "money.DepositDiffers": (later("notifications.handlers.money.deposit_differs"),),
    "money.DepositUnmatched": (later("notifications.handlers.money.deposit_unmatched"),),
    "learning.SeminarApplied": (
        later("impact.handlers.on_seminar_applied"),
        later("notifications.handlers.seminars.seminar_applied"),
    ),
    "learning.SeminarAttended": (
        later("impact.handlers.on_seminar_attended"),
        later("notifications.handlers.seminars.seminar_attended"),
    ),
    "learning.SeminarAttendanceWithdrawn": (later("impact.handlers.on_attendance_withdrawn"),),
    "learning.Enrolled": (later("impact.handlers.on_enrolled"),),
    "learning.PlaceGivenUp": (later("impact.handlers.on_place_given_up"),),
    "learning.CourseCompleted": (
        later("impact.handlers.on_course_completed"),
        later("community.handlers.welcome_graduate"),
        later("notifications.handlers.learning.course_completed"),
    ),
    "learning.GraduationReviewAsked": (later("notifications.handlers.learning.graduation_review_asked"),),
    "learning.CertificateReissued": (later("notifications.handlers.learning.certificate_reissued"),),
    "media.ArticlePublished": (later("media.handlers.count_published_piece"),),
    "learning.PersonLinked": (later("impact.handlers.on_person_linked"),),
    "learning.SeminarCancelled": (later("notifications.handlers.seminars.seminar_cancelled"),),
    "childcare.ChildcareAsked": (later("notifications.handlers.childcare.childcare_asked"),),
    "childcare.ChildPlaced": (later("notifications.handlers.childcare.child_placed"),),
    "childcare.ChildWaits": (later("notifications.handlers.childcare.child_waits"),),
    "childcare.ChildcareCalledOff": (later("notifications.handlers.childcare.childcare_called_off"),),
    "learning.SeatOffered": (later("notifications.handlers.seminars.seat_offered"),),
    "learning.SeatTaken": (later("notifications.handlers.seminars.seat_taken"),),
    "learning.SeatLapsed": (later("notifications.handlers.seminars.seat_lapsed"),),
    "learning.SeminarPlaceChanged": (later("notifications.handlers.seminars.seminar_place_changed"),),
    "learning.SeminarChanged": (later("notifications.handlers.seminars.seminar_changed"),),
    "learning.SeminarCalledOff": (later("notifications.handlers.seminars.seminar_called_off"),),
    "learning.SeminarCameNear": (later("notifications.handlers.seminars.seminar_came_near"),),
    "learning.CourseApplied": (later("notifications.handlers.learning.course_applied"),),
    "learning.CourseDecided": (later("notifications.handlers.learning.course_decided"),),
    "learning.ExerciseSubmitted": (later("notifications.handlers.learning.exercise_submitted"),),
    "learning.FeedbackGiven": (later("notifications.handlers.learning.feedback_given"),),
    "intake.SelectionProposed": (later("notifications.handlers.intake.selection_proposed"),),
    "intake.OfferMade": (later("notifications.handlers.intake.offer_made"),),
    "intake.PlanShown": (later("notifications.handlers.intake.plan_shown"),),
    "intake.PlanAnswered": (later("notifications.handlers.intake.plan_answered"),),
    "intake.SelectionAnswered": (later("notifications.handlers.intake.selection_answered"),),
    "learning.CourseLeft": (later("notifications.handlers.care.course_left"),),
    "learning.CourseReturned": (later("notifications.handlers.care.course_returned"),),
    "learning.TutorAssigned": (later("notifications.handlers.care.tutor_assigned"),),
    "care.CareTaskRaised": (later("notifications.handlers.care.care_task_raised"),),
    "care.CareTaskHandedOver": (later("notifications.handlers.care.care_task_handed_over"),),
    "care.TutorAsked": (later("notifications.handlers.care.tutor_asked"),),
    "care.TutorAnswered": (later("notifications.handlers.care.tutor_answered"),),
    "learning.ClassmateWrote": (later("notifications.handlers.learning.classmate_wrote"),),
    "learning.StampTakenBack": (later("notifications.handlers.learning.stamp_taken_back"),),
    "learning.SessionChanged": (later("notifications.handlers.sessions.session_changed"),),
    "learning.AbsenceTold": (later("notifications.handlers.sessions.absence_told"),),
    "learning.AbsenceGuided": (
        later("care.handlers.on_absence_guided"),
        later("notifications.handlers.sessions.absence_guided"),
    ),
    "learning.SessionCancelled": (later("notifications.handlers.sessions.session_cancelled"),),
    "market.DeliveryAccepted": (
        later("impact.handlers.on_delivery_accepted"),
        later("notifications.handlers.work.delivery_accepted"),
    ),
    "market.JobHeld": (later("notifications.handlers.jobs.job_held"),),
    "market.JobReturned": (later("notifications.handlers.jobs.job_returned"),),
    "market.JobChanged": (later("notifications.handlers.jobs.job_changed"),),
    "market.ProposalSent": (later("notifications.handlers.jobs.proposal_sent"),),
    "market.ProposalDeclined": (later("notifications.handlers.jobs.proposal_declined"),),
    "market.ContractAgreed": (
        now(
            "notifications.handlers.contracts.terms_notice",
            "the law wants the notice sent at once: no contract is agreed without its mail in the queue (law.md 1.3)",
        ),
        later("notifications.handlers.contracts.payment_instruction"),
    ),
    "market.ContractFunded": (later("notifications.handlers.contracts.contract_funded"),),
    "market.ContractUnfunded": (later("notifications.handlers.contracts.contract_unfunded"),),
    "market.PaperNoticeRequested": (later("notifications.handlers.contracts.paper_notice_requested"),),
    "market.CancellationAsked": (later("notifications.handlers.contracts.cancellation_asked"),),
    "market.CancellationDeclined": (later("notifications.handlers.contracts.cancellation_declined"),),
    "market.ContractCancelled": (later("notifications.handlers.contracts.contract_cancelled"),),
    "market.DeliveryMade": (later("notifications.handlers.work.delivery_made"),),
    "market.RevisionRequested": (later("notifications.handlers.work.revision_requested"),),
    "market.MessagePosted": (later("notifications.handlers.work.message_posted"),),
    "market.ReviewWritten": (later("notifications.handlers.work.review_written"),),
    "market.ReviewsRevealed": (later("notifications.handlers.work.reviews_revealed"),),
    "market.ProposalWithdrawn": (later("notifications.handlers.jobs.proposal_withdrawn"),),
    "market.JobMarkedCoached": (later("notifications.handlers.jobs.job_marked_coached"),),
    "surveys.NamedAnswersSent": (later("care.handlers.on_named_answers"),),
    "surveys.SurveySent": (later("notifications.handlers.surveys.survey_sent"),),
    "surveys.SurveyReminded": (later("notifications.handlers.surveys.survey_reminded"),),
    "hub.DraftSubmitted": (later("notifications.handlers.hub.draft_submitted"),),
    "hub.DraftReviewed": (later("notifications.handlers.hub.draft_reviewed"),),
}
