from django.urls import path

from yuiwork.intake.views import (
    applications,
    apply,
    approvals,
    export,
    lottery,
    mine,
    offer,
    plan,
    questions,
    rounds,
    scoring,
    telling,
)

app_name = "intake"
urlpatterns = [
    path("learn/courses/<uuid:course_id>/apply/", apply.apply, name="apply"),
    path("learn/applications/<uuid:application_id>/", mine.mine, name="mine"),
    path("learn/applications/files/<uuid:file_id>/", mine.task_file, name="task_file"),
    path("learn/applications/<uuid:application_id>/withdraw/", offer.withdraw, name="withdraw"),
    path("learn/offers/<uuid:offer_id>/", offer.offer, name="offer"),
    path("learn/plans/<uuid:plan_id>/", plan.plan, name="plan"),
    path("lottery/<uuid:round_id>/", lottery.lottery, name="lottery"),
    path("lottery/<uuid:round_id>/log/", lottery.lottery_log, name="lottery_log"),
    # Staff. Without a programme in the address: her own.
    path("staff/intake/", applications.own, name="applications"),
    path("staff/<slug:slug>/intake/", applications.applications, name="applications"),
    path("staff/<slug:slug>/intake/<uuid:application_id>/", applications.application, name="application"),
    path("staff/<slug:slug>/intake/approvals/", approvals.approvals, name="approvals"),
    path("staff/<slug:slug>/intake/telling/", telling.courses, name="telling"),
    path("staff/<slug:slug>/intake/telling/<uuid:course_id>/", telling.course, name="telling_course"),
    path(
        "staff/<slug:slug>/intake/telling/letters/<uuid:selection_id>/",
        telling.preview,
        name="letter_preview",
    ),
    path("staff/<slug:slug>/intake/rounds/", rounds.rounds, name="rounds"),
    path("staff/<slug:slug>/intake/courses/<uuid:course_id>/rounds/new/", rounds.round_new, name="round_new"),
    path("staff/<slug:slug>/intake/rounds/<uuid:round_id>/", rounds.round_page, name="round"),
    path("staff/<slug:slug>/intake/rounds/<uuid:round_id>/edit/", rounds.round_edit, name="round_edit"),
    path("staff/<slug:slug>/intake/rounds/<uuid:round_id>/questions/", questions.questions, name="questions"),
    path("staff/<slug:slug>/intake/rounds/<uuid:round_id>/rubric/", scoring.rubric, name="rubric"),
    path("staff/<slug:slug>/intake/rounds/<uuid:round_id>/compare/", scoring.comparison, name="comparison"),
    path("staff/<slug:slug>/intake/<uuid:application_id>/hearing/", plan.hearing, name="hearing"),
    path("staff/<slug:slug>/intake/<uuid:application_id>/plan/", plan.plan_staff, name="plan_staff"),
    path("staff/<slug:slug>/intake/applicants.csv", export.applicants_csv, name="applicants_csv"),
    path("staff/<slug:slug>/intake/applicants.xlsx", export.applicants_xlsx, name="applicants_xlsx"),
    path("staff/<slug:slug>/scoring/", scoring.my_scoring, name="my_scoring"),
    path("staff/<slug:slug>/scoring/<uuid:sheet_id>/", scoring.score, name="score"),
    path("staff/<slug:slug>/scoring/files/<uuid:file_id>/", scoring.score_file, name="score_file"),
]
