"""Under which keys the room of surveys knows our applicants and seminars."""

from uuid import UUID


def respondent_of(application_id: UUID) -> str:
    return f"application:{application_id}"


def group_of(seminar_id: UUID) -> str:
    return f"seminar:{seminar_id}"
