from django.urls import path

from yuiwork.care.views import learner, staff_incidents, staff_lead, staff_questions, staff_tasks

app_name = "care"
urlpatterns = [
    path("my-tutor/", learner.my_tutor, name="my_tutor"),
    path("my-tutor/questions/<uuid:question_id>/", learner.question, name="question"),
    path("my-tutor/courses/<uuid:enrolment_id>/leave/", learner.leave, name="leave"),
    path("my-tutor/courses/<uuid:enrolment_id>/return/", learner.come_back, name="return"),
    path("staff/<slug:slug>/care/", staff_tasks.tasks, name="tasks"),
    path("staff/<slug:slug>/care/load/", staff_lead.load, name="load"),
    path("staff/<slug:slug>/care/counts/", staff_lead.counts, name="counts"),
    path("staff/<slug:slug>/care/settings/", staff_lead.settings, name="settings"),
    path("staff/<slug:slug>/care/questions/", staff_questions.questions, name="questions"),
    path("staff/<slug:slug>/care/learners/<uuid:enrolment_id>/", staff_lead.learner, name="learner"),
    path("staff/<slug:slug>/incidents/", staff_incidents.incidents, name="incidents"),
    path("staff/<slug:slug>/incidents/new/", staff_incidents.new, name="new_incident"),
    path("staff/<slug:slug>/incidents/<uuid:incident_id>/", staff_incidents.incident, name="incident"),
    path("staff/<slug:slug>/care/<uuid:task_id>/", staff_tasks.task, name="task"),
]
