"""``make journey`` over plain HTTP holds: every check in it, and every file it promises."""

from pathlib import Path

import pytest

from journey.http_visitor import HttpVisitor
from journey.story import walk
from journey.world import fresh_world

pytestmark = [pytest.mark.xdist_group("journey-http"), pytest.mark.long]


def test_the_whole_journey_runs_without_javascript(tmp_path: Path) -> None:
    with fresh_world() as world:
        walk(world, lambda name, w: HttpVisitor(name, w.base_url), tmp_path, say=lambda line: None)
    kinds = {path.suffix for path in tmp_path.iterdir()}
    assert {".ics", ".pdf", ".txt", ".xlsx", ".csv"} <= kinds
