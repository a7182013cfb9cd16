from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "yuiwork.money"
    label = "money"
