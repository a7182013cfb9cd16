from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "yuiwork.community"
    label = "community"
