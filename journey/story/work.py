"""Chapters 3 to 5 and 7: the job, the contract, the work, the reviews."""

from collections.abc import Callable
from datetime import date, timedelta

from journey.bank import broken, statement
from journey.checks import check, pdf_text
from journey.story.people import HANAKO, Cast
from journey.story.records import Records
from journey.visitor import Visitor

Say = Callable[[str], None]
TITLE = "奈良町さんぽの記事作成（1,500字）"
CRITERIA = "1,500字の前後1割に収まっている\nお店の名前と営業時間が正しい\n誤字・脱字がない"

# 12,000 yen without tax, for three hours, as article writing for a company that withholds (money.md 7.2).
PAY, TAX, WITHHELD, FEE, FEE_TAX = 12_000, 1_200, 1_225, 600, 60
CLIENT_TOTAL = PAY + TAX
TRANSFER = CLIENT_TOTAL - WITHHELD
ARRIVES = TRANSFER - FEE - FEE_TAX


def yen(amount: int) -> str:
    return f"{amount:,}円"


def _date(name: str, day: date) -> dict[str, str]:
    return {f"{name}_year": str(day.year), f"{name}_month": str(day.month), f"{name}_day": str(day.day)}


def find_work(cast: Cast, records: Records, say: Say) -> None:
    """The firm posts; a lawless payment date is refused; the director marks it; everyone sees every yen."""
    today = cast.world.now().date()
    client = cast.client
    client.go("/client/jobs/new/")
    client.fill(
        title=TITLE, category="article", description="観光サイトに載せる、奈良町を歩く記事を書いていただきます。"
        "取材先のお店は3軒、こちらで許可をいただいています。",
        criteria=CRITERIA, quantity="1本（1,500字）", estimated_hours="３", fee_amount="１２，０００", acceptance_days="5",
        tax_mode="net", **_date("apply_until", today + timedelta(days=7)),
        **_date("delivery_due_on", today + timedelta(days=21)),
    )  # fmt: skip
    client.tick("beginner_ok")
    client.fill(payment_text="検収月の翌月末")
    client.press("保存してプレビューを見る")
    client.see("納品を受けた日から")
    check(not client.has_button("募集を公開する"), "a job with an unlawful payment date cannot be published")
    client.go(client.link_to("/edit/"))
    client.fill(payment_text="")
    client.press("保存してプレビューを見る")
    _sees_the_money(client)
    client.press("募集を公開する")
    say("東京の会社が記事の仕事を公開しました（検収から数える支払日は断られ、直して公開）")
    director = cast.director
    director.go("/board/")
    director.press(f"「{TITLE}」を伴走つきにする")
    say("地域ディレクターが「伴走つきの初仕事」にしました")
    her = cast.hanako
    her.go("/work/")
    her.follow(TITLE)
    _sees_the_money(her)
    her.see("伴走つき", "時給", "最低賃金")
    records.facts["job"] = her.address()
    say(
        f"依頼者の支払い {yen(CLIENT_TOTAL)}、源泉徴収 {yen(WITHHELD)}、受取額 {yen(ARRIVES)} がどの画面にも出ています"
    )


def _sees_the_money(visitor: Visitor) -> None:
    visitor.see(yen(CLIENT_TOTAL), yen(WITHHELD), yen(ARRIVES))


def agree(cast: Cast, records: Records, say: Say) -> None:
    """She proposes in three steps; the client accepts; the notice goes out; the deposit arrives by bank transfer."""
    her, today = cast.hanako, cast.world.now().date()
    her.go(records.facts["job"])
    her.go(her.link_to("/propose/"))
    her.fill(message="奈良町を毎日歩いています。お店の人の言葉を大切にして書きます。")
    her.press("保存して次へ")
    her.fill(fee_amount="12000", **_date("delivery_on", today + timedelta(days=14)))
    her.press("保存して次へ")
    _sees_the_money(her)
    if her.has_field("agency"):
        her.tick("agency")
    her.press("提案を送る")
    cast.world.mail.wait_for("tanaka@demo.yuiwork.example", "提案が届きました")
    client = cast.client
    client.go("/client/")
    client.follow(TITLE)
    client.go(client.link_to("/proposals/"))
    client.see(HANAKO.name)
    client.go(client.link_to("/accept/"))
    _sees_the_money(client)
    accept_page = client.address()
    client.press("契約して取引条件明示書を送る")
    records.facts["contract"] = client.address()
    client.go(accept_page)  # the double click: the second one leads to the same contract
    if client.has_button("契約して取引条件明示書を送る"):
        client.press("契約して取引条件明示書を送る")
    check(
        client.address().startswith(records.facts["contract"].split("?")[0]),
        "a second click makes no second contract",
    )
    letter = cast.world.mail.wait_for(HANAKO.email, "承諾されました")
    notice = next(content for name, content in letter.attachments.items() if name.endswith(".pdf"))
    records.keep("notice.pdf", notice)
    text = pdf_text(notice)
    for item in ("取引条件明示書", "𠮷田花子", "株式会社青空商事", "納期", "検収", "報酬", "支払"):
        check(item in text, f"the notice says {item}")
    her.go("/notifications/")
    her.see(TITLE)
    say("契約が成立し、取引条件明示書が画面とメール（PDF）で同時に届きました。二度押しても契約はひとつです")
    _fund(cast, records, say)


def _fund(cast: Cast, records: Records, say: Say) -> None:
    """The client transfers exactly what billing says; the operator reads the bank's file; a broken one is refused."""
    cast.client.go("/client/billing/")
    cast.client.see(TITLE, yen(TRANSFER))
    reference = cast.client.find(r"ESCROW-\d{10}")
    cast.world.pass_days(1)
    operator = cast.operator
    operator.go("/operator/deposits/")
    file = statement(cast.world, reference=reference, amount=TRANSFER)
    operator.attach("file", "nyushukkin.txt", broken(file))
    operator.press_refused("取り込む")
    operator.attach("file", "nyushukkin.txt", file)
    operator.press("取り込む")
    records.keep("nyushukkin.txt", file)
    operator.go("/operator/deposits/")
    operator.attach("file", "nyushukkin.txt", file)
    operator.press("取り込む")
    cast.world.mail.wait_for(HANAKO.email, "作業を始められます")
    say("依頼者の振込を入出金明細で消し込みました（壊れたファイルは行を示して断り、二度読んでも増えません）")


def deliver(cast: Cast, records: Records, say: Say) -> None:
    """Draft and tutor, delivery, one revision against a criterion, redelivery, acceptance."""
    her, tutor, client = cast.hanako, cast.tutor, cast.client
    contract = records.facts["contract"]
    her.go(contract.rstrip("/") + "/draft/")
    her.fill(text="奈良町の朝は、格子戸の音で始まります。\n\n一軒目は、百年つづく醤油屋さんです。")
    her.press("チューターに送る")
    tutor.go("/staff/drafts/")
    tutor.follow(TITLE)
    tutor.fill(outcome="good", note="情景が浮かびます。このまま納品しましょう。")
    tutor.press("お返事を送る")
    cast.world.mail.wait_for(HANAKO.email, "下書き")
    say("下書きをチューターが読み、「良い」と返しました（依頼者には見えません）")
    _deliver_once(her, contract, "第一稿です。", "genkou-1.txt")
    client.go(contract)
    client.go(client.link_to("/revise/"))
    client.tick("criteria", client.option("criteria", "営業時間"))
    client.fill(text="二軒目の営業時間が古いようです。ご確認ください。")
    client.press("修正の依頼を送る")
    cast.world.mail.wait_for(HANAKO.email, "修正依頼")
    cast.world.pass_days(2)
    _deliver_once(her, contract, "営業時間を確認して直しました。", "genkou-2.txt")
    client.go(contract)
    client.go(client.link_to("/accept/"))
    _sees_the_money(client)
    client.press("検収する")
    cast.world.mail.wait_for(HANAKO.email, "検収")
    say("納品、基準にもとづく修正依頼、再納品、検収まで進みました")


def _deliver_once(her: Visitor, contract: str, text: str, filename: str) -> None:
    her.go(contract.rstrip("/") + "/deliver/")
    her.fill(text=text)
    her.attach("attachments", filename, "奈良町さんぽ\n本文\n".encode())
    her.press(her.button_among("納品する", "直したものを納品する", "もう一度納品する"))


def review_each_other(cast: Cast, records: Records, say: Say) -> None:
    """Neither sees the other's review until both have written."""
    her, client = cast.hanako, cast.client
    contract = records.facts["contract"]
    client.go(contract)
    client.go(client.link_to("/review/"))
    client.fill(score="5", text="取材がていねいで、約束の日より早く届きました。")
    client.press("評価を送る")
    her.go(contract)
    check("取材がていねいで" not in her.text(), "a review is hidden until both have written")
    her.go(her.link_to("/review/"))
    her.fill(score="5", text="基準がはっきりしていて、安心して書けました。")
    her.press("評価を送る")
    her.go(contract)
    her.see("取材がていねいで", "安心して書けました")
    client.go(contract)
    client.see("安心して書けました")
    say("双方が書き終えて、はじめて評価が見えました")
