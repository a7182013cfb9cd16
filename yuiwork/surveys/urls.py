from django.urls import path

from yuiwork.surveys.views import answering, building, questions, results

app_name = "surveys"
urlpatterns = [
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("answer/<str:token>/<int:number>/", answering.answer_page, name="answer_page"),
    path("ask/<uuid:survey_id>/", answering.ask, name="ask"),
    path("staff/<slug:slug>/surveys/", building.survey_list, name="surveys_staff"),
    path("staff/<slug:slug>/surveys/new/", building.survey_new, name="survey_new"),
    path("staff/<slug:slug>/surveys/<uuid:survey_id>/", building.survey, name="survey_staff"),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/settings/",
        building.survey_settings,
        name="survey_settings",
    ),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/preview/<int:number>/", building.preview, name="preview"
    ),
    path("staff/<slug:slug>/surveys/<uuid:survey_id>/results/", results.results, name="results"),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/results/<slug:kind>/",
        results.results_file,
        name="results_file",
    ),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/new/",
        questions.question_new,
        name="question_new",
    ),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/<uuid:question_id>/",
        questions.question,
        name="question",
    ),
    path(
        "staff/<slug:slug>/surveys/<uuid:survey_id>/questions/<uuid:question_id>/move/",
        questions.question_move,
        name="question_move",
    ),
]
