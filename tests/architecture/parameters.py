"""What to put into the parameters of an address, from the story. A new address with parameters needs a line."""

from collections.abc import Callable
from typing import Any

from tests.architecture.story import Story
from yuiwork.desk import links as desk_links

Parameters = Callable[[Story], dict[str, Any]]


def _nara(**more: Callable[[Story], Any]) -> Parameters:
    return lambda story: {"slug": "nara", **{name: value(story) for name, value in more.items()}}


def _one(name: str, value: Callable[[Story], Any]) -> Parameters:
    return lambda story: {name: value(story)}


_CONTRACT = _one("contract_id", lambda s: s.contract.id)
_DELIVERED = _one("contract_id", lambda s: s.delivered.id)
_JOB = _one("job_id", lambda s: s.job.id)
_PROPOSAL = _one("proposal_id", lambda s: s.proposal.id)
_DRAFT = _one("draft_id", lambda s: s.draft.id)
_RUN = _one("run_id", lambda s: s.payout.run_id)
_COURSE = _nara(course_id=lambda s: s.school.course.id)
_OCCASION = _nara(occasion_id=lambda s: s.child_place.occasion_id)


def _child(story: Story) -> dict[str, Any]:
    return {"token": story.childcare_token, "place_id": story.child_place.id}


_CAMPAIGN = _nara(campaign_id=lambda s: s.campaign.id)
_FLYER = _nara(campaign_id=lambda s: s.campaign.id, size=lambda s: "a5")
_PLANNED = _nara(application_id=lambda s: s.plan.application_id)
_ROUND = _nara(round_id=lambda s: s.round.id)
_FORM = _nara(round_id=lambda s: s.form_round.id)
_FORM_QUESTION = _nara(
    round_id=lambda s: s.form_round.id,
    question_id=lambda s: s.form_question_id,
)
_SESSION = _nara(session_id=lambda s: s.school.sessions[0].id)
_SESSION_OWN = _one("session_id", lambda s: s.school.sessions[0].id)
_SEMINAR = _nara(seminar_id=lambda s: s.school.seminar.id)
_REPORT = _nara(report_id=lambda s: s.report_file.report_id)
_CLOSED = _nara(year=lambda s: s.correction.close.fiscal_year)
_IMPORT = _nara(run_id=lambda s: s.import_run.id)

_FACILITY = _one("facility_id", lambda s: s.hall.pcs.id)
_BOOKING = _one("booking_id", lambda s: s.booking.id)
_ROOM = _nara(facility_id=lambda s: s.hall.pcs.id)
_SURVEY = _nara(survey_id=lambda s: s.draft_survey.id)
_QUESTION = _nara(
    survey_id=lambda s: s.draft_survey.id,
    question_id=lambda s: s.draft_survey.sets.get().questions.all()[0].id,
)

_ENROLMENT = _one("enrolment_id", lambda s: s.school.enrolment.id)

_DESK_LINK = _one("token", lambda s: desk_links.sign(s.consultation.id))
_OFFICE = _nara(desk_id=lambda s: s.bureau.office.id)

PARAMETERS: dict[str, Parameters] = {
    # people
    "people/members/<uuid:organisation_id>/add/": _one("organisation_id", lambda s: s.cast.aozora.id),
    # regions
    "staff/<slug:slug>/programme/": _nara(),
    "staff/<slug:slug>/programme/basics/": _nara(),
    "staff/<slug:slug>/programme/organisations/": _nara(),
    "staff/<slug:slug>/programme/eligibility/": _nara(),
    "staff/<slug:slug>/programme/state/": _nara(),
    "staff/<slug:slug>/programme/catalogue/": _nara(),
    "staff/<slug:slug>/meetings/": _nara(),
    "staff/<slug:slug>/secrecy/": _nara(),
    "staff/<slug:slug>/secrecy/text/": _nara(),
    "staff/<slug:slug>/programme/<slug:part>/new/": _nara(part=lambda s: "tracks"),
    "staff/<slug:slug>/programme/<slug:part>/<uuid:row_id>/": _nara(
        part=lambda s: "tracks", row_id=lambda s: s.track.id
    ),
    "staff/<slug:slug>/programme/<slug:part>/<uuid:row_id>/remove/": _nara(
        part=lambda s: "tracks", row_id=lambda s: s.track.id
    ),
    "staff/<slug:slug>/budget/": _nara(),
    "staff/<slug:slug>/budget/<int:year>/expense/": _nara(year=lambda s: 2026),
    "staff/<slug:slug>/team/": _nara(),
    "staff/<slug:slug>/team/appoint/": _nara(),
    "staff/<slug:slug>/team/borrow/": _nara(),
    "staff/<slug:slug>/team/<uuid:role_id>/release/": _nara(role_id=lambda s: s.tutor_role.role_id),
    "staff/<slug:slug>/team/loans/<uuid:loan_id>/": _nara(loan_id=lambda s: s.loan.id),
    "staff/<slug:slug>/team/loans/<uuid:loan_id>/withdraw/": _nara(loan_id=lambda s: s.loan.id),
    # configuration
    "staff/<slug:slug>/configuration/": _nara(),
    "staff/<slug:slug>/configuration/programme.yaml": _nara(),
    "staff/<slug:slug>/configuration/upload/": _nara(),
    "staff/<slug:slug>/configuration/apply/": _nara(),
    # learning
    "seminars/<uuid:seminar_id>/apply/": _one("seminar_id", lambda s: s.open_seminar.id),
    "seminars/a/<str:token>/": _one("token", lambda s: s.ticket),
    "seminars/a/<str:token>/take/": _one("token", lambda s: s.ticket),
    "seminars/a/<str:token>/place/": _one("token", lambda s: s.ticket),
    "seminars/a/<str:token>/cancel/": _one("token", lambda s: s.ticket),
    "seminars/a/<str:token>/seminar.ics": _one("token", lambda s: s.ticket),
    "survey/<str:token>/": _one("token", lambda s: s.survey),
    "answer/<str:token>/": _one("token", lambda s: s.invitation),
    "answer/<str:token>/<int:number>/": lambda s: {"token": s.invitation, "number": 1},
    "ask/<uuid:survey_id>/": _one("survey_id", lambda s: s.needs_survey.id),
    "staff/<slug:slug>/surveys/": _nara(),
    "staff/<slug:slug>/surveys/new/": _nara(),
    "staff/<slug:slug>/surveys/<uuid:survey_id>/": _SURVEY,
    "staff/<slug:slug>/surveys/<uuid:survey_id>/settings/": _SURVEY,
    "staff/<slug:slug>/surveys/<uuid:survey_id>/preview/<int:number>/": _nara(
        survey_id=lambda s: s.draft_survey.id, number=lambda s: 1
    ),
    "staff/<slug:slug>/surveys/<uuid:survey_id>/results/": _nara(survey_id=lambda s: s.needs_survey.id),
    "staff/<slug:slug>/surveys/<uuid:survey_id>/results/<slug:kind>/": _nara(
        survey_id=lambda s: s.needs_survey.id, kind=lambda s: "csv"
    ),
    "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/new/": _SURVEY,
    "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/<uuid:question_id>/": _QUESTION,
    "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/<uuid:question_id>/move/": _QUESTION,
    "learn/courses/<uuid:course_id>/": _one("course_id", lambda s: s.school.course.id),
    "learn/courses/<uuid:course_id>/course.ics": _one("course_id", lambda s: s.school.course.id),
    "learn/sessions/<uuid:session_id>/": _SESSION_OWN,
    "learn/sessions/<uuid:session_id>/session.ics": _SESSION_OWN,
    "learn/sessions/<uuid:session_id>/absence/": _SESSION_OWN,
    "learn/sessions/<uuid:session_id>/seat/": _SESSION_OWN,
    "learn/sessions/<uuid:session_id>/check-in/": _SESSION_OWN,
    "learn/materials/<uuid:material_id>/": _one("material_id", lambda s: s.material.id),
    "learn/materials/<uuid:material_id>/file/": _one("material_id", lambda s: s.material_file.id),
    "learn/materials/<uuid:material_id>/offline.html": _one("material_id", lambda s: s.material.id),
    "learn/calendar/<str:token>/yuiwork.ics": _one("token", lambda s: s.calendar_feed),
    "learn/exercises/<uuid:exercise_id>/": _one("exercise_id", lambda s: s.submission.exercise_id),
    "learn/files/<uuid:file_id>/": _one("file_id", lambda s: s.submission.files.get().id),
    "learn/exercises/<uuid:exercise_id>/classmates/": _one(
        "exercise_id", lambda s: s.peer_note.submission.exercise_id
    ),
    "learn/exercises/<uuid:exercise_id>/share/": _one(
        "exercise_id", lambda s: s.peer_note.submission.exercise_id
    ),
    "learn/classmates/<uuid:submission_id>/": _one("submission_id", lambda s: s.peer_note.submission_id),
    "learn/notes/<uuid:note_id>/take-back/": _one("note_id", lambda s: s.peer_note.id),
    "staff/<slug:slug>/notes/<uuid:note_id>/remove/": _nara(note_id=lambda s: s.peer_note.id),
    "certificates/<slug:number>/": _one("number", lambda s: s.certificate),
    "certificates/<slug:number>/pdf/": _one("number", lambda s: s.certificate),
    "staff/<slug:slug>/seminars/": _nara(),
    "staff/<slug:slug>/seminars/new/": _nara(),
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/": _SEMINAR,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/survey/": _SEMINAR,
    "staff/<slug:slug>/seminars/series/": _nara(),
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/edit/": _SEMINAR,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/call-off/": _SEMINAR,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/door/": _SEMINAR,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/door/walk-in/": _SEMINAR,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/door/<slug:code>/": _nara(
        seminar_id=lambda s: s.school.seminar.id, code=lambda s: s.application.code
    ),
    "staff/<slug:slug>/courses/": _nara(),
    "staff/<slug:slug>/courses/new/": _nara(),
    "staff/<slug:slug>/courses/<uuid:course_id>/": _COURSE,
    "staff/<slug:slug>/courses/<uuid:course_id>/sessions/new/": _COURSE,
    "staff/<slug:slug>/courses/<uuid:course_id>/completion/": _COURSE,
    "staff/<slug:slug>/enrolments/<uuid:enrolment_id>/completion/": _nara(
        enrolment_id=lambda s: s.submission.enrolment_id
    ),
    "learn/skills/<uuid:skill_id>/estimate/": _one("skill_id", lambda s: s.skill.id),
    "learn/worksheets/<uuid:worksheet_id>/": _one("worksheet_id", lambda s: s.worksheet_entry.worksheet_id),
    "learn/worksheets/entries/<uuid:entry_id>/share/": _one("entry_id", lambda s: s.worksheet_entry.id),
    "staff/<slug:slug>/stamps/": _nara(),
    "staff/<slug:slug>/stamps/<uuid:challenge_id>/": _nara(challenge_id=lambda s: s.challenge.id),
    "staff/<slug:slug>/enrolments/<uuid:enrolment_id>/stamps/": _nara(
        enrolment_id=lambda s: s.submission.enrolment_id
    ),
    "staff/<slug:slug>/skills/": _nara(),
    "staff/<slug:slug>/worksheets/": _nara(),
    "staff/<slug:slug>/enrolments/<uuid:enrolment_id>/skills/": _nara(
        enrolment_id=lambda s: s.submission.enrolment_id
    ),
    "staff/<slug:slug>/enrolments/<uuid:enrolment_id>/worksheets/": _nara(
        enrolment_id=lambda s: s.submission.enrolment_id
    ),
    "staff/<slug:slug>/completions/": _nara(),
    "staff/<slug:slug>/graduation/": _nara(),
    "staff/<slug:slug>/graduation/<uuid:submission_id>/": _nara(submission_id=lambda s: s.graduation_work.id),
    "staff/<slug:slug>/exercises/<uuid:exercise_id>/reviewers/": _nara(
        exercise_id=lambda s: s.graduation_work.exercise_id
    ),
    "staff/<slug:slug>/courses/<uuid:course_id>/presentation/new/": _COURSE,
    "staff/<slug:slug>/presentations/<uuid:day_id>/": _nara(day_id=lambda s: s.presentation_day.id),
    "staff/<slug:slug>/completions.xlsx": _nara(),
    "staff/<slug:slug>/completions.pdf": _nara(),
    "staff/<slug:slug>/completions/<slug:number>/reissue/": _nara(number=lambda s: s.certificate),
    "staff/<slug:slug>/courses/<uuid:course_id>/exercises/new/": _COURSE,
    "staff/<slug:slug>/exercises/<uuid:exercise_id>/": _nara(exercise_id=lambda s: s.school.exercises[0].id),
    "staff/<slug:slug>/courses/<uuid:course_id>/sessions/series/": _COURSE,
    "staff/<slug:slug>/courses/<uuid:course_id>/timetable/": _COURSE,
    "staff/<slug:slug>/sessions/<uuid:session_id>/": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/edit/": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/code/": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/code.svg": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/guidance/": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/report/": _SESSION,
    "staff/<slug:slug>/sessions/<uuid:session_id>/report.pdf": _SESSION,
    "staff/<slug:slug>/courses/<uuid:course_id>/fees/": _COURSE,
    "staff/<slug:slug>/courses/<uuid:course_id>/materials/": _COURSE,
    "staff/<slug:slug>/courses/<uuid:course_id>/materials/new/": _COURSE,
    "staff/<slug:slug>/materials/<uuid:material_id>/": _nara(material_id=lambda s: s.material.id),
    "staff/<slug:slug>/attendance/": _nara(),
    "staff/<slug:slug>/sessions/<uuid:session_id>/cancel/": _SESSION,
    "staff/<slug:slug>/people/": _nara(),
    "staff/<slug:slug>/reviews/": _nara(),
    "staff/<slug:slug>/reviews/<uuid:submission_id>/": _nara(submission_id=lambda s: s.submission.id),
    # facilities
    "p/<slug:slug>/facilities/": _nara(),
    "facilities/<uuid:facility_id>/": _FACILITY,
    "facilities/<uuid:facility_id>/book/": _FACILITY,
    "facilities/bookings/<uuid:booking_id>/": _BOOKING,
    "facilities/bookings/<uuid:booking_id>/cancel/": _BOOKING,
    "facilities/bookings/<uuid:booking_id>/here/": _BOOKING,
    "facilities/bookings/<uuid:booking_id>/booking.ics": _BOOKING,
    "staff/<slug:slug>/facilities/": _nara(),
    "staff/<slug:slug>/facilities/new/": _nara(),
    "staff/<slug:slug>/facilities/usage/": _nara(),
    "staff/<slug:slug>/facilities/usage.csv": _nara(),
    "staff/<slug:slug>/facilities/usage.xlsx": _nara(),
    "staff/<slug:slug>/facilities/<uuid:facility_id>/": _ROOM,
    "staff/<slug:slug>/facilities/<uuid:facility_id>/edit/": _ROOM,
    "staff/<slug:slug>/facilities/<uuid:facility_id>/hours/": _ROOM,
    "staff/<slug:slug>/facilities/<uuid:facility_id>/exceptions/": _ROOM,
    "staff/<slug:slug>/facilities/<uuid:facility_id>/blocks/": _ROOM,
    "staff/<slug:slug>/bookings/<uuid:booking_id>/": _nara(booking_id=lambda s: s.booking.id),
    # childcare
    "childcare/<str:token>/": _one("token", lambda s: s.childcare_token),
    "childcare/<str:token>/children/new/": _one("token", lambda s: s.childcare_token),
    "childcare/<str:token>/children/again/": _one("token", lambda s: s.childcare_token),
    "childcare/<str:token>/children/<uuid:place_id>/": _child,
    "childcare/<str:token>/children/<uuid:place_id>/cancel/": _child,
    "staff/<slug:slug>/childcare/": _nara(),
    "staff/<slug:slug>/childcare/usual/": _nara(),
    "staff/<slug:slug>/childcare/<uuid:occasion_id>/": _OCCASION,
    "staff/<slug:slug>/childcare/<uuid:occasion_id>/list/": _OCCASION,
    "staff/<slug:slug>/childcare/<uuid:occasion_id>/duty/": _OCCASION,
    "staff/<slug:slug>/childcare/<uuid:occasion_id>/cost/": _OCCASION,
    "staff/<slug:slug>/seminars/<uuid:seminar_id>/childcare/": _SEMINAR,
    "staff/<slug:slug>/sessions/<uuid:session_id>/childcare/": _nara(
        session_id=lambda s: s.school.sessions[0].id
    ),
    # outreach
    "c/<slug:code>/": _one("code", lambda s: s.campaign.code),
    "staff/<slug:slug>/campaigns/": _nara(),
    "staff/<slug:slug>/campaigns.xlsx": _nara(),
    "staff/<slug:slug>/campaigns/new/": _nara(),
    "staff/<slug:slug>/campaigns/sources/": _nara(),
    "staff/<slug:slug>/campaigns/<uuid:campaign_id>/": _CAMPAIGN,
    "staff/<slug:slug>/campaigns/<uuid:campaign_id>/close/": _CAMPAIGN,
    "staff/<slug:slug>/campaigns/<uuid:campaign_id>/flyer/<slug:size>.pdf": _FLYER,
    "staff/<slug:slug>/campaigns/<uuid:campaign_id>/flyer/<slug:size>.png": _FLYER,
    # intake
    "learn/courses/<uuid:course_id>/apply/": _one("course_id", lambda s: s.school.course.id),
    "learn/applications/<uuid:application_id>/": _one("application_id", lambda s: s.course_application.id),
    "learn/applications/files/<uuid:file_id>/": _one("file_id", lambda s: s.sheet.files.get().id),
    "learn/applications/<uuid:application_id>/withdraw/": _one(
        "application_id", lambda s: s.course_application.id
    ),
    "learn/offers/<uuid:offer_id>/": _one("offer_id", lambda s: s.offer.id),
    "learn/plans/<uuid:plan_id>/": _one("plan_id", lambda s: s.plan.id),
    "staff/<slug:slug>/intake/<uuid:application_id>/hearing/": _PLANNED,
    "staff/<slug:slug>/intake/<uuid:application_id>/plan/": _PLANNED,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/rubric/": _ROUND,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/": _ROUND,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/new/": _FORM,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/preview/<int:number>/": _nara(
        round_id=lambda s: s.form_round.id, number=lambda s: 1
    ),
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/<uuid:question_id>/": _FORM_QUESTION,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/<uuid:question_id>/move/": _FORM_QUESTION,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/compare/": _ROUND,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/answers.csv": _ROUND,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/answers.xlsx": _ROUND,
    "staff/<slug:slug>/intake/applicants.csv": _nara(),
    "staff/<slug:slug>/intake/applicants.xlsx": _nara(),
    "staff/<slug:slug>/scoring/": _nara(),
    "staff/<slug:slug>/scoring/<uuid:sheet_id>/": _nara(sheet_id=lambda s: s.scoring.sheet_id),
    "staff/<slug:slug>/scoring/files/<uuid:file_id>/": _nara(
        file_id=lambda s: s.scoring.sheet.files.get().id
    ),
    "lottery/<uuid:round_id>/": _one("round_id", lambda s: s.lottery_round.id),
    "lottery/<uuid:round_id>/log/": _one("round_id", lambda s: s.lottery_round.id),
    "staff/<slug:slug>/intake/": _nara(),
    "staff/<slug:slug>/intake/<uuid:application_id>/": _nara(
        application_id=lambda s: s.course_application.id
    ),
    "staff/<slug:slug>/intake/approvals/": _nara(),
    "staff/<slug:slug>/intake/telling/": _nara(),
    "staff/<slug:slug>/intake/telling/<uuid:course_id>/": _COURSE,
    "staff/<slug:slug>/intake/telling/letters/<uuid:selection_id>/": _nara(
        selection_id=lambda s: s.selection.id
    ),
    "staff/<slug:slug>/intake/courses/<uuid:course_id>/rounds/new/": _COURSE,
    "staff/<slug:slug>/intake/rounds/": _nara(),
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/": _ROUND,
    "staff/<slug:slug>/intake/rounds/<uuid:round_id>/edit/": _ROUND,
    # desk
    "p/<slug:slug>/desk/": _nara(),
    "desk/slots/<uuid:slot_id>/book/": _one("slot_id", lambda s: s.free_slot.id),
    "desk/c/<str:token>/": _DESK_LINK,
    "desk/c/<str:token>/cancel/": _DESK_LINK,
    "desk/c/<str:token>/consultation.ics": _DESK_LINK,
    "staff/<slug:slug>/desk/": _nara(),
    "staff/<slug:slug>/desk/figures/": _nara(),
    "staff/<slug:slug>/desk/figures.csv": _nara(),
    "staff/<slug:slug>/desk/figures.xlsx": _nara(),
    "staff/<slug:slug>/desk/set-up/": _nara(),
    "staff/<slug:slug>/desk/<uuid:desk_id>/set-up/": _OFFICE,
    "staff/<slug:slug>/desk/<uuid:desk_id>/slots/": _OFFICE,
    "staff/<slug:slug>/desk/<uuid:desk_id>/walk-in/": _OFFICE,
    "staff/<slug:slug>/desk/consultations/<uuid:consultation_id>/": _nara(
        consultation_id=lambda s: s.consultation.id
    ),
    # care
    "my-tutor/questions/<uuid:question_id>/": _one("question_id", lambda s: s.question.id),
    "my-tutor/courses/<uuid:enrolment_id>/leave/": _ENROLMENT,
    "my-tutor/courses/<uuid:enrolment_id>/return/": _ENROLMENT,
    "staff/<slug:slug>/care/": _nara(),
    "staff/<slug:slug>/care/load/": _nara(),
    "staff/<slug:slug>/care/counts/": _nara(),
    "staff/<slug:slug>/care/settings/": _nara(),
    "staff/<slug:slug>/care/questions/": _nara(),
    "staff/<slug:slug>/care/learners/<uuid:enrolment_id>/": _nara(
        enrolment_id=lambda s: s.school.enrolment.id
    ),
    "staff/<slug:slug>/incidents/": _nara(),
    "staff/<slug:slug>/incidents/new/": _nara(),
    "staff/<slug:slug>/incidents/<uuid:incident_id>/": _nara(incident_id=lambda s: s.incident.id),
    "staff/<slug:slug>/care/<uuid:task_id>/": _nara(task_id=lambda s: s.care_task.id),
    # market
    "work/jobs/<uuid:job_id>/": _JOB,
    "work/jobs/<uuid:job_id>/propose/": _JOB,
    "work/jobs/<uuid:job_id>/propose/terms/": _JOB,
    "work/jobs/<uuid:job_id>/propose/confirm/": _JOB,
    "work/proposals/<uuid:proposal_id>/withdraw/": _PROPOSAL,
    "contracts/<uuid:contract_id>/": _CONTRACT,
    "contracts/<uuid:contract_id>/terms/": _CONTRACT,
    "contracts/<uuid:contract_id>/terms.pdf": _CONTRACT,
    "contracts/<uuid:contract_id>/deliver/": _CONTRACT,
    "contracts/<uuid:contract_id>/accept/": _DELIVERED,
    "contracts/<uuid:contract_id>/revise/": _DELIVERED,
    "contracts/<uuid:contract_id>/message/": _CONTRACT,
    "contracts/<uuid:contract_id>/review/": _one("contract_id", lambda s: s.accepted.id),
    "contracts/<uuid:contract_id>/cancel/": _CONTRACT,
    "contracts/<uuid:contract_id>/cancel/answer/": _CONTRACT,
    "contracts/<uuid:contract_id>/paper/": _CONTRACT,
    "contracts/files/<uuid:file_id>/": _one("file_id", lambda s: s.delivery_file),
    "client/jobs/<uuid:job_id>/": _JOB,
    "client/jobs/<uuid:job_id>/edit/": _one("job_id", lambda s: s.draft_job.id),
    "client/jobs/<uuid:job_id>/publish/": _one("job_id", lambda s: s.draft_job.id),
    "client/jobs/<uuid:job_id>/close/": _JOB,
    "client/jobs/<uuid:job_id>/proposals/": _JOB,
    "client/proposals/<uuid:proposal_id>/accept/": _PROPOSAL,
    "client/proposals/<uuid:proposal_id>/decline/": _PROPOSAL,
    "board/jobs/<uuid:job_id>/coach/": _JOB,
    "operator/jobs/<uuid:job_id>/release/": _one("job_id", lambda s: s.held_job.id),
    "operator/jobs/<uuid:job_id>/return/": _one("job_id", lambda s: s.held_job.id),
    # hub
    "contracts/<uuid:contract_id>/draft/": _CONTRACT,
    "drafts/<uuid:draft_id>/": _DRAFT,
    "drafts/<uuid:draft_id>/file/": _DRAFT,
    "staff/drafts/<uuid:draft_id>/": _DRAFT,
    # money
    "money/statements/<uuid:document_id>/": _one("document_id", lambda s: s.statement.id),
    "money/account/bank/<str:bank_code>/": lambda s: {"bank_code": "0005"},
    "money/account/bank/<str:bank_code>/<str:branch_code>/": lambda s: {
        "bank_code": "0005",
        "branch_code": "001",
    },
    "operator/deposits/files/<uuid:import_id>/": _one("import_id", lambda s: s.line.statement_id),
    "operator/deposits/lines/<uuid:line_id>/": _one("line_id", lambda s: s.line.id),
    "operator/refunds/<uuid:organisation_id>/": _one("organisation_id", lambda s: s.cast.aozora.id),
    "operator/payouts/<uuid:run_id>/": _RUN,
    "operator/payouts/<uuid:run_id>/file/": _RUN,
    "operator/payouts/<uuid:run_id>/export/": _RUN,
    "operator/payouts/<uuid:run_id>/discard/": _RUN,
    "operator/payouts/returns/<uuid:payout_id>/": _one("payout_id", lambda s: s.payout.id),
    # media, notifications, impact, compliance
    "articles/<uuid:article_id>/": _one("article_id", lambda s: s.article.id),
    "notifications/<uuid:message_id>/": _one("message_id", lambda s: s.message.id),
    "outbox/<uuid:mail_id>/": _one("mail_id", lambda s: s.attachment.mail_id),
    "outbox/<uuid:mail_id>/again/": _one("mail_id", lambda s: s.attachment.mail_id),
    "outbox/<uuid:mail_id>/files/<int:position>/": lambda s: {
        "mail_id": s.attachment.mail_id,
        "position": s.attachment.position,
    },
    "staff/<slug:slug>/overview/": _nara(),
    "staff/<slug:slug>/overview/files/": _nara(),
    "staff/<slug:slug>/indicators/": _nara(),
    "staff/<slug:slug>/indicators/<int:year>/<slug:code>/": _nara(
        year=lambda s: 2026, code=lambda s: s.indicator.code
    ),
    "staff/<slug:slug>/overview/<int:year>.xlsx": _nara(year=lambda s: 2026),
    "staff/<slug:slug>/overview/<int:year>/<slug:table>.csv": _nara(
        year=lambda s: 2026, table=lambda s: "funnel"
    ),
    # reports
    "staff/<slug:slug>/reports/": _nara(),
    "staff/<slug:slug>/reports/new/<slug:kind>/": _nara(kind=lambda s: "progress"),
    "staff/<slug:slug>/reports/asked/new/": _nara(),
    "staff/<slug:slug>/reports/asked/<uuid:duty_id>/remove/": _nara(duty_id=lambda s: s.report_duty.id),
    "staff/<slug:slug>/reports/<uuid:report_id>/": _REPORT,
    "staff/<slug:slug>/reports/<uuid:report_id>/write/": _REPORT,
    "staff/<slug:slug>/reports/<uuid:report_id>/build/": _REPORT,
    "staff/<slug:slug>/reports/<uuid:report_id>/files/<uuid:file_id>/": _nara(
        report_id=lambda s: s.report_file.report_id, file_id=lambda s: s.report_file.id
    ),
    "staff/<slug:slug>/reports/years/<int:year>/": _CLOSED,
    "staff/<slug:slug>/reports/years/<int:year>/correct/": _CLOSED,
    "staff/<slug:slug>/reports/years/<int:year>/reopen/": _CLOSED,
    # imports
    "staff/<slug:slug>/imports/": _nara(),
    "staff/<slug:slug>/imports/new/<slug:kind>/": _nara(kind=lambda s: "people"),
    "staff/<slug:slug>/imports/template/<slug:kind>.<slug:form>": _nara(
        kind=lambda s: "people", form=lambda s: "xlsx"
    ),
    "staff/<slug:slug>/imports/records/<slug:kind>.<slug:form>": _nara(
        kind=lambda s: "people", form=lambda s: "csv"
    ),
    "staff/<slug:slug>/imports/<uuid:run_id>/": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/columns/": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/problems.csv": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/check/": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/import/": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/undo/": _IMPORT,
    "staff/<slug:slug>/imports/<uuid:run_id>/discard/": _IMPORT,
    "documents/<uuid:document_id>/": _one("document_id", lambda s: s.statement.id),
    # portal and demo
    "staff/<slug:slug>/": _nara(),
    "staff/<slug:slug>/handover/": _nara(),
    "staff/<slug:slug>/handover/<uuid:note_id>/close/": _nara(note_id=lambda s: s.note.id),
    "staff/<slug:slug>/growth/": _nara(),
    "staff/<slug:slug>/growth/<uuid:user_id>/": _nara(user_id=lambda s: s.cast.tutor),
    "staff/<slug:slug>/growth/decide/<uuid:promotion_id>/": _nara(promotion_id=lambda s: s.promotion.id),
    "p/<slug:slug>/": _nara(),
    "accent/<slug:slug>.css": _nara(),
    "assets/yuiwork.<slug:digest>.css": lambda s: {"digest": "old"},
    "assets/yuiwork.<slug:digest>.js": lambda s: {"digest": "old"},
    "demo/sign-in/<slug:key>/": lambda s: {"key": "nobody"},
    "api/programmes/<slug>": lambda s: {"slug": "nara"},
    r"api/^(?P<rest>.*)\Z": lambda s: {"rest": "nothing"},
    # packages
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": lambda s: {"key": "made-up"},
    "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": lambda s: {
        "uidb36": "1",
        "key": "made-up",
    },
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": lambda s: {"pk": 1},
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": lambda s: {"pk": 1},
}
