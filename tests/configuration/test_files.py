"""The nine files of the repository: right, loadable twice, and written out again to themselves."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.cast import SYSTEM, Cast
from yuiwork.audit.models import AuditRow
from yuiwork.configuration import api as configuration
from yuiwork.configuration.loading import present_programme
from yuiwork.core import clock
from yuiwork.core.errors import Refused
from yuiwork.intake import api as intake
from yuiwork.intake.use_cases.clock_work import close_rounds
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.models import Session
from yuiwork.regions import api as regions

FOLDER = Path(__file__).resolve().parents[2] / "programmes"
FILES = sorted(FOLDER.glob("*.yaml"))


def _text(slug: str) -> str:
    return (FOLDER / f"{slug}.yaml").read_text(encoding="utf-8")


def _copy(text: str, slug: str, name: str = "copy") -> configuration.Configuration:
    """The same for another programme; codes of campaigns stand on paper and are given once only."""
    file = configuration.check(text.replace(f"slug: {slug}", f"slug: {name}"))
    return file.only(*(file.values.keys() - {"campaigns"}))


def test_there_are_nine_and_a_second_of_one_and_each_is_named_after_its_programme() -> None:
    """programmes.md 1.8: a migration desk as a second programme in the same instance."""
    assert len(FILES) == 9 + 1
    assert [configuration.check(path.read_text(encoding="utf-8")).slug for path in FILES] == [
        path.stem for path in FILES
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_second_loading_changes_nothing(db: None, story_time: object, path: Path) -> None:
    wanted = configuration.check(path.read_text(encoding="utf-8"))
    told = configuration.load(SYSTEM, wanted)
    assert {change.kind for change in told} == {"add"}
    rows = AuditRow.objects.count()
    waiting = [change for change in configuration.changes(wanted) if change.section != "staff"]
    assert waiting == [], "but staff whose account does not exist yet"
    configuration.load(SYSTEM, wanted)
    assert AuditRow.objects.count() == rows
    programme = present_programme(wanted.slug)
    assert programme is not None
    written = configuration.check(configuration.export(programme))
    assert set(written.values) == {name for name, value in wanted.values.items() if value} - {"staff"}
    for section, value in written.sections():
        assert list(section.diff(wanted.values[section.name], value)) == [], section.name


def test_the_rows_of_the_plan_arrive(db: None, story_time: object) -> None:
    """programmes.md 1.1, 1.2, 1.3, 1.5, 1.7: a row to reproduce each."""
    for slug in ("shizuoka", "amami", "ichihara", "saikai", "kosuge"):
        configuration.load(SYSTEM, configuration.check(_text(slug)))
    by_slug = {row.slug: row for row in regions.all_programmes()}
    assert len(regions.members_of(by_slug["shizuoka"].id)) == 4
    assert [goal.code for goal in regions.goals_of(by_slug["shizuoka"].id)] == ["migration", "parenting"]
    assert {track.kind for track in regions.tracks_of(by_slug["amami"].id)} == {"service", "goods"}
    assert regions.eligibility_in_words(by_slug["amami"]) == ["奄美市に住んでいる、または奄美市に本籍がある"]
    assert by_slug["ichihara"].ends_on is not None
    assert by_slug["saikai"].owner.kind != by_slug["saikai"].organisation.kind
    [course] = learning.course_plans(by_slug["kosuge"].id)
    assert len(course.values["sessions"]) == 6


def test_a_changed_file_changes_what_differs_and_no_more(cast: Cast) -> None:
    configuration.load(SYSTEM, configuration.check(_text("kiryu")))
    text = (
        _text("kiryu")
        .replace("文字起こし", "文字おこし")
        .replace("  - code: flyers\n    name: チラシとポスター\n    kind: service\n", "")
    )
    told = configuration.changes(configuration.check(text).only("tracks"))
    assert [(c.kind, c.what, c.before, c.after) for c in told] == [
        ("change", "transcription: name", "文字起こし", "文字おこし"),
        ("remove", "flyers", "", ""),
    ]
    configuration.load(SYSTEM, configuration.check(text).only("tracks"))
    programme = present_programme("kiryu")
    assert programme is not None
    assert [track.code for track in regions.tracks_of(programme.id)] == ["transcription", "writing"]


def test_a_course_names_its_track(cast: Cast) -> None:
    text = _text("amami").replace("    capacity: 30\n", "    track: seo-writing\n    capacity: 30\n", 1)
    configuration.load(SYSTEM, configuration.check(text))
    programme = present_programme("amami")
    assert programme is not None
    assert [plan.values["track"] for plan in learning.course_plans(programme.id)] == ["seo-writing"]
    assert "track: seo-writing" in configuration.export(programme)
    with pytest.raises(configuration.Unreadable) as unreadable:
        configuration.check(text.replace("track: seo-writing", "track: pottery"))
    assert "courses[1].track" in str(unreadable.value)


def test_what_people_have_joined_is_not_changed_by_file(db: None, story_time: object) -> None:
    configuration.load(SYSTEM, configuration.check(_text("kiryu")))
    wanted = configuration.check(_text("kiryu").replace("capacity: 15", "capacity: 99")).only("courses")
    assert [change.kind for change in configuration.changes(wanted)] == ["keep"]
    configuration.load(SYSTEM, wanted)
    programme = present_programme("kiryu")
    assert programme is not None
    assert [plan.values["capacity"] for plan in learning.course_plans(programme.id)] == [15]


def test_staff_are_appointed_when_their_account_exists(cast: Cast) -> None:
    text = _text("nara").replace("takeda@demo.yuiwork.example", "hanako@example.jp")
    assert cast.hanako
    configuration.load(SYSTEM, configuration.check(text))
    programme = present_programme("nara")
    assert programme is not None
    assert [(line.user_id, line.role) for line in regions.staff_history(programme.id)] == [
        (cast.hanako, "officer")
    ]


def test_only_the_operator_founds_a_programme_by_file(cast: Cast) -> None:
    with pytest.raises(Refused):
        configuration.load(cast.actor(cast.takeda), configuration.check(_text("kiryu")))
    assert present_programme("kiryu") is None
    thin = configuration.check(_text("kiryu")).only()
    with pytest.raises(configuration.Unreadable) as unreadable:
        configuration.load(SYSTEM, thin)
    assert "region" in str(unreadable.value)


def test_the_commands_say_what_they_do(
    db: None, story_time: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = FOLDER / "kosuge.yaml"
    call_command("programme_load", str(path), "--dry-run")
    assert present_programme("kosuge") is None, "a dry run writes nothing"
    call_command("programme_load", str(path))
    assert "+ tracks" not in capsys.readouterr().out
    call_command("programme_export", "kosuge")
    copy = tmp_path / "copy.yaml"
    copy.write_text(capsys.readouterr().out, encoding="utf-8")
    call_command("programme_check", str(copy))
    assert "kosuge" in capsys.readouterr().out
    call_command("programme_load", str(copy))
    assert "nothing to change" in capsys.readouterr().out
    copy.write_text(copy.read_text(encoding="utf-8").replace("kind: npo", "kind: moon"), encoding="utf-8")
    with pytest.raises(CommandError) as problem:
        call_command("programme_check", str(copy))
    line = copy.read_text(encoding="utf-8").splitlines().index("    kind: moon") + 1
    assert str(problem.value).startswith(f"{copy}:{line}:5: organisations.operator.kind")
    with pytest.raises(CommandError):
        call_command("programme_export", "nowhere")


@pytest.mark.parametrize("slug", ["ichihara", "nara"])
def test_a_file_whose_dates_have_passed_shows_no_differences(db: None, story_time: object, slug: str) -> None:
    """Neither when it was loaded in time, nor when it is loaded years later."""
    later = datetime(2029, 1, 1, 12, tzinfo=JST)
    text = _text(slug)
    configuration.load(SYSTEM, configuration.check(text))
    with clock.at(later):
        close_rounds()
        regions.end_overdue_programmes(actor=SYSTEM)
        again = configuration.check(text)
        assert [c for c in configuration.changes(again) if c.section != "staff"] == []
        programme = present_programme(slug)
        assert programme is not None
        written = configuration.export(programme)
        assert ("state: ended" in written) == (slug == "ichihara"), "one of them has a last day"
        other = _copy(written, slug)
        told = configuration.load(SYSTEM, other)
        assert told, "a copy that begins when all is over"
        assert configuration.changes(other) == []
        old = _copy(text, slug, "late")
        configuration.load(SYSTEM, old)
        assert [c for c in configuration.changes(old) if c.section != "staff"] == []


def test_on_the_day_after_its_last_day_a_loaded_file_is_still_true(db: None, story_time: object) -> None:
    """Each date of the file in turn: a date that passes is not a difference."""
    text = _text("nara")
    configuration.load(SYSTEM, configuration.check(text))
    days = {date.fromisoformat(found) for found in re.findall(r"20\d\d-\d\d-\d\d", text)}
    for day in sorted(days - {date(2026, 4, 1)}):
        with clock.at(datetime.combine(day + timedelta(days=1), time(10), tzinfo=JST)):
            told = configuration.changes(configuration.check(text))
            assert [c for c in told if c.section != "staff"] == [], day


def test_what_was_called_off_is_neither_written_out_nor_announced_again(cast: Cast) -> None:
    configuration.load(SYSTEM, configuration.check(_text("nara")))
    programme = present_programme("nara")
    assert programme is not None
    [seminar] = learning.seminar_plans(programme.id)
    learning.call_off_seminar(actor=SYSTEM, seminar_id=seminar.id, reason="台風のため")
    first = Session.objects.get(course__programme=programme, title="第1回 わたしの強み")
    learning.cancel_session(actor=SYSTEM, session_id=first.id, reason="台風のため")
    text = configuration.export(programme)
    assert "seminars:" not in text
    assert "第1回 わたしの強み" not in text
    assert "家で働く前に知っておくこと" in text, "its material stays with the course"
    assert configuration.changes(configuration.check(text)) == []
    older = configuration.check(_text("nara")).only("seminars", "courses")
    assert {change.kind for change in configuration.changes(older)} == {"keep"}, (
        "the course has fewer sessions"
    )
    configuration.load(SYSTEM, older)
    assert [plan.called_off for plan in learning.seminar_plans(programme.id)] == [True]
    copy = _copy(text, "nara")
    configuration.load(SYSTEM, copy)
    assert configuration.changes(copy) == []


def test_two_courses_of_one_name_and_day_are_written_out_and_known_again(cast: Cast) -> None:
    """A morning and an afternoon class; and weekly meetings of one name within them."""
    configuration.load(SYSTEM, configuration.check(_text("kosuge")))
    programme = present_programme("kosuge")
    assert programme is not None
    [plan] = learning.course_plans(programme.id)
    text = configuration.export(programme)
    one = text[text.index("courses:") + len("courses:\n") :].split("\n\n")[0]
    text = text.replace(one, f"{one}\n{one}" if not one.endswith("\n") else one * 2)
    full = f"course: {plan.title} / {plan.values['starts_on']}"
    twins = configuration.check(text.replace(f"course: {plan.title}\n", f"{full}\n"))
    told = configuration.load(SYSTEM, twins)
    assert [(c.section, c.kind, c.what) for c in told] == [
        ("courses", "add", f"{plan.values['title']} / {plan.values['starts_on']} (2)")
    ]
    assert len(learning.course_plans(programme.id)) == 2
    assert configuration.changes(configuration.check(configuration.export(programme))) == []
    _a_round_for_the_second(programme)


def _a_round_for_the_second(programme: regions.Programme) -> None:
    """It names its course by title, day and the suffix of twins; the title alone is not enough any more."""
    text = configuration.export(programme)
    title, day = "村民ライター講座", "2027-01-16"
    assert f"course: {title} / {day}\n" in text
    rounds = text[text.index("rounds:") :]
    second = rounds.split("\n\n")[0].replace(f"course: {title} / {day}\n", f"course: {title} / {day} (2)\n")
    wanted = configuration.check(text.replace(rounds.split("\n\n")[0], second))
    told = configuration.load(SYSTEM, wanted)
    assert [(c.section, c.kind) for c in told] == [("rounds", "add")]
    first, twin = learning.course_plans(programme.id)
    assert {plan.course_id for plan in intake.round_plans(programme.id)} == {first.id, twin.id}
    assert configuration.changes(wanted) == []
    assert configuration.changes(configuration.check(configuration.export(programme))) == []
    with pytest.raises(configuration.Unreadable) as unreadable:
        configuration.check(text.replace(f"course: {title} / {day}\n", f"course: {title}\n"))
    assert f"{title} / {day} (2)" in str(unreadable.value)
    alone = configuration.check(_text("kosuge")).only("rounds")
    with pytest.raises(configuration.Unreadable) as unreadable:
        configuration.changes(alone)
    [problem] = unreadable.value.problems
    assert problem.where == "rounds[1].course"
    assert problem.line > 1
