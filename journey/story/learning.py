"""Chapters 1 and 2: from the public page to the certificate."""

from collections.abc import Callable

from journey.checks import calendar_start, check, pdf_text
from journey.story.people import HANAKO, Cast
from journey.story.records import Records

Say = Callable[[str], None]
SEMINAR = "説明会「家で働く、はじめの一歩」"


def attend_seminar(cast: Cast, records: Records, say: Say) -> None:
    """She applies without an account, comes online, is marked present, and answers the survey."""
    her = cast.hanako
    her.go("/p/nara/")
    her.see("なららワーク", SEMINAR, "オンライン", "託児")
    her.follow(f"この説明会に申し込む：{SEMINAR}")
    her.fill(
        place="online", family_name=HANAKO.family, given_name=HANAKO.given, family_kana="漢字では", given_kana="はなこ",
        email=HANAKO.email, municipality_code="29201", source="kindergarten_flyer",
    )  # fmt: skip
    her.press_refused("この説明会に申し込む")
    her.see("入力内容を確認してください")
    check(her.value("email") == HANAKO.email, "what she typed is kept when a field was wrong")
    her.fill(family_kana="よしだ")
    her.press("この説明会に申し込む")
    say("申込：読みの誤りは欄のとなりで知らされ、入力は残り、直して申し込めました")
    letter = cast.world.mail.wait_for(HANAKO.email, "お申し込みを受け付けました")
    calendar = next(iter(name for name in letter.attachments if name.endswith(".ics")))
    begins = calendar_start(letter.attachments[calendar])
    records.keep("seminar.ics", letter.attachments[calendar])
    check(begins.hour == 10, "the calendar file tells the seminar's hour")
    say("確認メールとカレンダーのファイルが届きました")
    days = (begins.date() - cast.world.now().date()).days
    cast.world.pass_days(days, hour=13)
    tutor = cast.tutor
    tutor.go("/staff/nara/seminars/")
    tutor.follow(SEMINAR)
    tutor.press(f"出席：{HANAKO.name}")
    say("チューターが出席を記録しました")
    survey = cast.world.mail.wait_for(HANAKO.email, "いかがでしたか").link("/survey/")
    her.go(survey)
    her.press("答えはじめる")
    her.see("あと8問")
    her.tick("purpose", "with_children", "at_home")
    her.fill(intention="definitely", satisfaction="5")
    her.press("次へ")
    her.see("あと5問")
    her.press("次へ")
    her.press("回答を送る")
    her.see("ご回答ありがとうございました")
    say("アンケートに答えました（目的・始めたい気持ち・満足度）")


def apply_for_course(cast: Cast, records: Records, say: Say) -> None:
    """She signs up, confirms her address, fills in her profile, applies; the officer accepts her."""
    her = cast.hanako
    her.go("/accounts/signup/")
    her.fill(email=HANAKO.email, password1=HANAKO.password)
    her.press("アカウントを作る")
    confirm = cast.world.mail.wait_for(HANAKO.email, "メールアドレスを確認").link("/accounts/confirm-email/")
    her.go(confirm)
    her.press("はい、わたしのアドレスです")
    _sign_in(cast)
    say("登録し、メールアドレスを確認しました（昔の携帯アドレスのままで）")
    her.go("/people/profile/")
    her.fill(
        family_name=HANAKO.family, given_name=HANAKO.given, family_kana=HANAKO.family_kana,
        given_kana=HANAKO.given_kana, birth_date_year="1993", birth_date_month="7", birth_date_day="7",
        postal_code="６３０－８５８０", address="二条大路南1-1-1", phone="090-1234-5678",
    )  # fmt: skip
    her.press("プロフィールを保存する")
    her.go("/p/nara/")
    her.follow("この講座に申し込む")
    her.fill(motive="3歳の娘のそばで、少しずつ収入を得たいです。", weekly_hours="１０")
    her.press("申込を送る")
    officer = cast.officer
    officer.go("/staff/nara/intake/")
    officer.follow(HANAKO.name)
    officer.see("3歳の娘のそばで")
    officer.fill(decision="accept", tutor=officer.option("tutor", "林"))
    officer.press("決定して申込者に知らせる")
    cast.world.mail.wait_for(HANAKO.email, "ようこそ")
    say("担当職員が受講を決め、チューターを付けました")


def _sign_in(cast: Cast) -> None:
    her = cast.hanako
    her.go("/today/")
    if her.has_field("login"):
        her.fill(login=HANAKO.email, password=HANAKO.password)
        her.press("ログイン")
    her.see("今日")


def learn(cast: Cast, records: Records, say: Say) -> None:
    """Each exercise is handed in, answered and passed; the rule is met and the certificate is hers."""
    her, tutor = cast.hanako, cast.tutor
    for number in (1, 2):
        her.go("/learn/")
        her.go(her.link_to("/learn/exercises/"))  # the open one is offered first
        her.fill(text="わたしの強みは、人の話を最後まで聞くことです。" * 12)
        if number == 1:
            her.press("下書きを保存する")
            her.see("わたしの強みは")
        her.press("チューターに提出する")
        tutor.go("/staff/nara/reviews/")
        tutor.go(tutor.row_link(HANAKO.name))
        tutor.fill(good="具体的な場面が目に浮かびます。", outcome="pass")
        tutor.press("講評を送る")
        cast.world.mail.wait_for(HANAKO.email, "合格しました")
    her.go("/learn/")
    her.see("修了")
    say("課題2つに講評と合格、スタンプが付きました")
    letter = cast.world.mail.wait_for(HANAKO.email, "修了、おめでとう")
    page = letter.link("/certificates/")
    her.go(page)
    pdf = her.download(her.link_to("/pdf/"))
    records.keep("certificate.pdf", pdf.content)
    text = pdf_text(pdf.content)
    serial = page.rstrip("/").rsplit("/", 1)[-1]
    check("𠮷田花子" in text, "the certificate bears her name as she writes it")
    check(serial in text, "the certificate bears its number")
    records.facts["certificate"] = serial
    stranger = cast.arrive("stranger")
    stranger.go(page)
    stranger.see("なららワーク")
    check("花子" not in stranger.text(), "the public page of the certificate masks her name")
    say(f"修了証 {serial} が発行されました（PDF、だれでも番号を確かめられます）")
