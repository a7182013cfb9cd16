from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "yuiwork.media"
    label = "media"
