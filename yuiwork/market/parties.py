"""The legal facts of both parties as declared at this moment; snapshotted into each contract (law.md 1.1)."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from yuiwork.japan.withholding import Payee, Payer, PayerKind
from yuiwork.people.api import Organisation, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFacts:
    """Who orders. ``capital_yen`` in yen; codes and numbers as registered."""

    name: str
    kana: str
    kind: str
    postal_code: str
    municipality_code: str
    address: str
    contact_name: str
    contact_email: str
    contact_phone: str
    corporate_number: str
    invoice_number: str
    is_individual: bool
    is_public: bool
    uses_employees: bool
    officer_count: int
    employee_count: int
    capital_yen: int | None
    is_wage_withholding_agent: bool

    @property
    def payer(self) -> Payer:
        """How the tax law sees this client (money.md W3, W4)."""
        if self.is_public:
            return Payer(PayerKind.PUBLIC)
        if self.is_individual:
            return Payer(PayerKind.INDIVIDUAL, self.is_wage_withholding_agent)
        return Payer(PayerKind.CORPORATION)

    @property
    def prefecture_code(self) -> str:
        return self.municipality_code[:2]

    def as_json(self) -> dict[str, Any]:
        return _as_json(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFacts:
    """Who does the work: a person. Her own company as a worker is not offered yet."""

    name: str
    kana: str
    postal_code: str
    municipality_code: str
    address: str
    uses_employees: bool
    is_resident_of_japan: bool
    invoice_number: str

    @property
    def payee(self) -> Payee:
        """How the tax law sees this worker (money.md W2, W5)."""
        return Payee(is_corporation=False, is_resident=self.is_resident_of_japan)

    @property
    def prefecture_code(self) -> str:
        return self.municipality_code[:2]

    def as_json(self) -> dict[str, Any]:
        return _as_json(self)


def client_facts(organisation: Organisation) -> ClientFacts:
    return ClientFacts(
        name=organisation.name,
        kana=organisation.kana,
        kind=organisation.kind,
        postal_code=organisation.postal_code,
        municipality_code=organisation.municipality_code,
        address=organisation.address,
        contact_name=organisation.contact_name,
        contact_email=organisation.contact_email,
        contact_phone=organisation.contact_phone,
        corporate_number=organisation.corporate_number,
        invoice_number=organisation.invoice_number,
        is_individual=organisation.is_individual,
        is_public=organisation.is_public,
        uses_employees=organisation.uses_employees,
        officer_count=organisation.officer_count,
        employee_count=organisation.employee_count,
        capital_yen=organisation.capital_yen,
        is_wage_withholding_agent=organisation.is_wage_withholding_agent,
    )


def worker_facts(profile: Profile) -> WorkerFacts:
    return WorkerFacts(
        name=profile.full_name,
        kana=profile.full_kana,
        postal_code=profile.postal_code,
        municipality_code=profile.municipality_code,
        address=profile.address,
        uses_employees=profile.uses_employees,
        is_resident_of_japan=profile.is_resident_of_japan,
        invoice_number=profile.invoice_number,
    )


# Stands in the preview of a notice until somebody proposes.
SOMEBODY = WorkerFacts(
    name="（提案する方）",
    kana="",
    postal_code="",
    municipality_code="",
    address="（提案する方の住所）",
    uses_employees=False,
    is_resident_of_japan=True,
    invoice_number="",
)


def _as_json(facts: ClientFacts | WorkerFacts) -> dict[str, Any]:
    plain: dict[str, Any] = TypeAdapter(type(facts)).dump_python(facts, mode="json")
    return plain
