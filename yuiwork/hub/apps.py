from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "yuiwork.hub"
    label = "hub"
