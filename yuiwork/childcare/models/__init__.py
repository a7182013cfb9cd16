from yuiwork.childcare.models.occasion import Duty, Occasion, OccasionKind
from yuiwork.childcare.models.place import CHILD_PLACE, IN_CARE, ChildcareRequest, ChildPlace, PlaceState
from yuiwork.childcare.models.record import ChildRecord, RecordOpening

__all__ = [
    "CHILD_PLACE",
    "IN_CARE",
    "ChildPlace",
    "ChildRecord",
    "ChildcareRequest",
    "Duty",
    "Occasion",
    "OccasionKind",
    "PlaceState",
    "RecordOpening",
]
