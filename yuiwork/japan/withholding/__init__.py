"""Income tax withheld from fees (所得税法204条; money.md section 1). Engineering rules, not tax advice."""

from yuiwork.japan.withholding.categories import Category, Treatment, categories, category
from yuiwork.japan.withholding.formula import GrossUp, TaxParts, gross_up, tax_on, tax_parts
from yuiwork.japan.withholding.payment import (
    FeeLine,
    GroupTax,
    Payee,
    Payer,
    PayerKind,
    Reason,
    Withholding,
    WithholdingError,
    withhold,
)
from yuiwork.japan.withholding.reporting import (
    electronic_filing_required,
    record_due,
    record_required,
    remit_due,
)

__all__ = [
    "Category",
    "FeeLine",
    "GrossUp",
    "GroupTax",
    "Payee",
    "Payer",
    "PayerKind",
    "Reason",
    "TaxParts",
    "Treatment",
    "Withholding",
    "WithholdingError",
    "categories",
    "category",
    "electronic_filing_required",
    "gross_up",
    "record_due",
    "record_required",
    "remit_due",
    "tax_on",
    "tax_parts",
    "withhold",
]
