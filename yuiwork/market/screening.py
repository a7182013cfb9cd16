"""What a post must not ask for, as rows: code, what it matches, points or outright refusal (law.md 6.2–6.4, 1.6).

A row blocks (the client changes the text), holds (the operator looks first) or adds to a risk score; by the score
a post is held too. Every refusal names its code.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.market.problems import Problem
from yuiwork.people.api import Organisation


class Severity(StrEnum):
    BLOCK = "block"
    HOLD = "hold"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. ``pattern`` runs over NFKC text; ``points`` add to the risk score."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    message: str | Promise
    points: int = 0


REVIEW_FROM = 40  # a person looks before the post is published (law.md 6.2)
HOLD_FROM = 70
YOUNG_ACCOUNT = timedelta(days=7)
UNKNOWN_CLIENT_POINTS = 20

# 無料 alone is left out: an article may well be about a free trial of somebody's service.
_NO_PAY = r"(?:無償|無報酬|報酬なし|ノーギャラ|無給)"
_TRIAL = r"(?:テスト|トライアル|お?試し|試用|採用前|選考|初回|最初の)"
_TRIAL_WORK = r"(?:テスト|トライアル|お?試し)(?:ライティング|記事|執筆|作業|納品)"


def _row(code: str, severity: Severity, pattern: str, message: str | Promise, points: int = 0) -> Rule:
    return Rule(code, severity, re.compile(pattern), message, points)


RULES: tuple[Rule, ...] = (
    _row(
        "UNPAID_TRIAL",
        Severity.BLOCK,
        rf"{_NO_PAY}.{{0,12}}{_TRIAL}|{_TRIAL}.{{0,20}}{_NO_PAY}|{_TRIAL_WORK}.{{0,8}}無料|無料.{{0,4}}{_TRIAL_WORK}",
        _("A trial is work too: please pay for it, or leave it out."),
    ),
    _row(
        "BUSINESS_OPPORTUNITY_SALE",
        Severity.BLOCK,
        r"(?:講座|セミナー|教材|スクール|研修).{0,20}(?:購入|受講|修了).{0,12}(?:仕事|案件|依頼)|"
        r"(?:講座|教材|セミナー).{0,12}万?円.{0,20}(?:仕事|案件)",
        _("Work must not be tied to buying a course or goods."),
    ),
    _row(
        "FEE_FROM_WORKER",
        Severity.BLOCK,
        r"(?:登録料|入会金|保証金|年会費|初期費用).{0,8}\d",
        _("Workers must not be asked to pay anything to get the work."),
    ),
    _row(
        "FAKE_REVIEW",
        Severity.BLOCK,
        r"(?:口コミ|レビュー|評価).{0,10}(?:☆|★|星)\s*\d|(?:サクラ|さくら)(?:の)?(?:口コミ|レビュー)|"
        r"(?:フォロワー|再生数|いいね).{0,8}(?:増や|水増し|購入)",
        _("Jobs for fake reviews or followers are not allowed here."),
    ),
    _row(
        "ACCOUNT_LENDING",
        Severity.BLOCK,
        r"(?:口座|アカウント|携帯|SIM).{0,6}(?:開設|貸し?|譲渡|売却|買取|名義)|(?:認証コード|SMS).{0,10}(?:転送|共有|教え)",
        _("Jobs for opening or lending accounts, phones or codes are not allowed here."),
        70,
    ),
    _row(
        "EMPLOYMENT_POST",
        Severity.HOLD,
        r"アルバイト|パート募集|時給\s*[\d,]+|シフト制?|社会保険完備|正社員|雇用契約|週\d出勤|出勤",
        _("This reads like employment. Only commissioned work can be posted; the operator will check it."),
    ),
    _row(
        "EMPLOYMENT_LIKE",
        Severity.HOLD,
        r"常駐|勤怠|指揮命令|常時待機|\d{1,2}時\s*[-–〜~から]+\s*\d{1,2}時.{0,12}(?:待機|対応|勤務)",
        _("Fixed hours or standing by read like employment; the operator will check it."),
    ),
    _row(
        "PARCELS_OR_CASH",
        Severity.SCORE,
        r"荷受け|荷物.{0,10}(?:受け取|転送|発送代行)|出し子|受け子|現金.{0,6}(?:受け取|運)|身分証.{0,6}(?:写真|画像)",
        _("Receiving or forwarding parcels or cash."),
        70,
    ),
    _row(
        "OUTSIDE_CHAT",
        Severity.SCORE,
        r"シグナル|テレグラム|Telegram|Signal|カカオ|WhatsApp|(?<![A-Za-z])LINE(?:で|に|ID|追加|登録|@)|DM(?:で|まで|ください)|詳細はDM",
        _("Leads to a chat outside before there is a contract."),
        40,
    ),
    _row(
        "PERSONAL_DATA",
        Severity.SCORE,
        r"(?:免許証|マイナンバー|銀行口座|口座番号|身分証).{0,12}(?:送|提出|教え|撮影)",
        _("Asks for identity papers or bank data outside the platform."),
        40,
    ),
    _row(
        "QUICK_MONEY",
        Severity.SCORE,
        r"高額報酬|即日(?:高収入|現金|払い)|日給\s*\d+\s*万|誰でも.{0,8}稼げ|簡単に稼げ|月収\s*\d{2,}\s*万",
        _("Promises much money quickly."),
        30,
    ),
    _row(
        "VAGUE_WORK",
        Severity.SCORE,
        r"簡単作業|詳細は(?:面談|DM|後ほど|個別|LINE)|内容は(?:面談|後ほど)",
        _("Does not say what the work is."),
        20,
    ),
    _row(
        "WORK_BEFORE_ESCROW",
        Severity.BLOCK,
        r"契約(?:の)?前に(?:作業|着手|納品)|仮払い(?:の)?前に|仮払いなし|直接(?:振込|取引|払い)",
        _("Work begins after the agreement and the deposit, and is paid through the platform."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """``blocks`` stand in the way; ``hold_codes`` mean that the operator looks first; ``score`` as in law.md 6.2."""

    blocks: tuple[Problem, ...]
    hold_codes: tuple[str, ...]
    score: int

    @property
    def must_be_held(self) -> bool:
        return bool(self.hold_codes)


def screen(text: str, organisation: Organisation) -> Verdict:
    """Judge the text of a post together with how well its client is known."""
    plain = unicodedata.normalize("NFKC", text)
    hits = [rule for rule in RULES if rule.pattern.search(plain)]
    score = sum(rule.points for rule in hits) + _points_of(organisation)
    holds = [rule.code for rule in hits if rule.severity is Severity.HOLD]
    if score >= REVIEW_FROM:
        holds += ["RISK_HIGH" if score >= HOLD_FROM else "RISK_REVIEW"]
        holds += [rule.code for rule in hits if rule.severity is Severity.SCORE]
    return Verdict(
        blocks=tuple(Problem(r.code, r.message, "description") for r in hits if r.severity is Severity.BLOCK),
        hold_codes=tuple(holds),
        score=score,
    )


def message_of(code: str) -> str | Promise:
    """What a code means, for the operator and the client."""
    extra = {
        "RISK_HIGH": _("The risk score is high."),
        "RISK_REVIEW": _("The risk score means it should be checked."),
    }
    return next((rule.message for rule in RULES if rule.code == code), extra.get(code, code))


def _points_of(organisation: Organisation) -> int:
    """A client who is new, or whose identity nobody has verified by number or by hand."""
    known = bool(organisation.corporate_number) or organisation.verified_at is not None
    is_young = clock.now() - organisation.created_at < YOUNG_ACCOUNT
    return UNKNOWN_CLIENT_POINTS if is_young or not known else 0
