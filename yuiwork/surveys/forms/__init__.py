from yuiwork.surveys.forms.answering import OpenLinkForm
from yuiwork.surveys.forms.building import BLANK, KindForm, NewSurveyForm, SettingsForm

__all__ = ["BLANK", "KindForm", "NewSurveyForm", "OpenLinkForm", "SettingsForm"]
