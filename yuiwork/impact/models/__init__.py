from yuiwork.impact.models.facts import Earning, Milestone, PersonMilestone

__all__ = ["Earning", "Milestone", "PersonMilestone"]
