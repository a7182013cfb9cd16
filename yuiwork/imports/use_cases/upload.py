"""A file arrives: it is read once to see that it is a table, and its columns are guessed."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.imports.kinds import Kind
from yuiwork.imports.mapping import find_header, guess
from yuiwork.imports.models import ImportRun
from yuiwork.imports.policies import may_import
from yuiwork.imports.problems import words
from yuiwork.imports.reading import FileProblem, Sheet, read_file


@use_case
def upload_file(
    *,
    actor: Actor,
    programme_id: UUID,
    kind: Kind,
    filename: str,
    content: bytes,
    submission_id: UUID | None = None,
) -> ImportRun:
    """Keep the file until it is imported or discarded. A second tap with the same ``submission_id`` does nothing.

    Raises ``Invalid`` at ``file`` (the reason, with row and column where there is one), ``Refused``
    ``IMPORTERS_ONLY``, ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_import(actor, programme_id).enforce()
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        raise Invalid("FILE_TOO_LARGE", _("This file is too large. Please split it."), field="file")
    assert actor.user_id is not None
    sheet = read_or_refuse(content, "")
    header = find_header(kind, sheet)
    run, created = ImportRun.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={
            "programme_id": programme_id,
            "kind": kind.code,
            "filename": filename[:200],
            "sha256": hashlib.sha256(content).hexdigest(),
            "content": content,
            "sheet": sheet.name,
            "header_row": header,
            "mapping": {str(p): name for p, name in guess(kind, sheet.rows[header - 1]).items()},
            "uploaded_by_id": actor.user_id,
            "total": len(sheet.rows) - header,
        },
    )
    if created:
        audit.record(
            actor=actor, action="upload", target="imports.ImportRun", target_id=run.id, sha256=run.sha256
        )
    else:
        the_same(run, programme_id=programme_id, kind=kind.code)
    return run


def read_or_refuse(content: bytes, sheet: str) -> Sheet:
    """The table of a file. Raises ``Invalid`` at ``file`` with the reason in words."""
    try:
        return read_file(content, sheet=sheet)
    except FileProblem as problem:
        raise Invalid(problem.code, words(problem.code, problem.params), field="file") from problem
