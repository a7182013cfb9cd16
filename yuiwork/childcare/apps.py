from django.apps import AppConfig


class ChildcareConfig(AppConfig):
    name = "yuiwork.childcare"
    label = "childcare"
