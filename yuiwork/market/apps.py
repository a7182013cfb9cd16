from django.apps import AppConfig


class MarketConfig(AppConfig):
    name = "yuiwork.market"
    label = "market"
