"""Variant kanji of Japanese names and the common form they are searched by (public-sector-ux.md 3.1).

Small on purpose: variants that stand for the same surname or given name in daily life. It may join two names
that a register keeps apart (斎 and 斉), so its result is a search key, never a spelling to show.
"""

from __future__ import annotations

# common form, then its variants
_GROUPS = """
高髙 崎﨑嵜 浜濱濵 吉𠮷 辺邊邉 斉齋齊斎 沢澤 広廣 国國圀 島嶋嶌 富冨 峰峯 桜櫻 関關
真眞 瀬瀨 徳德 栄榮 曽曾 条條 竜龍 滝瀧 槙槇 薮藪籔 蔵藏 与與 亀龜 恵惠
県縣 塩鹽 黒黑 緑綠 郎郞 寿壽 実實 豊豐 静靜 穂穗 渋澁澀 鉄鐵銕 桧檜 万萬
芦蘆 巌巖 円圓 学學 来來 礼禮 総總 昇曻 柳栁 土圡 館舘 鴎鷗 桑桒 船舩
教敎 増增 清淸 横橫 顕顯 鶴靏靍 節莭 野埜 橋槗𣘺 莱萊 篭籠 遥遙 尭堯 亘亙
弥彌 為爲 壱壹 弐貳 余餘 両兩 乗乘 仏佛 会會 伝傳 児兒 剣劍劔 厳嚴 双雙
収收 台臺 団團 囲圍 図圖 園薗 声聲 宝寶寳 将將 当當 岳嶽 巣巢 帯帶 応應
恒恆 悦悅 戸戶 抜拔 昼晝 暁曉 栃杤 楼樓 楽樂 様樣 権權 歩步 歳歲 毎每
気氣 沖冲 済濟 温溫 満滿 湾灣 灯燈 瑶瑤 町甼 祢禰 禄祿 秋穐龝 稲稻 穣穰
糸絲 継繼 聡聰 芸藝 荘莊 蒋蔣 蛍螢 衛衞 裏裡 覚覺 観觀 誉譽 郷鄕 鋭銳
録錄 隠隱 霊靈 頼賴 麦麥 黄黃 鶏雞鷄 涼凉 駆驅 駅驛 ケヶ
"""

COMMON_FORM: dict[int, str] = {ord(variant): group[0] for group in _GROUPS.split() for variant in group[1:]}
"""For ``str.translate``: variant to common form."""
