from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    name = "yuiwork.facilities"
    label = "facilities"
