from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "yuiwork.config"
    label = "config"

    def ready(self) -> None:
        from yuiwork.config import checks, dispatch  # noqa: F401 - checks register themselves

        dispatch.install()
