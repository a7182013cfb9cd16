from django.urls import path

from yuiwork.regions.views import budget, parts, programme, secrecy, staff

app_name = "regions"
urlpatterns = [
    path("staff/<slug:slug>/programme/", programme.programme, name="programme"),
    path("staff/<slug:slug>/programme/basics/", programme.basics, name="basics"),
    path("staff/<slug:slug>/programme/organisations/", programme.organisations, name="organisations"),
    path("staff/<slug:slug>/programme/eligibility/", programme.eligibility, name="eligibility"),
    path("staff/<slug:slug>/programme/state/", programme.state, name="state"),
    path("staff/<slug:slug>/programme/catalogue/", parts.indicator_catalogue, name="catalogue"),
    path("staff/<slug:slug>/meetings/", programme.meetings, name="meetings"),
    path("staff/<slug:slug>/secrecy/", secrecy.secrecy, name="secrecy"),
    path("staff/<slug:slug>/secrecy/text/", secrecy.secrecy_text, name="secrecy_text"),
    path("staff/<slug:slug>/programme/<slug:part>/new/", parts.part_new, name="part_new"),
    path("staff/<slug:slug>/programme/<slug:part>/<uuid:row_id>/", parts.part_change, name="part_change"),
    path(
        "staff/<slug:slug>/programme/<slug:part>/<uuid:row_id>/remove/", parts.part_remove, name="part_remove"
    ),
    path("staff/<slug:slug>/budget/", budget.budget, name="budget"),
    path("staff/<slug:slug>/budget/<int:year>/expense/", budget.expense_new, name="expense_new"),
    path("staff/<slug:slug>/team/", staff.staff, name="staff"),
    path("staff/<slug:slug>/team/appoint/", staff.appoint, name="appoint"),
    path("staff/<slug:slug>/team/<uuid:role_id>/release/", staff.release, name="release"),
    path("staff/<slug:slug>/team/borrow/", staff.borrow, name="borrow"),
    path("staff/<slug:slug>/team/loans/<uuid:loan_id>/", staff.lend, name="lend"),
    path("staff/<slug:slug>/team/loans/<uuid:loan_id>/withdraw/", staff.withdraw, name="withdraw"),
]
