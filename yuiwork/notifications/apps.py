from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "yuiwork.notifications"
    label = "notifications"
