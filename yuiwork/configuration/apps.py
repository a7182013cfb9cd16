from django.apps import AppConfig


class ConfigurationConfig(AppConfig):
    name = "yuiwork.configuration"
    label = "configuration"
