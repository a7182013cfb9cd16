from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "yuiwork.audit"
    label = "audit"
