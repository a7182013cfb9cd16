"""The facts of a session's report: by whom, where, who came. Gathered from what was recorded, never typed."""

from typing import Any

from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    AbsenceReason,
    Attendance,
    AttendanceMark,
    Enrolment,
    Session,
    SessionReport,
)
from yuiwork.learning.queries.roll import away_on
from yuiwork.learning.queries.sessions import names_of_people
from yuiwork.people import api as people


def report_of(session: Session) -> SessionReport | None:
    """The report of a session, if one was begun."""
    return SessionReport.objects.filter(session=session).select_related("signed_by__profile").first()


def facts_shown(session: Session, report: SessionReport | None) -> dict[str, Any]:
    """As signed off, or as things stand now."""
    return report.facts if report is not None and report.facts is not None else report_facts(session)


def report_facts(session: Session) -> dict[str, Any]:
    """JSON values: instructor, room director, place, kind of meeting, counts, and the roll by kana."""
    names = names_of_people([session])
    rows = Enrolment.objects.filter(course_id=session.course_id)
    marks = {row.enrolment_id: row for row in Attendance.objects.filter(session=session)}
    # Who had left by then was not expected; if she came all the same, she has a mark.
    gone = away_on(session.course_id, jst_date(session.starts_at)).keys() - marks.keys()
    enrolments = [pair for pair in rows.values_list("id", "user_id") if pair[0] not in gone]
    profiles = people.profiles_of({user_id for _id, user_id in enrolments})
    lines = [
        (profiles[user_id].full_kana, profiles[user_id].full_name, marks.get(enrolment_id))
        for enrolment_id, user_id in enrolments
        if user_id in profiles
    ]
    return {
        "instructor": names.get(session.instructor_id, "") if session.instructor_id else "",
        "room_director": names.get(session.room_director_id, "") if session.room_director_id else "",
        "place": session.place,
        "online": bool(session.url),
        "watched_together": session.watched_together,
        "roll": [_line(name, mark) for _kana, name, mark in sorted(lines, key=lambda line: line[:2])],
        "came": sum(m.mark in {"present", "late"} for m in marks.values()),
        "made_up": sum(m.mark == "made_up" for m in marks.values()),
        "absent": sum(m.mark in {"absent_told", "absent"} for m in marks.values()),
        "unmarked": len(enrolments) - len(marks),
    }


def _line(name: str, mark: Attendance | None) -> dict[str, str]:
    if mark is None:
        return {"name": name, "mark": "", "reason": ""}
    reason = str(AbsenceReason(mark.reason).label) if mark.reason else ""
    return {
        "name": name,
        "mark": AttendanceMark(mark.mark).value,
        "reason": " ".join(part for part in (reason, mark.reason_text) if part),
    }
