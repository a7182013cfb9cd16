"""The nine real programmes by name, with fictional details where public sources are silent.

Facts (places, operators, names) follow programmes.md section 1; texts, numbers of the demo year and all people are
invented, and a banner on every page says so.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DemoProgramme:
    """One programme as configuration. ``learners``: how many invented people its history gets."""

    slug: str
    name: str
    place: str
    place_kana: str
    code: str
    population: int
    accent: str
    operator: str
    operator_kana: str
    operator_kind: str
    tagline: str
    description: str
    for_whom: str
    contact: str
    starts_on: date
    venue: str
    course: str
    learners: int = 6
    cost_yen: int = 3_000_000


PROGRAMMES: tuple[DemoProgramme, ...] = (
    DemoProgramme(
        "nara", "なららワーク", "奈良市", "ナラシ", "29201", 345_000, "#8a2c2c",
        "奈良市 産業政策課", "ナラシ サンギョウセイサクカ", "municipality",
        "ひとりにしない。みんなで、はじめての報酬まで。",
        "在宅ワークの基本を少人数で学び、先輩のチューターといっしょに、はじめての仕事を最後までやりとげます。"
        "小さなお子さんがいる方も、1日15分から進められます。",
        "奈良市にお住まいで、家で働く力をつけたい方。パソコンが苦手でも大丈夫です。",
        "奈良市 産業政策課 キャリア支援係", date(2026, 4, 1), "奈良市役所 北棟6階 会議室", "在宅ワーク初級講座",
        learners=26, cost_yen=4_800_000,
    ),
    DemoProgramme(
        "shizuoka", "しずワーク", "静岡県", "シズオカケン", "22000", 3_550_000, "#00627a",
        "静岡県 総合政策課", "シズオカケン ソウゴウセイサクカ", "prefecture",
        "静岡で暮らす。仕事は、全国から。",
        "県内どこからでも参加できるオンラインの講座です。移住した方も、子育て中の方も、同じ画面で学びます。",
        "静岡県にお住まいの方、これから移り住む方", "静岡県 総合政策課 政策推進班", date(2026, 4, 1),
        "静岡県庁 別館 研修室", "しずワーク オンライン講座",
    ),
    DemoProgramme(
        "amami", "フリーランス寺子屋", "奄美市", "アマミシ", "46222", 40_000, "#00705c",
        "奄美市 商工情報課", "アマミシ ショウコウジョウホウカ", "municipality",
        "フリーランスが最も働きやすい島へ。",
        "SEOライティング、観光写真、手づくり品の販売。島で続けられる仕事を、島の先輩から学びます。",
        "奄美市にお住まいの方、本籍が奄美市にある方", "奄美市 商工情報課 フリーランス支援窓口", date(2026, 4, 1),
        "奄美市 AiAiひろば", "フリーランス寺子屋 ライターコース",
    ),
    DemoProgramme(
        "ichihara", "女性のしごとづくり", "市原市", "イチハラシ", "12219", 262_000, "#7a3b8f",
        "市原市 地方創生課", "イチハラシ チホウソウセイカ", "municipality",
        "新しい働き方を、自宅のパソコンから。",
        "きっかけセミナーのあと、隔週のオンライン講座と、あいだの週の「もや会」で、つまずきをその週のうちに解きます。",
        "市原市にお住まいの女性", "市原市 地方創生課 地方創生係", date(2026, 4, 1),
        "市原市役所 会議室", "新しい働き方 初級講座",
    ),
    DemoProgramme(
        "minamiboso", "新しい働き方講座", "南房総市", "ミナミボウソウシ", "12234", 34_000, "#1f5f99",
        "南房総市 商工課", "ミナミボウソウシ ショウコウカ", "municipality",
        "講座のあいだから、ちゃんと報酬を。",
        "地域を紹介する記事づくりから始め、講座の途中で本物の依頼に挑戦します。修了後はTEAM南房総が待っています。",
        "南房総市にお住まいの方", "南房総市 商工課", date(2026, 4, 1), "南房総市 三芳農村環境改善センター",
        "Webライティング講座",
    ),
    DemoProgramme(
        "saikai", "新しい働き方講座 SAIKAI ACADEMY", "西海市", "サイカイシ", "42212", 25_000, "#9a3412",
        "西海クリエイティブカンパニー株式会社", "サイカイクリエイティブカンパニー", "trading_company",
        "卒業制作から、開業へ。",
        "毎回ちがう先生から、書く・撮る・つくるを学び、卒業制作の発表会で修了します。地域商社の仕事につながります。",
        "西海市で自分の仕事をつくりたい方", "西海クリエイティブカンパニー", date(2026, 4, 1),
        "西海市 大島若人の森 研修室", "SAIKAI ACADEMY 基礎コース",
    ),
    DemoProgramme(
        "gojo", "フリーランス養成講座", "五條市", "ゴジョウシ", "29207", 27_000, "#6b4f00",
        "五條市地域商社株式会社", "ゴジョウシチイキショウシャ", "trading_company",
        "まちの記事を、まちの人が書く。",
        "地域商社のメディアに載る記事を、編集者といっしょに書きあげます。デビュー条件を満たすと記事の依頼が届きます。",
        "五條市とその近くにお住まいの方", "五條市地域商社株式会社", date(2026, 4, 1), "五條市 まちや館", "フリーランス養成講座 ライター編",
    ),
    DemoProgramme(
        "kosuge", "村民ライター講座", "小菅村", "コスゲムラ", "19442", 650, "#2f6b2f",
        "NPO法人多摩源流こすげ", "タマゲンリュウコスゲ", "npo",
        "村の話を、村から届ける。",
        "講師はオンライン、会場は旧小学校。みんなで同じ画面を見ながら、取材と執筆を学びます。村外の方も歓迎です。",
        "小菅村にお住まいの方、村によく来る方", "NPO法人多摩源流こすげ", date(2026, 4, 1), "旧小白沢小学校 音楽室", "村民ライター講座",
        learners=4, cost_yen=900_000,
    ),
    DemoProgramme(
        "kiryu", "ままのWAきりゅう", "桐生市", "キリュウシ", "10203", 100_000, "#a3195b",
        "NPO法人キッズバレイ", "キッズバレイ", "npo",
        "子どものそばで、仕事をつづける。",
        "cocotomoを拠点に、ディレクターが原稿を一本ずつ見ながら伴走します。市外の方も仲間になれます。",
        "桐生市とその近くで子育て中の方", "NPO法人キッズバレイ cocotomo", date(2026, 4, 1), "cocotomo（桐生市本町）", "在宅ワーク OJT講座",
    ),
)  # fmt: skip
