from django.urls import URLPattern, path

from yuiwork.portal.views import assets, growth, handover, health, public, role, staff, styleguide, today

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", public.home, name="home"),
    path("p/<slug:slug>/", public.programme, name="programme"),
    path("today/", today.today, name="today"),
    path("ladder/", today.ladder, name="ladder"),
    path("staff/", staff.menu_own, name="staff_menu_own"),
    path("staff/<slug:slug>/handover/", handover.handover, name="handover"),
    path("staff/<slug:slug>/handover/<uuid:note_id>/close/", handover.note_close, name="note_close"),
    path("staff/<slug:slug>/growth/", growth.growth, name="growth"),
    path("staff/<slug:slug>/growth/<uuid:user_id>/", growth.person, name="growth_person"),
    path("staff/<slug:slug>/growth/decide/<uuid:promotion_id>/", growth.decide, name="growth_decide"),
    path("staff/<slug:slug>/", staff.menu, name="staff_menu"),
    path("help/", public.help_page, name="help"),
    path("contact/", public.contact, name="contact"),
    path("healthz", health.health, name="health"),
    path("assets/yuiwork.<slug:digest>.css", assets.styles, name="styles"),
    path("assets/yuiwork.<slug:digest>.js", assets.scripts, name="scripts"),
    path("assets/mark.svg", assets.mark, name="mark"),
    path("accent/<slug:slug>.css", assets.accent, name="accent"),
    path("role/", role.switch_role, name="switch_role"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
