from yuiwork.childcare.models.occasion import Duty, Occasion, OccasionKind
from yuiwork.childcare.models.place import CHILD_PLACE, IN_CARE, ChildcareRequest, ChildPlace, PlaceState
from yuiwork.childcare.models.record import ChildRecord, RecordOpening
from yuiwork.childcare.models.standard import ChildcareStandard

__all__ = [
    "CHILD_PLACE",
    "IN_CARE",
    "ChildPlace",
    "ChildRecord",
    "ChildcareRequest",
    "ChildcareStandard",
    "Duty",
    "Occasion",
    "OccasionKind",
    "PlaceState",
    "RecordOpening",
]
