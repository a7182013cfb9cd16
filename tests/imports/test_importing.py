"""All lines or none; the same file twice is once; taken back as a whole."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from tests.imports.desk import HANA, HEAD, SATO, Desk, as_csv
from yuiwork.core.errors import Invalid, Refused
from yuiwork.impact.models import ImportedIncome, ImportedTally, Milestone, PersonMilestone
from yuiwork.impact.queries.counts import Period, funnel_counts, years_with_facts
from yuiwork.impact.queries.overview import overview_of
from yuiwork.imports import api as imports
from yuiwork.imports.models import ImportedRecord, ImportLine, ImportRun, Outcome, RecordChange, RunState
from yuiwork.imports.queries.preview import line_views, lines_of
from yuiwork.learning.api import mail_person_key
from yuiwork.people.events import EmailConfirmed

YEAR = Period(2019)


def counts(desk: Desk) -> dict[str, int]:
    return {kind.value: count for kind, count in funnel_counts(desk.cast.nara.id, YEAR).items() if count}


def test_a_roster_counts_and_invents_no_account(desk: Desk) -> None:
    from yuiwork.people.api import User

    before = User.objects.count()
    run = desk.bring(as_csv([HEAD, HANA, SATO]))
    assert (run.new, run.changed, run.same, run.content) == (2, 0, 0, None)
    assert counts(desk) == {"enrolled": 2, "completed": 1, "first_job": 1}
    assert User.objects.count() == before
    assert set(PersonMilestone.objects.values_list("imported", flat=True)) == {True}
    assert not ImportLine.objects.exists()
    assert 2019 in years_with_facts(desk.cast.nara.id, date(2026, 11, 24))


def test_the_same_file_twice_is_once(desk: Desk) -> None:
    desk.bring(as_csv([HEAD, HANA, SATO]))
    again = desk.upload(as_csv([HEAD, HANA, SATO], encoding="cp932"))
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    with pytest.raises(Refused) as refused:
        imports.request_import(actor=desk.actor, run_id=again.id)
    assert refused.value.code == "NOTHING_TO_DO"
    assert ImportedRecord.objects.count() == 2


def test_a_changed_line_shows_what_changes_and_moves_the_fact(desk: Desk) -> None:
    desk.bring(as_csv([HEAD, HANA, SATO]))
    completed = [*SATO[:7], "2020/3/1", ""]
    run = desk.upload(as_csv([HEAD, completed]))
    [line] = line_views(run, list(lines_of(run, Outcome.CHANGED)), {})
    assert [(str(d.label), d.before, d.after) for d in line.differences] == [("修了", "", "2020-03-01")]
    desk.bring(as_csv([HEAD, completed]))
    assert counts(desk)["completed"] == 2


def test_one_bad_line_keeps_everything_out(desk: Desk) -> None:
    wrong = ["2019", "入門講座", "〓野 一郎", "吉野", "どこか市", "H2.13.1", "ichiro", "2020/2/30", ""]
    run = desk.upload(as_csv([HEAD, HANA, wrong]))
    [line] = line_views(run, list(lines_of(run, Outcome.BAD)), dict(enumerate(HEAD, start=1)))
    assert line.row == 3
    assert [problem.where for problem in line.problems] == [
        "C 氏名", "D フリガナ", "E 市町村", "F 生年月日", "G メールアドレス", "H 修了",
    ]  # fmt: skip
    assert "𠮷" in line.problems[0].reason
    with pytest.raises(Refused) as refused:
        imports.request_import(actor=desk.actor, run_id=run.id)
    assert refused.value.code == "LINES_TO_CORRECT"
    assert not ImportedRecord.objects.exists()


def test_two_lines_about_the_same_are_told(desk: Desk) -> None:
    run = desk.upload(as_csv([HEAD, HANA, HANA]))
    [line] = line_views(run, list(lines_of(run, Outcome.BAD)), {})
    assert "2行目" in line.problems[0].reason


def test_a_person_is_known_again_by_weaker_signs_only_if_nothing_speaks_against_it(desk: Desk) -> None:
    desk.bring(as_csv([HEAD, HANA]))
    next_year = ["2020", "中級講座", "山田花子", "ヤマダハナコ", "奈良市", "", "", "", ""]
    other = ["2020", "中級講座", "山田 花子", "ヤマダハナコ", "奈良市", "S50.1.1", "", "", ""]
    desk.bring(as_csv([HEAD, next_year, other]))
    keys = dict(ImportedRecord.objects.values_list("values__birth_date", "person_key"))
    assert keys["1990-04-01"] == keys[None] == mail_person_key("hanako@example.jp")
    assert keys["1975-01-01"] != keys[None]


def test_who_proves_a_listed_address_is_one_person(desk: Desk) -> None:
    from yuiwork.imports.handlers import on_email_confirmed

    hanako = desk.cast.hanako
    desk.bring(as_csv([HEAD, HANA]))
    with transaction.atomic():
        on_email_confirmed(EmailConfirmed(user_id=hanako, email="Hanako@example.jp"))
    assert set(PersonMilestone.objects.values_list("person_key", flat=True)) == {str(desk.cast.hanako)}
    desk.bring(as_csv([HEAD, [*HANA[:7], "2020/3/1", ""]]))
    assert set(PersonMilestone.objects.values_list("person_key", flat=True)) == {str(desk.cast.hanako)}


def test_incomes_in_bands_and_yen(desk: Desk) -> None:
    head = ["年度", "氏名", "フリガナ", "報酬額", "報酬の区分"]
    rows = [["2019", f"山田 {n}", f"ヤマダ{k}", yen, band] for n, k, yen, band in [
        ("一", "イチ", "4,800円", ""), ("二", "ニ", "", "10万円まで"), ("三", "サン", "", "なし"),
    ]]  # fmt: skip
    run = desk.bring(as_csv([head, *rows]), "incomes")
    assert run.new == 3
    assert sorted(ImportedIncome.objects.values_list("band", "amount")) == [(0, None), (1, 4_800), (3, None)]
    assert counts(desk) == {"earned": 2}


def test_the_bands_of_the_overview_know_imported_incomes(desk: Desk) -> None:
    head = ["年度", "氏名", "フリガナ", "報酬の区分"]
    kana = "アイウエオカキクケコサシスセソタチツテト"
    rows = [["2019", f"山田 {k}", k, "5千円まで" if n < 10 else "なし"] for n, k in enumerate(kana)]
    desk.bring(as_csv([head, *rows]), "incomes")
    table = overview_of(desk.cast.nara, 2019, date(2026, 11, 24)).bands.table
    assert [row[1] for row in table.rows][-1] == 20


def test_seminars_and_surveys_count_without_names(desk: Desk) -> None:
    head = ["開催日", "説明会名", "申込者数", "参加者数", "オンライン"]
    desk.bring(as_csv([head, ["R1.7.10", "きっかけセミナー", "57人", "38", "8"]]), "seminars")
    survey = ["年度", "アンケート名", "質問", "回答", "人数"]
    desk.bring(as_csv([survey, ["2019", "説明会のアンケート", "満足度", "満足", "21"]]), "surveys")
    assert counts(desk) == {"applied": 57, "attended": 46}
    assert ImportedTally.objects.get(kind="survey").count == 21


def test_an_import_is_taken_back_as_a_whole(desk: Desk) -> None:
    first = desk.bring(as_csv([HEAD, HANA]))
    second = desk.bring(as_csv([HEAD, [*HANA[:7], "2020/3/1", "○"], SATO]), filename="二つめ.csv")
    with pytest.raises(Refused) as refused:
        desk.undo(first)
    assert refused.value.code == "LATER_IMPORT"
    assert "二つめ.csv" in str(refused.value.message)
    desk.undo(second)
    assert ImportedRecord.objects.get().values["completed"] == "2020-02-12"
    assert PersonMilestone.objects.get(kind=Milestone.COMPLETED).on == date(2020, 2, 12)
    desk.undo(first)
    assert not ImportedRecord.objects.exists()
    assert not PersonMilestone.objects.exists()
    assert not RecordChange.objects.exists()
    assert counts(desk) == {}
    assert desk.bring(as_csv([HEAD, HANA])).new == 1


def test_a_preview_older_than_another_import_is_made_anew(desk: Desk) -> None:
    waiting = desk.upload(as_csv([HEAD, HANA]))
    desk.bring(as_csv([HEAD, HANA]))
    imports.request_import(actor=desk.actor, run_id=waiting.id)
    assert not imports.run_save(waiting.id)
    waiting = desk.fresh(waiting.id)
    assert (waiting.state, waiting.new, waiting.same) == (RunState.READY, 0, 1)
    assert ImportedRecord.objects.count() == 1


def test_only_officers_and_directors_import(desk: Desk) -> None:
    for user_id in (desk.cast.tutor, desk.cast.hanako, desk.cast.other_officer, desk.cast.oper):
        desk.actor = desk.cast.actor(user_id)
        with pytest.raises(Refused) as refused:
            desk.upload(as_csv([HEAD, HANA]))
        assert refused.value.code == "IMPORTERS_ONLY"


@override_settings(UPLOAD_LIMIT_BYTES=10)
def test_a_file_too_large_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.upload(as_csv([HEAD, HANA]))
    assert refused.value.code == "FILE_TOO_LARGE"


def test_a_second_tap_keeps_one_file(desk: Desk) -> None:
    for _again in range(2):
        imports.upload_file(
            actor=desk.actor, programme_id=desk.cast.nara.id, kind=imports.KINDS["people"], filename="a.csv",
            content=as_csv([HEAD, HANA]), submission_id=desk.cast.nara.id,
        )  # fmt: skip
    assert ImportRun.objects.count() == 1


def test_a_discarded_file_leaves_its_name_only(desk: Desk) -> None:
    run = imports.discard_file(actor=desk.actor, run_id=desk.upload(as_csv([HEAD, HANA])).id)
    assert (run.state, run.content, ImportLine.objects.count()) == (RunState.DISCARDED, None, 0)


def test_the_database_refuses_what_a_script_would_do(desk: Desk) -> None:
    run = desk.bring(as_csv([HEAD, HANA]))
    record = ImportedRecord.objects.get()
    wrong: list[Callable[[], object]] = [
        lambda: ImportRun.objects.filter(id=run.id).update(bad=1),
        lambda: ImportRun.objects.filter(id=run.id).update(content=b"kept"),
        lambda: ImportRun.objects.filter(id=run.id).update(imported_at=None),
        lambda: ImportedRecord.objects.create(
            programme_id=run.programme_id, kind="people", key=record.key, fiscal_year=2019, values={}, run=run
        ),
        lambda: RecordChange.objects.update(before={}),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
