"""All addresses of the house: each room brings its own; third-party ones stand in ``url_policies``."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from yuiwork.portal.public_api import api

_ROOMS = {
    "people": "people/",
    "regions": "",
    "surveys": "",
    "facilities": "",
    "desk": "",
    "childcare": "",
    "learning": "",
    "intake": "",
    "outreach": "",
    "market": "",
    "care": "",
    "hub": "",
    "money": "",
    "media": "",
    "community": "",
    "notifications": "",
    "impact": "",
    "compliance": "",
    "reports": "",
    "configuration": "",
    "imports": "",
    "portal": "",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", api.urls),
]
urlpatterns += [path(prefix, include(f"yuiwork.{room}.urls")) for room, prefix in _ROOMS.items()]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("yuiwork.demo.urls")))
