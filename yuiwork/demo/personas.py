"""Who can sign in with one click in the demo. All people are invented."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PASSWORD = "demo-password-2026"  # noqa: S105 - the demo's fictional people only; unreachable without DEMO


@dataclass(frozen=True, slots=True)
class Persona:
    """``key`` is the address's local part; ``role`` one of resident, tutor, director, officer, client, operator."""

    key: str
    family: str
    given: str
    family_kana: str
    given_kana: str
    role: str
    programme: str
    what: str | Promise

    @property
    def email(self) -> str:
        return f"{self.key}@demo.yuiwork.example"


PERSONAS: tuple[Persona, ...] = (
    Persona("sato", "佐藤", "祥子", "サトウ", "ショウコ", "resident", "nara", _("Resident, graduate with first jobs done")),
    Persona("katsurai", "葛󠄀西", "𠮷乃", "カサイ", "ヨシノ", "resident", "nara", _("Resident in the middle of the course")),
    Persona("hayashi", "林", "由美", "ハヤシ", "ユミ", "tutor", "nara", _("Tutor in Nara, graduate of last year")),
    Persona("mori", "森", "直子", "モリ", "ナオコ", "director", "nara", _("Director in Nara")),
    Persona("takeda", "武田", "誠", "タケダ", "マコト", "officer", "nara", _("Officer of Nara City")),
    Persona("hoshi", "星", "恵子", "ホシ", "ケイコ", "childcare", "nara", _("Childcare staff in Nara")),
    Persona("mado", "窓", "希", "マド", "ノゾミ", "desk", "nara", _("Counsellor of the desk in Nara")),
    Persona("iju", "移山", "住", "イヤマ", "スミ", "desk", "kiryu-migration", _("Counsellor of the migration desk in Kiryu")),
    Persona("tanaka", "田中", "健司", "タナカ", "ケンジ", "client", "", _("Client: Aozora Shoji Co., Ltd. in Tokyo")),
    Persona("midorikawa", "緑川", "恵美", "ミドリカワ", "エミ", "client", "", _("Client: Midori LLC in Tokyo")),
    Persona("unei", "運営", "太郎", "ウンエイ", "タロウ", "operator", "", _("Operator of the platform")),
    Persona("shima", "島", "守", "シマ", "マモル", "officer", "amami", _("Officer of Amami City")),
    Persona("shizuoka", "富士", "岳", "フジ", "ガク", "officer", "shizuoka", _("Officer of Shizuoka Prefecture")),
    Persona("ichihara", "市川", "薫", "イチカワ", "カオル", "officer", "ichihara", _("Officer of Ichihara City")),
    Persona("minamiboso", "安房", "渚", "アワ", "ナギサ", "officer", "minamiboso", _("Officer of Minamiboso City")),
    Persona("saikai", "大村", "海", "オオムラ", "カイ", "officer", "saikai", _("Staff of the trading company in Saikai")),
    Persona("gojo", "吉野", "葵", "ヨシノ", "アオイ", "officer", "gojo", _("Staff of the trading company in Gojo")),
    Persona("kosuge", "源", "流", "ミナモト", "ナガレ", "officer", "kosuge", _("Staff of the NPO in Kosuge")),
    Persona("kiryu", "織田", "絹", "オリタ", "キヌ", "officer", "kiryu", _("Staff of the NPO in Kiryu")),
)  # fmt: skip


GRADUATE, BEGINNER = "sato", "katsurai"  # whose stories the loader tells


def persona(key: str) -> Persona | None:
    return next((p for p in PERSONAS if p.key == key), None)
