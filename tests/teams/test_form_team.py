"""Teams share pay to the yen, and are never a party themselves."""

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Cast
from yuiwork.audit import api as audit
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.ids import new_id
from yuiwork.japan.largest_remainder import split
from yuiwork.teams import api as teams


def test_a_director_forms_a_team_whose_shares_add_up(cast: Cast) -> None:
    team = teams.form_team(
        actor=cast.actor(cast.dirk),
        programme_id=cast.nara.id,
        name=" ならライターズ ",
        members=[(cast.hanako, 3), (cast.sato, 2), (cast.tutor, 1)],
    )
    assert team.name == "ならライターズ"
    parts = teams.shares(team.id, 100_000)
    assert parts == [(cast.hanako, 50_000), (cast.sato, 33_333), (cast.tutor, 16_667)]
    assert sum(part for _user, part in parts) == 100_000
    assert [row.action for row in audit.history_of("teams.Team", team.id)] == ["form"]


def test_the_order_of_members_breaks_ties(cast: Cast) -> None:
    team = teams.form_team(
        actor=cast.actor(cast.dirk),
        programme_id=cast.nara.id,
        name="三人",
        members=[(cast.sato, 1), (cast.hanako, 1), (cast.tutor, 1)],
    )
    assert teams.shares(team.id, 100) == [(cast.sato, 34), (cast.hanako, 33), (cast.tutor, 33)]


@given(st.integers(0, 10**9), st.lists(st.integers(1, 1000), min_size=1, max_size=12))
def test_no_yen_is_lost_or_made(total: int, points: list[int]) -> None:
    parts = split(total, points)
    assert sum(parts) == total
    assert all(abs(part - total * point / sum(points)) < 1 for part, point in zip(parts, points, strict=True))


@pytest.mark.parametrize("who", ["hanako", "takeda", "other_officer", "kenji"])
def test_nobody_else_forms_teams(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        teams.form_team(
            actor=cast.actor(getattr(cast, who)),
            programme_id=cast.nara.id,
            name="x",
            members=[(cast.sato, 1)],
        )
    assert refusal.value.code == "DIRECTOR_ONLY"


@pytest.mark.parametrize(("name", "members", "code"), [(" ", 1, "NO_NAME"), ("名", 0, "NO_MEMBERS")])
def test_a_team_has_a_name_and_members(cast: Cast, name: str, members: int, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        teams.form_team(
            actor=cast.actor(cast.dirk),
            programme_id=cast.nara.id,
            name=name,
            members=[(cast.sato, 1)] * members,
        )
    assert refusal.value.code == code


def test_a_team_that_was_never_formed_is_not_found(db: None) -> None:
    with pytest.raises(NotFound):
        teams.shares(new_id(), 0)


@pytest.mark.parametrize(
    ("constraint", "sql"),
    [
        ("teams_team_named", "UPDATE teams_team SET name = ''"),
        ("teams_member_points_positive", "UPDATE teams_teammember SET points = 0"),
        ("teams_member_position_once", "UPDATE teams_teammember SET position = 1"),
        (
            "teams_team_name_once",
            "INSERT INTO teams_team SELECT gen_random_uuid(), now(), name, programme_id FROM teams_team",
        ),
    ],
)
def test_the_database_refuses_a_broken_row(cast: Cast, constraint: str, sql: str) -> None:
    teams.form_team(
        actor=cast.actor(cast.dirk),
        programme_id=cast.nara.id,
        name="二人",
        members=[(cast.sato, 1), (cast.hanako, 1)],
    )
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
