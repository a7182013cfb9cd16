"""Invented names for invented people, with the characters that real names have."""

from itertools import product

FAMILIES = (
    ("山田", "ヤマダ"), ("髙橋", "タカハシ"), ("﨑山", "サキヤマ"), ("𠮷田", "ヨシダ"), ("葛󠄀西", "カサイ"), ("濵田", "ハマダ"),
    ("中村", "ナカムラ"), ("小林", "コバヤシ"), ("井上", "イノウエ"), ("斉藤", "サイトウ"), ("岡本", "オカモト"), ("西田", "ニシダ"),
)  # fmt: skip
GIVENS = (
    ("花子", "ハナコ"), ("由紀", "ユキ"), ("美咲", "ミサキ"), ("恵", "メグミ"), ("千尋", "チヒロ"), ("さくら", "サクラ"),
    ("健太", "ケンタ"), ("葵", "アオイ"),
)  # fmt: skip


def person_name(number: int) -> tuple[str, str, str, str]:
    """Family, given, family kana, given kana of the n-th invented person; different for the first 96."""
    pairs = list(product(GIVENS, FAMILIES))
    (given, given_kana), (family, family_kana) = pairs[number % len(pairs)]
    return family, given, family_kana, given_kana
