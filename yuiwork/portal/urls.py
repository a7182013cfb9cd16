from django.urls import URLPattern, path

from yuiwork.portal.views import assets, role, styleguide

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("assets/yuiwork.<slug:digest>.css", assets.styles, name="styles"),
    path("assets/yuiwork.<slug:digest>.js", assets.scripts, name="scripts"),
    path("assets/mark.svg", assets.mark, name="mark"),
    path("accent/<slug:slug>.css", assets.accent, name="accent"),
    path("role/", role.switch_role, name="switch_role"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
