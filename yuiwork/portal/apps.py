from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "yuiwork.portal"
    label = "portal"
