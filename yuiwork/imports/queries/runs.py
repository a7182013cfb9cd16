"""Runs of a programme, and what their checks need to know."""

from uuid import UUID

from django.db.models import Count, QuerySet

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.imports.kinds import KINDS, Context, Kind, Values
from yuiwork.imports.models import ImportedRecord, ImportRun
from yuiwork.imports.persons import PersonIndex
from yuiwork.imports.reading import Sheet, read_file
from yuiwork.regions import api as regions
from yuiwork.reports import api as reports


def runs_of(programme_id: UUID) -> QuerySet[ImportRun]:
    """Newest first, without the files."""
    rows = ImportRun.objects.filter(programme_id=programme_id).defer("content")
    return rows.order_by("-created_at", "-id")


def run_of(programme_id: UUID, run_id: UUID) -> ImportRun:
    """One run of this programme, without its file. Raises ``NotFound``."""
    row = runs_of(programme_id).filter(id=run_id).first()
    if row is None:
        raise NotFound
    return row


def kind_named(code: str) -> Kind:
    """Raises ``NotFound``."""
    if code not in KINDS:
        raise NotFound
    return KINDS[code]


def context_of(programme: regions.Programme) -> Context:
    return Context(programme.region.municipality_code[:2], clock.today())


def people_known(programme_id: UUID) -> PersonIndex:
    """Everybody whom earlier files named, oldest word first."""
    index = PersonIndex(programme_id)
    rows = ImportedRecord.objects.filter(programme_id=programme_id).exclude(person_key="")
    for person_key, values in rows.order_by("created_at", "id").values_list("person_key", "values"):
        index.add(person_key, values)
    return index


def values_by_key(programme_id: UUID, kind: str) -> dict[str, Values]:
    rows = ImportedRecord.objects.filter(programme_id=programme_id, kind=kind)
    return dict(rows.values_list("key", "values"))


def history_length(programme_id: UUID) -> int:
    """How often the records of a programme were changed: imports and withdrawals so far."""
    rows = ImportRun.objects.filter(programme_id=programme_id)
    found = rows.aggregate(done=Count("imported_at"), undone=Count("undone_at"))
    return int(found["done"] + found["undone"])


def record_counts(programme_id: UUID) -> dict[str, int]:
    """Imported lines by kind; kinds without any are 0."""
    rows = ImportedRecord.objects.filter(programme_id=programme_id).values_list("kind")
    found = dict(rows.annotate(lines=Count("id")))
    return {code: found.get(code, 0) for code in KINDS}


def records_of(programme_id: UUID, kind: str) -> list[Values]:
    """What the files said, oldest year first, in the order of their keys."""
    rows = ImportedRecord.objects.filter(programme_id=programme_id, kind=kind)
    return list(rows.order_by("fiscal_year", "created_at", "key").values_list("values", flat=True))


def later_files(run: ImportRun) -> list[str]:
    """Files whose words stand where this run's stood: it cannot be taken back before them."""
    changed = run.changes.exclude(record__run_id=run.id).select_related("record__run")
    return sorted({change.record.run.filename for change in changed})


def closed_years_of(run: ImportRun) -> list[int]:
    """Fiscal years of the lines it changed that are closed: their reports stand on these lines."""
    years = set(run.changes.values_list("record__fiscal_year", flat=True))
    return sorted(years & set(reports.closed_years(run.programme_id)))


def file_of(run: ImportRun) -> Sheet:
    """The table of its file, while it is kept. Raises ``NotFound`` afterwards."""
    content = ImportRun.objects.values_list("content", flat=True).get(id=run.id)
    if content is None:
        raise NotFound
    return read_file(bytes(content), sheet=run.sheet)
