from yuiwork.people.models.consent import Consent
from yuiwork.people.models.organisation import Membership, Organisation
from yuiwork.people.models.profile import Profile
from yuiwork.people.models.user import User

__all__ = ["Consent", "Membership", "Organisation", "Profile", "User"]
