"""Files from offices as rows of text: csv in any of the usual encodings, and xlsx."""

from yuiwork.imports.reading.choose import read_file
from yuiwork.imports.reading.sheet import FileProblem, Note, Sheet

__all__ = ["FileProblem", "Note", "Sheet", "read_file"]
