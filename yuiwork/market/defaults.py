"""Legal texts a job starts with, by kind of work. Japanese, because they go into the notice word for word.

The client opens and changes them only where her case differs (law.md 1.3 item 3, law.md 3 items 9, 10, 12).
"""

from dataclasses import dataclass

from yuiwork.market.models import ExpensePolicy, IpMode

# Works in which a copyright arises. The rest (data entry, clerical work, …) moves no rights.
_CREATIVE = frozenset(
    {
        "article",
        "script",
        "book_editing",
        "translation",
        "illustration",
        "design",
        "web_design",
        "site_build",
        "web_coding",
        "programming",
        "print_photo",
        "web_photo",
        "web_video",
        "film_art",
        "narration",
        "composition",
        "sns",
    }
)

TRANSFER_SCOPE = (
    "成果物の著作権（著作権法第27条及び第28条の権利を含みます）は、検収が完了した時に依頼者へ移転します。"
    "対価は報酬に含みます。受注者は依頼者に著作者人格権を行使しません。"
)
CHANGE_POLICY = (
    "内容・納期・報酬を変えるときは、事前に話し合い、合意した内容を書面（電子）で明示します。"
    "受注者が変更に応じないことを理由に不利な扱いはせず、もとの条件が続きます。"
)
DEFECT_POLICY = (
    "検収の基準を満たさない点があるときは、基準を示して修正を依頼します。受注者の責任による不備の修正は無償です。"
    "基準にない変更は追加の依頼として、報酬と納期をあらためて決めます。"
)
CONFIDENTIALITY_POLICY = (
    "この仕事で知った個人情報と依頼者の秘密は、この仕事のためだけに使い、終了後は返すか消します。"
    "公益のための通報や、相談窓口・専門家への相談は妨げません。"
)
WORK_PLACE = "在宅（オンライン）。場所の指定はありません。"
DELIVERY_PLACE = "ゆいワークの契約ページ（納品欄）への登録"
REVISION_LIMIT = 2


@dataclass(frozen=True, slots=True)
class LegalDefaults:
    ip_mode: str
    ip_scope: str
    expense_policy: str = ExpensePolicy.NONE.value
    change_policy: str = CHANGE_POLICY
    defect_policy: str = DEFECT_POLICY
    confidentiality_policy: str = CONFIDENTIALITY_POLICY
    work_place: str = WORK_PLACE
    delivery_place: str = DELIVERY_PLACE
    revision_limit: int = REVISION_LIMIT


def legal_defaults(category: str) -> LegalDefaults:
    """The texts for a kind of work (a key of the withholding table; '' when not chosen yet)."""
    if category in _CREATIVE:
        return LegalDefaults(IpMode.TRANSFER.value, TRANSFER_SCOPE)
    return LegalDefaults(IpMode.NONE.value, "")
