from django.urls import path

from yuiwork.media import views

app_name = "media"
urlpatterns = [path("articles/<uuid:article_id>/", views.article, name="article")]
