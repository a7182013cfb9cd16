from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "yuiwork.compliance"
    label = "compliance"
