from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "yuiwork.outreach"
    label = "outreach"
