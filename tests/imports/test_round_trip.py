"""import(export(x)) = x, and twice is once: for every kind, in csv and xlsx."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.errors import Refused
from yuiwork.imports.checking import CheckedLine, Checker
from yuiwork.imports.export import to_cp932, to_csv, to_xlsx
from yuiwork.imports.kinds import KINDS, Context, Kind, Values
from yuiwork.imports.mapping import find_header, guess
from yuiwork.imports.models import Outcome
from yuiwork.imports.persons import PersonIndex
from yuiwork.imports.reading import read_file

NARA = Context("29", date(2026, 11, 24))
PROGRAMME = UUID(int=1)

words = st.text(st.sampled_from("山田花子𠮷髙﨑葛󠄀A1=+-@'\"、,　 \t"), min_size=1, max_size=8).map(
    lambda s: " ".join(s.split())
)
texts = words.filter(lambda s: s.strip("' \t　") not in ("", *"=+-@") and not s.startswith("'"))
kana = st.text(st.sampled_from("アイウエオヤマダハナコー"), min_size=1, max_size=8)
days = st.dates(date(2000, 1, 1), date(2026, 11, 24)).map(date.isoformat)
years = st.integers(2010, 2025)
counts = st.integers(0, 5_000)
places = st.sampled_from(["29201", "29203", "19442", "29000", "13206", "46222"])
EXAMPLES: dict[str, st.SearchStrategy[Values]] = {
    "people": st.fixed_dictionaries(
        {"year": years, "name": texts},
        optional={
            "cohort": texts, "course": texts, "kana": kana, "municipality": places, "birth_date": days,
            "age_band": st.sampled_from([20, 30, 40, 60]), "email": st.just("hanako@example.jp"),
            "number": st.integers(1, 999).map(str), "completed": st.one_of(days, st.just("yes")),
            "first_job": st.one_of(days, st.just("yes")), "attended": st.integers(0, 6), "sessions": st.just(6),
        },
    ),
    "incomes": st.fixed_dictionaries(
        {"year": years, "name": texts, "band": st.integers(0, 5)}, optional={"kana": kana, "birth_date": days}
    ),
    "seminars": st.fixed_dictionaries(
        {"held_on": days, "title": texts, "applied": counts},
        optional={"place": texts, "attended_venue": counts, "attended_online": counts},
    ),
    "surveys": st.fixed_dictionaries(
        {"year": years, "title": texts, "question": texts, "option": texts, "count": counts},
        optional={"answered_on": days},
    ),
}  # fmt: skip
KIND_AND_RECORDS = st.sampled_from(sorted(EXAMPLES)).flatmap(
    lambda code: st.tuples(st.just(KINDS[code]), st.lists(EXAMPLES[code], min_size=1, max_size=6))
)


def check(kind: Kind, content: bytes, records: dict[str, Values], people: PersonIndex) -> list[CheckedLine]:
    sheet = read_file(content)
    header = find_header(kind, sheet)
    checker = Checker(kind, guess(kind, sheet.rows[header - 1]), NARA, people, records)
    return list(checker.lines(sheet, header + 1))


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
@given(made=KIND_AND_RECORDS)
def test_what_is_exported_is_imported_the_same(write, made: tuple[Kind, list[Values]]) -> None:
    kind, records = made
    lines = check(kind, write(kind, records), {}, PersonIndex(PROGRAMME))
    for record, line in zip(records, lines, strict=True):
        assert line.values == record
        assert line.outcome in (Outcome.NEW, Outcome.BAD)
        assert {problem.code for problem in line.problems} <= {"SAME_AS_LINE"}


@given(made=KIND_AND_RECORDS)
def test_twice_is_once(made: tuple[Kind, list[Values]]) -> None:
    kind, records = made
    first = check(kind, to_csv(kind, records), {}, PersonIndex(PROGRAMME))
    kept = [line for line in first if line.outcome != Outcome.BAD]
    people = PersonIndex(PROGRAMME)
    for line in kept:
        if kind.about_people:
            people.add(line.person_key, line.values)
    known = {line.key: line.values for line in kept}
    again = check(kind, to_csv(kind, [line.values for line in kept]), known, people)
    assert [line.outcome for line in again] == [Outcome.SAME] * len(kept)


def test_the_old_encoding_says_what_it_cannot_hold() -> None:
    kind = KINDS["people"]
    with pytest.raises(Refused) as refused:
        to_cp932(kind, [{"year": 2019, "name": "𠮷野 花子"}])
    assert "𠮷" in str(refused.value.message)
    assert "髙﨑" in to_cp932(kind, [{"year": 2019, "name": "髙﨑 花子"}]).decode("cp932")


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_column_of_a_template_is_understood(code: str) -> None:
    kind = KINDS[code]
    for write in (to_csv, to_xlsx):
        sheet = read_file(write(kind, []))
        assert list(guess(kind, sheet.rows[0]).values()) == [column.name for column in kind.columns]


@pytest.mark.parametrize("code", sorted(KINDS))
def test_the_examples_in_a_template_are_right(code: str) -> None:
    for column in KINDS[code].columns:
        if column.sample:
            assert column.parse(column.sample, NARA) not in (None, "")
