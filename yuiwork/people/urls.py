from django.urls import path

from yuiwork.people.views import emails, members, profile

app_name = "people"
urlpatterns = [
    path("profile/", profile.profile, name="profile"),
    path("email/", emails.email, name="email"),
    path("members/", members.members, name="members"),
    path("members/<uuid:organisation_id>/add/", members.add_member, name="add_member"),
]
