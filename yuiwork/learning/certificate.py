"""修了証 as a PDF: A4, Japanese, with a code that leads to the page where its number can be checked."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import qrcode
from django.conf import settings
from django.urls import reverse

from yuiwork.core.pdf import render_pdf
from yuiwork.japan.eras import format_era_date
from yuiwork.learning.models import CourseKind

# Certificates are Japanese whatever the language of the page.
KIND_WORDS = {
    CourseKind.GENERAL: "",
    CourseKind.BEGINNER: "初級",
    CourseKind.INTERMEDIATE: "中級",
    CourseKind.DIRECTOR: "ディレクター講座",
}
TEMPLATE = Path(__file__).parent / "pdf" / "certificate.typ"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What stands on the certificate. Dates JST; ``accent`` is the region's colour; ``kind`` a ``CourseKind``."""

    number: str
    kind: str
    family_name: str
    given_name: str
    programme: str
    course: str
    starts_on: date
    completed_on: date
    issuer: str
    region: str
    accent: str
    reissued_on: date | None = None
    replaces: str = ""

    def as_json(self) -> dict[str, Any]:
        """The same as JSON values, kept beside the PDF so that it can be read without it."""
        return {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in asdict(self).items()
        }


def verification_url(number: str) -> str:
    """Where anybody can check a number."""
    return f"{settings.BASE_URL}{reverse('learning:certificate', args=[number])}"


def certificate_pdf(facts: CertificateFacts) -> bytes:
    """The finished document."""
    url = verification_url(facts.number)
    data = facts.as_json() | {
        "completed_on_era": format_era_date(facts.completed_on),
        "kind_words": KIND_WORDS[CourseKind(facts.kind)],
        "reissued_on_era": format_era_date(facts.reissued_on) if facts.reissued_on else "",
        "verification_url": url,
        "code": _code(url),
    }
    return render_pdf(TEMPLATE, data)


def _code(url: str) -> list[list[bool]]:
    """The modules of a QR code, row by row; drawn by the template, so no image is needed."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(url)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
