from django.urls import path

from yuiwork.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.cast, name="cast"),
    path("sign-in/<slug:key>/", views.sign_in, name="sign_in"),
]
