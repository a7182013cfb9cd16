from django.urls import path

from yuiwork.learning.views import (
    certificate,
    course,
    exercise,
    home,
    seminar,
    staff_completion,
    staff_courses,
    staff_exercises,
    staff_intake,
    staff_people,
    staff_register,
    staff_reviews,
    staff_seminars,
    ticket,
)

app_name = "learning"
urlpatterns = [
    path("seminars/<uuid:seminar_id>/apply/", seminar.seminar_apply, name="seminar_apply"),
    path("seminars/a/<str:token>/", ticket.seminar_ticket, name="seminar_ticket"),
    path("seminars/a/<str:token>/cancel/", ticket.seminar_cancel, name="seminar_cancel"),
    path("seminars/a/<str:token>/seminar.ics", ticket.seminar_calendar, name="seminar_calendar"),
    path("survey/<str:token>/", ticket.survey, name="survey"),
    path("learn/", home.home, name="home"),
    path("learn/courses/<uuid:course_id>/", course.course, name="course"),
    path("learn/courses/<uuid:course_id>/apply/", course.course_apply, name="course_apply"),
    path(
        "learn/applications/<uuid:application_id>/withdraw/",
        home.application_withdraw,
        name="application_withdraw",
    ),
    path("learn/exercises/<uuid:exercise_id>/", exercise.exercise, name="exercise"),
    path("learn/files/<uuid:file_id>/", exercise.submission_file, name="submission_file"),
    path("certificates/<slug:number>/", certificate.certificate, name="certificate"),
    path("certificates/<slug:number>/pdf/", certificate.certificate_pdf, name="certificate_pdf"),
    # Staff. Without a programme in the address: her own.
    path("staff/intake/", staff_intake.intake_own, name="intake"),
    path("staff/<slug:slug>/intake/", staff_intake.intake, name="intake"),
    path(
        "staff/<slug:slug>/intake/<uuid:application_id>/", staff_intake.application, name="application_staff"
    ),
    path("staff/seminars/", staff_seminars.seminars_own, name="seminars_staff"),
    path("staff/<slug:slug>/seminars/", staff_seminars.seminars, name="seminars_staff"),
    path("staff/<slug:slug>/seminars/new/", staff_seminars.seminar_new, name="seminar_new"),
    path("staff/<slug:slug>/seminars/<uuid:seminar_id>/", staff_seminars.seminar, name="seminar_staff"),
    path(
        "staff/<slug:slug>/seminars/<uuid:seminar_id>/survey/",
        staff_seminars.survey_results,
        name="survey_results",
    ),
    path("staff/courses/", staff_courses.courses_own, name="courses_staff"),
    path("staff/<slug:slug>/courses/", staff_courses.courses, name="courses_staff"),
    path("staff/<slug:slug>/courses/new/", staff_courses.course_new, name="course_new"),
    path("staff/<slug:slug>/courses/<uuid:course_id>/", staff_courses.course, name="course_staff"),
    path(
        "staff/<slug:slug>/courses/<uuid:course_id>/completion/",
        staff_completion.completion_rule,
        name="completion_rule",
    ),
    path(
        "staff/<slug:slug>/enrolments/<uuid:enrolment_id>/completion/",
        staff_completion.learner_completion,
        name="learner_completion",
    ),
    path("staff/<slug:slug>/completions/", staff_register.register, name="register"),
    path("staff/<slug:slug>/completions.xlsx", staff_register.register_xlsx, name="register_xlsx"),
    path("staff/<slug:slug>/completions.pdf", staff_register.register_as_pdf, name="register_pdf"),
    path("staff/<slug:slug>/completions/<slug:number>/reissue/", staff_register.reissue, name="reissue"),
    path(
        "staff/<slug:slug>/courses/<uuid:course_id>/sessions/new/",
        staff_courses.session_new,
        name="session_new",
    ),
    path(
        "staff/<slug:slug>/courses/<uuid:course_id>/exercises/new/",
        staff_exercises.exercise_new,
        name="exercise_new",
    ),
    path(
        "staff/<slug:slug>/exercises/<uuid:exercise_id>/",
        staff_exercises.exercise_change,
        name="exercise_change",
    ),
    path("staff/<slug:slug>/sessions/<uuid:session_id>/", staff_courses.session, name="session_staff"),
    path("staff/people/", staff_people.people_own, name="people"),
    path("staff/<slug:slug>/people/", staff_people.people_list, name="people"),
    path("staff/reviews/", staff_reviews.queue_own, name="review_queue"),
    path("staff/<slug:slug>/reviews/", staff_reviews.queue, name="review_queue"),
    path("staff/<slug:slug>/reviews/<uuid:submission_id>/", staff_reviews.review, name="submission_review"),
]
