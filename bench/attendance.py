"""出席簿 and the officer's course pages of a programme with 10,000 learners over five years, against the bare SQL.

Both run in this process on the same connection: the page through the whole of Django (middleware, session, access,
templates), the anchor as the queries that fetch what the page shows. Before anything is timed, both show the same.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

COURSES, EACH = 250, 40  # 10,000 learners
ROUNDS = 15

LIST_SQL = """
SELECT e.id, p.family_name || ' ' || p.given_name FROM learning_enrolment e
JOIN learning_course c ON c.id = e.course_id JOIN people_profile p ON p.user_id = e.user_id
WHERE c.programme_id = %s
ORDER BY c.starts_on DESC, e.course_id, p.family_kana, p.given_kana, e.id LIMIT 20
"""
LIST_TOTAL_SQL = """
SELECT count(*) FROM learning_enrolment e JOIN learning_course c ON c.id = e.course_id WHERE c.programme_id = %s
"""
OPEN_SQL = """
SELECT e.id, p.family_name || ' ' || p.given_name FROM learning_enrolment e
JOIN learning_course c ON c.id = e.course_id JOIN people_profile p ON p.user_id = e.user_id
WHERE c.programme_id = %s AND EXISTS (
    SELECT FROM learning_attendance a WHERE a.enrolment_id = e.id AND a.mark IN ('absent', 'absent_told') AND NOT EXISTS (
        SELECT FROM learning_absenceguidance g WHERE g.session_id = a.session_id AND g.enrolment_id = a.enrolment_id))
ORDER BY c.starts_on DESC, e.course_id, p.family_kana, p.given_kana, e.id LIMIT 20
"""
COUNTS_SQL = (
    "SELECT enrolment_id, mark, count(*) FROM learning_attendance WHERE enrolment_id = ANY(%s) GROUP BY 1, 2"
)
COURSE_SQL = """
SELECT e.id, p.family_name || ' ' || p.given_name FROM learning_enrolment e
JOIN people_profile p ON p.user_id = e.user_id WHERE e.course_id = %s
ORDER BY p.family_kana, p.given_kana, e.id LIMIT 20
"""
MARKS_SQL = "SELECT enrolment_id, session_id, mark FROM learning_attendance WHERE enrolment_id = ANY(%s)"
COURSES_SQL = """
SELECT c.title, (SELECT count(*) FROM learning_enrolment e WHERE e.course_id = c.id) FROM learning_course c
WHERE c.programme_id = %s ORDER BY c.starts_on DESC, c.id DESC LIMIT 20
"""


def main() -> None:
    os.environ.update(DEMO="1", DEMO_SCOPE="nara", SECRET_KEY="bench" * 12)
    os.environ["DJANGO_SETTINGS_MODULE"] = "yuiwork.config.settings"
    subprocess.run([sys.executable, "manage.py", "prepare"], env=dict(os.environ), check=True)
    import django

    django.setup()
    measure()


def measure() -> None:
    from django.db import connection
    from django.test import Client

    from bench.learners import crowd
    from yuiwork.core.actor import Role
    from yuiwork.learning.models import Course
    from yuiwork.people.api import User
    from yuiwork.regions import api as regions

    programme = regions.programme_by_slug("nara")
    officer = User.objects.get(id=regions.staff_of(programme.id, Role.OFFICER)[0])
    tutor_id = regions.staff_of(programme.id, Role.TUTOR)[0]
    client = Client(HTTP_HOST="localhost")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    made = Course.objects.filter(title__startswith="計測用")
    if not made.exists():
        crowd(programme.id, tutor_id, courses=1, each=EACH)
    small = made.order_by("starts_on", "id")[0]
    few = {name: _asked(client, path) for name, path in _pages(small.id)}
    if made.count() < COURSES:
        crowd(programme.id, tutor_id, courses=COURSES - made.count(), each=EACH)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    newest = made.order_by("-starts_on", "-id")[0]
    bares = (_list(programme.id), _open(programme.id), _course(newest.id), _courses(programme.id))
    for (name, path), bare in zip(_pages(newest.id), bares, strict=True):
        _same_answer(client, path, bare, connection)
        queries = _asked(client, path)
        assert queries == few[name], f"{name}: {queries} queries, {few[name]} when there was one course"
        ours = _best(lambda path=path: client.get(path))
        floor = _best(lambda bare=bare: _run(bare, connection))
        print(
            f"{name:16} {queries} queries {ours * 1000:7.1f} ms  bare SQL {floor * 1000:6.2f} ms"
            f"  page takes x{ours / floor:.1f}"
        )


def _pages(course_id: object) -> list[tuple[str, str]]:
    from django.urls import reverse

    return [
        ("attendance list", reverse("learning:attendance", args=["nara"])),
        ("to be written to", reverse("learning:attendance", args=["nara"]) + "?show=open"),
        ("course page", reverse("learning:course_staff", args=["nara", course_id])),
        ("list of courses", reverse("learning:courses_staff", args=["nara"])),
    ]


def _asked(client: Any, path: str) -> int:
    """Queries of the page once it is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def _list(programme_id: object) -> Callable[[Any], list[str]]:
    def bare(cursor: Any) -> list[str]:
        rows = cursor.execute(LIST_SQL, [programme_id]).fetchall()
        cursor.execute(LIST_TOTAL_SQL, [programme_id]).fetchall()
        cursor.execute(COUNTS_SQL, [[row[0] for row in rows]]).fetchall()
        return [row[1] for row in rows]

    return bare


def _open(programme_id: object) -> Callable[[Any], list[str]]:
    def bare(cursor: Any) -> list[str]:
        rows = cursor.execute(OPEN_SQL, [programme_id]).fetchall()
        cursor.execute(COUNTS_SQL, [[row[0] for row in rows]]).fetchall()
        return [row[1] for row in rows]

    return bare


def _course(course_id: object) -> Callable[[Any], list[str]]:
    def bare(cursor: Any) -> list[str]:
        rows = cursor.execute(COURSE_SQL, [course_id]).fetchall()
        cursor.execute("SELECT title FROM learning_session WHERE course_id = %s", [course_id]).fetchall()
        cursor.execute(MARKS_SQL, [[row[0] for row in rows]]).fetchall()
        return [row[1] for row in rows]

    return bare


def _courses(programme_id: object) -> Callable[[Any], list[str]]:
    def bare(cursor: Any) -> list[str]:
        return [row[0] for row in cursor.execute(COURSES_SQL, [programme_id]).fetchall()]

    return bare


def _run(bare: Callable[[Any], list[str]], connection: Any) -> list[str]:
    with connection.connection.cursor() as cursor:
        return bare(cursor)


def _same_answer(client: Any, path: str, bare: Callable[[Any], list[str]], connection: Any) -> None:
    """The page shows the rows of the bare SQL, in their order, before anything is timed."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    connection.ensure_connection()
    expected = _run(bare, connection)
    assert len(expected) == 20, f"{len(expected)} rows"
    html = answer.content.decode()
    shown = [
        name for name in re.findall(r'<th scope="row">(?:<a [^>]*>)?([^<]+)', html) if name in set(expected)
    ]
    assert list(dict.fromkeys(shown)) == expected, f"{path} shows {shown[:3]} … not {expected[:3]} …"


def _best(action: Callable[[], object]) -> float:
    """Seconds of the best of a few rounds: the others were disturbed."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
