"""Chapter 6: from the accepted work to her bank account."""

import re
from collections.abc import Callable
from datetime import date

from journey.checks import check, pdf_text, transfers_in
from journey.story.people import HANAKO, Cast
from journey.story.records import Records
from journey.story.work import ARRIVES, FEE, WITHHELD, yen

Say = Callable[[str], None]


def paid(cast: Cast, records: Records, say: Say) -> None:
    """She registers her account; the weekly run pays; the file is valid; the statement is hers."""
    her, operator, client = cast.hanako, cast.operator, cast.client
    her.go("/money/")
    her.see(yen(ARRIVES))
    her.go("/money/account/yucho/")
    her.fill(symbol="10530", number="12345671", holder_kana="ﾖｼﾀﾞ ﾊﾅｺ")
    her.press("口座を保存する")
    say("ゆうちょの記号・番号で口座を登録しました")
    client.go("/client/billing/")
    client.see(HANAKO.name, yen(WITHHELD))
    csv = client.download(client.link_to("withholding.csv"))
    records.keep("withholding.csv", csv.content)
    say(f"依頼者の画面に、納める源泉徴収税 {yen(WITHHELD)} と納付期限が並んでいます（CSVも）")
    operator.go("/operator/payouts/")
    operator.press("この日で準備する")
    run = operator.address()
    operator.press("振込ファイルを作る")
    file = operator.download(operator.link_to("/file/"))
    records.keep("sogo-furikomi.txt", file.content)
    payments = transfers_in(file.content)
    hers = [p for p in payments if p.payee == "ﾖｼﾀﾞ ﾊﾅｺ"]
    check(len(hers) == 1, "the transfer file pays her once")
    check(hers[0].amount == ARRIVES, f"the file pays her {ARRIVES} yen")
    check(
        (hers[0].bank, hers[0].branch, hers[0].account) == ("9900", "058", "1234567"),
        "to her ゆうちょ account",
    )
    say(f"総合振込のファイルは正しく、{yen(ARRIVES)} が含まれています")
    operator.go(run)
    again = operator.download(operator.link_to("/file/"))
    check(again.content == file.content, "the file can be fetched again, the same to the byte")
    year, month, day = re.findall(r"(\d{4})年(\d+)月(\d+)日", operator.text())[0]
    run_on = date(int(year), int(month), int(day))
    cast.world.pass_days((run_on - cast.world.now().date()).days, hour=16)
    operator.go(run)
    operator.fill(sent_on_year=year, sent_on_month=month, sent_on_day=day, fee_total="145")
    operator.press("振込済みにする")
    letter = cast.world.mail.wait_for(HANAKO.email, "振り込みました")
    check(yen(ARRIVES) in letter.body + letter.subject, "the mail names the amount")
    her.go("/money/")
    her.see("口座へ振込", yen(ARRIVES))
    her.go("/documents/")
    statement = her.download(her.link("支払明細"))
    records.keep("statement.pdf", statement.content)
    text = pdf_text(statement.content)
    check(all(f"{part:,}" in text for part in (FEE, ARRIVES)), "the statement shows the fee and what arrived")
    say("振込が記帳され、支払明細書が届きました")
