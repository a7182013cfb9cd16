"""An article goes from its author through an editor to its readers."""

from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import SYSTEM, Cast
from tests.page_client import PageClient
from yuiwork.audit import api as audit
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound, Refused
from yuiwork.media import api as media
from yuiwork.regions import api as regions


@pytest.fixture
def editor(cast: Cast) -> UUID:
    regions.appoint_staff(actor=SYSTEM, programme_id=cast.nara.id, user_id=cast.sato, role=Role.EDITOR)
    return cast.sato


@pytest.fixture
def draft(cast: Cast) -> media.Article:
    return media.write_article(
        actor=cast.actor(cast.hanako),
        programme_id=cast.nara.id,
        title="棚田の朝",
        body="朝五時。\n\n霧が晴れる。",
    )


def _move(cast: Cast, who: UUID, article: media.Article, action: str) -> media.Article:
    return media.move_article(actor=cast.actor(who), article_id=article.id, action=action)


def test_an_article_is_submitted_returned_and_published(
    cast: Cast, editor: UUID, draft: media.Article, page_client: PageClient
) -> None:
    url = f"/articles/{draft.id}/"
    for who, action in ((cast.hanako, "submit"), (editor, "return"), (cast.hanako, "submit")):
        _move(cast, who, draft, action)
        assert page_client.get(url).status_code == 404
    assert _move(cast, editor, draft, "publish").published_at is not None
    page = page_client.get(url).content.decode()
    assert "棚田の朝" in page
    assert "山田 花子" in page
    assert [a.title for a in media.published_articles(cast.nara.id)] == ["棚田の朝"]
    assert [row.action for row in audit.history_of("media.Article", draft.id)] == [
        "write", "submit", "return", "submit", "publish",
    ]  # fmt: skip


def test_nobody_publishes_her_own_article(cast: Cast, editor: UUID) -> None:
    own = media.write_article(actor=cast.actor(editor), programme_id=cast.nara.id, title="x", body="y")
    _move(cast, editor, own, "submit")
    with pytest.raises(Refused) as refusal:
        _move(cast, editor, own, "publish")
    assert refusal.value.code == "NOT_YOURS"


def test_a_published_article_stays_published(cast: Cast, editor: UUID, draft: media.Article) -> None:
    _move(cast, cast.hanako, draft, "submit")
    _move(cast, editor, draft, "publish")
    with pytest.raises(Refused) as refusal:
        _move(cast, editor, draft, "return")
    assert refusal.value.code == "NOT_NOW"


@pytest.mark.parametrize("who", ["tutor", "other_officer", "kenji"])
def test_for_strangers_there_is_no_such_article(cast: Cast, draft: media.Article, who: str) -> None:
    with pytest.raises(NotFound):
        _move(cast, getattr(cast, who), draft, "submit")
    with pytest.raises(NotFound):
        media.published_article(draft.id)


def test_text_from_people_is_never_markup(cast: Cast, editor: UUID, page_client: PageClient) -> None:
    article = media.write_article(
        actor=cast.actor(cast.hanako),
        programme_id=cast.nara.id,
        title="<b>x</b>",
        body="<script>alert(1)</script>",
    )
    _move(cast, cast.hanako, article, "submit")
    _move(cast, editor, article, "publish")
    page = page_client.get(f"/articles/{article.id}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    ("constraint", "sql"),
    [
        ("media_article_state", "UPDATE media_article SET state = 'lost'"),
        ("media_article_published_at", "UPDATE media_article SET state = 'published'"),
        ("media_article_published_at", "UPDATE media_article SET published_at = now()"),
    ],
)
def test_the_database_refuses_a_broken_row(draft: media.Article, constraint: str, sql: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
