from django.urls import path

from yuiwork.notifications import views

app_name = "notifications"
urlpatterns = [
    path("notifications/", views.message_list, name="list"),
    path("notifications/read/", views.read_all, name="read_all"),
    path("notifications/badge/", views.badge, name="badge"),
    path("notifications/<uuid:message_id>/", views.message, name="message"),
    path("outbox/", views.outbox_list, name="outbox"),
    path("outbox/<uuid:mail_id>/", views.mail, name="mail"),
    path("outbox/<uuid:mail_id>/again/", views.again, name="mail_again"),
    path("outbox/<uuid:mail_id>/files/<int:position>/", views.attachment, name="attachment"),
]
