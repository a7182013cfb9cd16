from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "yuiwork.surveys"
    label = "surveys"
