"""Staff come and go; who held which role when stays."""

import pytest

from tests.cast import SYSTEM, Cast
from yuiwork.audit import api as audit
from yuiwork.core.actor import Role
from yuiwork.core.errors import Refused
from yuiwork.regions import api as regions


def test_an_officer_appoints_and_releases(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    for _twice in range(2):
        regions.appoint_staff(actor=officer, programme_id=cast.nara.id, user_id=cast.hanako, role=Role.TUTOR)
    assert regions.staff_of(cast.nara.id, Role.TUTOR) == [cast.hanako]
    assert cast.actor(cast.hanako).holds(Role.TUTOR, cast.nara.id)
    for _twice in range(2):
        regions.release_staff(actor=officer, programme_id=cast.nara.id, user_id=cast.hanako, role=Role.TUTOR)
    assert regions.staff_of(cast.nara.id, Role.TUTOR) == []
    assert not cast.actor(cast.hanako).has(Role.TUTOR)
    actions = [row.action for row in audit.history_of("regions.Programme", cast.nara.id)]
    assert actions[-2:] == ["appoint", "release"], "doing it twice leaves one row"


def test_somebody_can_come_back(cast: Cast) -> None:
    for _term in range(2):
        regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.EDITOR)
        regions.release_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.EDITOR)
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.EDITOR)
    assert regions.staff_of(cast.nara.id, Role.EDITOR) == [cast.sato]


@pytest.mark.parametrize("who", ["dirk", "tutor", "other_officer", "hanako"])
def test_nobody_else_hands_out_roles(cast: Cast, who: str) -> None:
    actor = cast.actor(getattr(cast, who))
    with pytest.raises(Refused):
        regions.appoint_staff(actor=actor, programme_id=cast.nara.id, user_id=cast.sato, role=Role.TUTOR)
    with pytest.raises(Refused):
        regions.release_staff(actor=actor, programme_id=cast.nara.id, user_id=cast.takeda, role=Role.OFFICER)


def test_an_actor_carries_all_her_roles(cast: Cast) -> None:
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.kenji, role=Role.DIRECTOR)
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.amami.id, user_id=cast.kenji, role=Role.TUTOR)
    actor = cast.actor(cast.kenji)
    assert actor.scopes(Role.CLIENT) == {cast.aozora.id}
    assert actor.scopes(Role.DIRECTOR, Role.TUTOR) == {cast.nara.id, cast.amami.id}
    assert not actor.holds(Role.DIRECTOR, cast.amami.id)
