from yuiwork.impact.models.facts import Earning, Milestone, PersonAlias, PersonMilestone

__all__ = ["Earning", "Milestone", "PersonAlias", "PersonMilestone"]
