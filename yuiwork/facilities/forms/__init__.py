"""Forms of the facilities room."""

from yuiwork.facilities.forms.booking import BookingForm, CancelForm
from yuiwork.facilities.forms.plan import BlockForm, ExceptionForm, FacilityForm, HoursForm

__all__ = ["BlockForm", "BookingForm", "CancelForm", "ExceptionForm", "FacilityForm", "HoursForm"]
