from django.urls import path

from yuiwork.facilities.views import booking, public, staff, staff_plan, staff_usage

app_name = "facilities"
urlpatterns = [
    path("p/<slug:slug>/facilities/", public.facilities, name="facilities"),
    path("facilities/<uuid:facility_id>/", public.facility, name="facility"),
    path("facilities/<uuid:facility_id>/book/", booking.book, name="book"),
    path("facilities/bookings/", booking.bookings, name="bookings"),
    path("facilities/bookings/<uuid:booking_id>/", booking.booking, name="booking"),
    path("facilities/bookings/<uuid:booking_id>/cancel/", booking.cancel, name="cancel"),
    path("facilities/bookings/<uuid:booking_id>/here/", booking.here, name="here"),
    path("facilities/bookings/<uuid:booking_id>/booking.ics", booking.calendar, name="calendar"),
    path("staff/<slug:slug>/facilities/", staff.facilities, name="staff"),
    path("staff/<slug:slug>/facilities/new/", staff_plan.new, name="new"),
    path("staff/<slug:slug>/facilities/usage/", staff_usage.usage, name="usage"),
    path("staff/<slug:slug>/facilities/usage.csv", staff_usage.usage_csv, name="usage_csv"),
    path("staff/<slug:slug>/facilities/usage.xlsx", staff_usage.usage_xlsx, name="usage_xlsx"),
    path("staff/<slug:slug>/facilities/<uuid:facility_id>/", staff.facility, name="staff_facility"),
    path("staff/<slug:slug>/facilities/<uuid:facility_id>/edit/", staff_plan.edit, name="edit"),
    path("staff/<slug:slug>/facilities/<uuid:facility_id>/hours/", staff_plan.hours, name="hours"),
    path(
        "staff/<slug:slug>/facilities/<uuid:facility_id>/exceptions/",
        staff_plan.exceptions,
        name="exceptions",
    ),
    path("staff/<slug:slug>/facilities/<uuid:facility_id>/blocks/", staff_plan.blocks, name="blocks"),
    path("staff/<slug:slug>/bookings/<uuid:booking_id>/", staff.booking, name="staff_booking"),
]
