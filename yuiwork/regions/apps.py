from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "yuiwork.regions"
    label = "regions"
