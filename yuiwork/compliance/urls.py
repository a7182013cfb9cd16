from django.urls import path

from yuiwork.compliance import views

app_name = "compliance"
urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/export/", views.documents_export, name="documents_export"),
    path("documents/<uuid:document_id>/", views.document, name="document"),
    path("my-data/", views.my_data, name="my_data"),
    path("terms/", views.terms, name="terms"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("accessibility/record/", views.accessibility_record, name="accessibility_record"),
]
