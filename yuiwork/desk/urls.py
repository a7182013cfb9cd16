from django.urls import path

from yuiwork.desk.views import public, staff, staff_figures, staff_plan, ticket

app_name = "desk"
urlpatterns = [
    path("p/<slug:slug>/desk/", public.desks, name="desks"),
    path("desk/slots/<uuid:slot_id>/book/", public.book, name="book"),
    path("desk/c/<str:token>/", ticket.ticket, name="ticket"),
    path("desk/c/<str:token>/cancel/", ticket.cancel, name="ticket_cancel"),
    path("desk/c/<str:token>/consultation.ics", ticket.calendar, name="ticket_calendar"),
    # Staff. Without a programme in the address: her own.
    path("staff/desk/", staff.own, name="staff"),
    path("staff/desk/figures/", staff_figures.own, name="figures"),
    path("staff/<slug:slug>/desk/", staff.consultations, name="staff"),
    path("staff/<slug:slug>/desk/figures/", staff_figures.figures, name="figures"),
    path("staff/<slug:slug>/desk/figures.csv", staff_figures.figures_csv, name="figures_csv"),
    path("staff/<slug:slug>/desk/figures.xlsx", staff_figures.figures_xlsx, name="figures_xlsx"),
    path("staff/<slug:slug>/desk/set-up/", staff_plan.set_up, name="set_up"),
    path("staff/<slug:slug>/desk/<uuid:desk_id>/set-up/", staff_plan.change, name="change"),
    path("staff/<slug:slug>/desk/<uuid:desk_id>/slots/", staff_plan.slots, name="slots"),
    path("staff/<slug:slug>/desk/<uuid:desk_id>/walk-in/", staff.walk_in, name="walk_in"),
    path(
        "staff/<slug:slug>/desk/consultations/<uuid:consultation_id>/",
        staff.consultation,
        name="consultation",
    ),
]
