"""The cast stands on its feet."""

from tests.cast import Cast
from yuiwork.core.actor import Role


def test_staff_hold_their_role_in_their_programme_only(cast: Cast) -> None:
    officer = cast.actor(cast.takeda)
    assert officer.holds(Role.OFFICER, cast.nara.id)
    assert not officer.holds(Role.OFFICER, cast.amami.id)


def test_a_member_acts_for_her_firm_only(cast: Cast) -> None:
    assert cast.actor(cast.kenji).holds(Role.CLIENT, cast.aozora.id)
    assert not cast.actor(cast.emi).holds(Role.CLIENT, cast.aozora.id)
