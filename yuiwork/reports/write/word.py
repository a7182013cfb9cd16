"""Word: headings, numbered tables and pictures with alternative texts, styles that officers can change."""

import io
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from yuiwork.core.charts import HIDDEN, bar_chart_png
from yuiwork.core.templatetags.ui import jdate
from yuiwork.reports.figures import Block
from yuiwork.reports.write.paper import Paper

BODY_FONT, HEADING_FONT = "游明朝", "游ゴシック"
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Caption")
_WIDTH = Cm(15)
_WIDE = 7  # columns from which the text of a table gets smaller


def to_docx(paper: Paper) -> bytes:
    """The whole report, A4, with page numbers."""
    document = Document()
    _set_up(document, paper)
    document.add_paragraph(paper.title, style="Title")
    for line in _front_matter(paper):
        document.add_paragraph(line)
    number = 0
    for number, (heading, text) in enumerate(paper.parts, start=1):
        document.add_heading(f"{number}　{heading}", level=1)
        for paragraph in text.splitlines() or [""]:
            document.add_paragraph(paragraph)
    if paper.blocks:
        document.add_heading(f"{number + 1}　" + _("Figures and tables"), level=1)
        for block in paper.blocks:
            _add_block(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _front_matter(paper: Paper) -> list[str]:
    lines = [
        _("Period: %(period)s") % {"period": paper.period},
        _("Carried out by: %(owner)s") % {"owner": paper.owner},
        _("Made on: %(day)s") % {"day": jdate(paper.made_on)},
    ]
    if paper.frozen:
        lines.append(
            _("Figures as frozen at the close of the year (SHA-256 %(hash)s).") % {"hash": paper.frozen}
        )
    return lines


def _set_up(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin = section.bottom_margin = Cm(2.5)
    document.core_properties.title = paper.title
    document.core_properties.author = paper.owner
    document.core_properties.language = "ja-JP"
    _font(document.styles["Normal"], BODY_FONT, 10.5)
    for name in _HEADINGS:
        style = document.styles[name]
        _font(style, HEADING_FONT, {"Title": 18, "Heading 1": 14, "Heading 2": 12, "Caption": 9.5}[name])
        style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1C)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE", "1")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES", "1")


def _font(style: Any, name: str, size: float) -> None:
    """Latin and Japanese letters in one font, by name: Word takes its own where the font is missing."""
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), name)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _add_block(document: Any, block: Block) -> None:
    document.add_heading(block.title, level=2)
    if block.bars and any(value for _label, value in block.bars):
        _add_picture(document, block)
    if block.table.rows:
        _caption(document, "表", str(block.table.caption))
        _add_table(document, block)
    else:
        document.add_paragraph(_("There is nothing to show in this period."))
    document.add_paragraph(_("How it is counted: %(definition)s") % {"definition": block.definition})
    for note in block.notes:
        document.add_paragraph(note)


def _add_picture(document: Any, block: Block) -> None:
    labels = tuple(f"{label}　{HIDDEN if value is None else f'{value:,}'}" for label, value in block.bars)
    picture = bar_chart_png(labels, tuple(value for _label, value in block.bars))
    shape = document.add_picture(io.BytesIO(picture), width=Cm(12))
    described = shape._inline.docPr
    described.set("title", block.title)
    described.set("descr", _("Bar chart. %(values)s") % {"values": "、".join(labels)})
    _caption(document, "図", block.title)


def _add_table(document: Any, block: Block) -> None:
    columns = block.table.columns
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    size = Pt(8 if len(columns) >= _WIDE else 9.5)
    _fill(table.rows[0].cells, columns, frozenset(), size, bold=True)
    properties = table.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")  # the heading stands on every page the table runs over
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
    for row in block.table.rows:
        _fill(table.add_row().cells, row, block.table.numeric, size)
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)


def _fill(cells: Any, values: Any, numeric: frozenset[int], size: Any, *, bold: bool = False) -> None:
    for position, (cell, value) in enumerate(zip(cells, values, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(f"{value:,}" if isinstance(value, int) else str(value))
        run.font.size, run.bold = size, bold
        if position in numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _caption(document: Any, word: str, text: str) -> None:
    """図1 …: the number is a field, so that Word counts anew when something is moved."""
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(word)
    counter = document.__dict__.setdefault("_yuiwork_captions", {})
    counter[word] = counter.get(word, 0) + 1
    _field(paragraph, f"SEQ {word} \\* ARABIC", str(counter[word]))
    paragraph.add_run(f"　{text}")


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field of Word with the value it shows until it is counted anew."""
    for kind, text in (
        ("begin", ""),
        ("instr", instruction),
        ("separate", ""),
        ("shown", shown),
        ("end", ""),
    ):
        run = paragraph.add_run()
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
            run._r.append(element)
        elif kind == "shown":
            run.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
