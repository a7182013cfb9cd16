"""Columns by which rosters say who somebody is: the same in every kind of file that is about people."""

from django.utils.translation import gettext_lazy as _

from yuiwork.imports.kinds import parsers as p
from yuiwork.imports.kinds.column import CellProblem, Column, Context, Values

NUMBER = Column(
    "number",
    "受講者番号",
    _("Number in the roster"),
    p.at_most(p.code, 40),
    aliases=("番号", "受講番号", "会員番号", "ID", "整理番号", "学籍番号"),
    sample="2019-001",
)
NAME = Column(
    "name",
    "氏名",
    _("Name"),
    p.at_most(p.name, 100),
    aliases=(
        "名前",
        "お名前",
        "受講者名",
        "受講者氏名",
        "参加者名",
        "参加者氏名",
        "受講生氏名",
        "漢字氏名",
        "氏名漢字",
    ),
    sample="山田 花子",
)
FAMILY_NAME = Column(
    "family_name", "姓", _("Family name"), p.at_most(p.name, 50), aliases=("苗字", "名字", "氏")
)
GIVEN_NAME = Column(
    "given_name", "名", _("Given name"), p.at_most(p.name, 50), aliases=("名前のみ", "下の名前")
)
KANA = Column(
    "kana",
    "フリガナ",
    _("Reading in kana"),
    p.at_most(p.kana, 100),
    aliases=("カナ", "ふりがな", "かな", "氏名カナ", "カナ氏名", "氏名フリガナ", "ヨミ", "よみがな", "読み"),
    sample="ヤマダハナコ",
)
FAMILY_KANA = Column(
    "family_kana", "セイ", _("Family name in kana"), p.at_most(p.kana, 50), aliases=("せい", "姓カナ")
)
GIVEN_KANA = Column(
    "given_kana", "メイ", _("Given name in kana"), p.at_most(p.kana, 50), aliases=("めい", "名カナ")
)
MUNICIPALITY = Column(
    "municipality",
    "市町村",
    _("Municipality"),
    p.municipality,
    p.show_municipality,
    aliases=(
        "住所",
        "居住地",
        "市区町村",
        "お住まい",
        "現住所",
        "居住市町村",
        "住所地",
        "団体コード",
        "自治体コード",
    ),
    sample="奈良県奈良市",
)
BIRTH_DATE = Column(
    "birth_date", "生年月日", _("Date of birth"), p.day, aliases=("誕生日", "生まれ"), sample="平成2年4月1日"
)
AGE_BAND = Column(
    "age_band",
    "年代",
    _("Age band"),
    p.age_band,
    p.show_age,
    aliases=("年齢", "年齢層", "年令", "歳"),
    sample="30代",
)
EMAIL = Column(
    "email",
    "メールアドレス",
    _("Email address"),
    p.email,
    aliases=("メール", "Eメール", "E-mail", "email", "mail", "メアド", "連絡先メール"),
    sample="hanako@example.jp",
)
PERSON = (
    NUMBER,
    NAME,
    FAMILY_NAME,
    GIVEN_NAME,
    KANA,
    FAMILY_KANA,
    GIVEN_KANA,
    MUNICIPALITY,
    BIRTH_DATE,
    AGE_BAND,
    EMAIL,
)


def finish_person(values: Values, context: Context) -> Values:
    """One name from its two parts, one reading too. Raises CellProblem ``NAME_MISSING``."""
    done = dict(values)
    parts = [str(done.pop(name, "")) for name in ("family_name", "given_name")]
    readings = [str(done.pop(name, "")) for name in ("family_kana", "given_kana")]
    if "name" not in done and any(parts):
        done["name"] = " ".join(part for part in parts if part)
    if "kana" not in done and any(readings):
        done["kana"] = "".join(readings)
    if "name" not in done:
        raise CellProblem("NAME_MISSING", "name")
    return done
