from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "yuiwork.reports"
    label = "reports"
