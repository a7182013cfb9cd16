from django.urls import path

from yuiwork.community import views

app_name = "community"
urlpatterns = [path("circles/", views.circles, name="circles")]
