from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "yuiwork.demo"
    label = "demo"
