from yuiwork.impact.use_cases.record_facts import join_person, record_earning, record_milestone

__all__ = ["join_person", "record_earning", "record_milestone"]
