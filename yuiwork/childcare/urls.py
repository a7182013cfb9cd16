from django.urls import path

from yuiwork.childcare.views import family, staff

app_name = "childcare"
urlpatterns = [
    path("childcare/<str:token>/", family.family, name="request"),
    path("childcare/<str:token>/children/new/", family.child_new, name="child_new"),
    path("childcare/<str:token>/children/again/", family.child_again, name="child_again"),
    path("childcare/<str:token>/children/<uuid:place_id>/", family.child, name="child"),
    path("childcare/<str:token>/children/<uuid:place_id>/cancel/", family.child_cancel, name="child_cancel"),
    path("staff/childcare/", staff.occasions_own, name="occasions_own"),
    path("staff/<slug:slug>/childcare/", staff.occasions, name="occasions"),
    path("staff/<slug:slug>/childcare/<uuid:occasion_id>/", staff.occasion, name="occasion"),
    path("staff/<slug:slug>/childcare/<uuid:occasion_id>/list/", staff.day_list, name="day_list"),
    path("staff/<slug:slug>/childcare/<uuid:occasion_id>/duty/", staff.duty, name="duty"),
    path("staff/<slug:slug>/childcare/<uuid:occasion_id>/cost/", staff.cost, name="cost"),
]
