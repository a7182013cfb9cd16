from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "yuiwork.people"
    label = "people"
