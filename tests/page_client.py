"""A client that checks on every page what nobody remembers to check.

Each full page has ``lang``, a title, exactly one ``h1``, a label for each field, a CSRF token in each POST form,
no inline script or style, and (in Japanese) no untranslated English sentence. What is English on purpose says so:
``translate="no"`` or a ``lang`` of its own.
"""

import re
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client

VOID = {
    "input",
    "img",
    "br",
    "meta",
    "link",
    "hr",
    "source",
    "col",
    "wbr",
    "path",
    "circle",
    "rect",
    "line",
    "use",
}
# Words of Latin letters that are right in a Japanese page: names, units, formats.
ENGLISH_SENTENCE = re.compile(r"\b[A-Z][a-z]+(?: [a-z]{2,}){2,}")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lang = ""
        self.title = ""
        self.h1 = 0
        self.ids: set[str] = set()
        self.labels: set[str] = set()
        self.fields: list[dict[str, str]] = []
        self.label_depth = 0
        self.problems: list[str] = []
        self.text: list[str] = []
        self.forms: list[dict[str, Any]] = []
        self._stack: list[str] = []
        self._own_words: list[bool] = []  # of another language than the page, or not to be translated

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        self._note(tag, a)
        if tag not in VOID:
            self._stack.append(tag)
            self._own_words.append(self._is_own(tag, a))

    def _is_own(self, tag: str, a: dict[str, str]) -> bool:
        other = tag != "html" and a.get("lang", self.lang) not in {"", self.lang}
        return other or a.get("translate") == "no"

    def _note(self, tag: str, a: dict[str, str]) -> None:
        if a.get("id") in self.ids:
            self.problems.append(f"id {a['id']} twice")
        if "id" in a:
            self.ids.add(a["id"])
        if "style" in a or any(k.startswith("on") for k in a):
            self.problems.append(f"inline style or handler on <{tag}>")
        if tag == "html":
            self.lang = a.get("lang", "")
        if tag == "h1":
            self.h1 += 1
        if tag == "script" and "src" not in a and a.get("type") != "application/json":
            self.problems.append("inline script")
        if tag == "style" and "svg" not in self._stack:
            self.problems.append("inline style element")
        self._note_form(tag, a)

    def _note_form(self, tag: str, a: dict[str, str]) -> None:
        if tag == "label":
            self.labels.add(a.get("for", ""))
        if tag in {"input", "select", "textarea"} and a.get("type") not in {"hidden", "submit", "button"}:
            self.fields.append({**a, "wrapped": "yes" if "label" in self._stack else ""})
        if tag == "form":
            method = a.get("method", "get").lower()
            self.forms.append({"method": method, "action": a.get("action", ""), "csrf": False})
        if tag == "input" and a.get("name") == "csrfmiddlewaretoken" and self.forms:
            self.forms[-1]["csrf"] = True

    def handle_endtag(self, tag: str) -> None:
        if tag in self._stack:
            while self._stack and self._stack.pop() != tag:
                self._own_words.pop()
            self._own_words.pop()

    def handle_data(self, data: str) -> None:
        if "title" in self._stack and "svg" not in self._stack:
            self.title += data
        if not any(self._own_words) and not {"script", "style", "code", "pre", "svg"} & set(self._stack):
            self.text.append(data)


def check_page(html: str, *, language: str = "ja") -> list[str]:
    """What is wrong with a full page, in words; empty when it is right."""
    page = _Page()
    page.feed(html)
    problems = page.problems
    if page.lang != language:
        problems.append(f"lang is {page.lang!r}")
    if not page.title.strip():
        problems.append("no title")
    if page.h1 != 1:
        problems.append(f"{page.h1} h1")
    for field in page.fields:
        named = field.get("aria-label") or field.get("aria-labelledby") or field["wrapped"]
        if not named and field.get("id") not in page.labels:
            problems.append(f"field {field.get('name') or field.get('id')} has no label")
    problems += [
        f"form to {f['action']!r} without csrf" for f in page.forms if f["method"] == "post" and not f["csrf"]
    ]
    if language == "ja":
        problems += [f"untranslated: {m}" for m in ENGLISH_SENTENCE.findall(" ".join(page.text))]
    return problems


class PageClient(Client):
    """Django's test client, checking CSRF and every HTML page that comes back."""

    def sign_in(self, user_id: UUID) -> "PageClient":
        from yuiwork.people.api import User

        self.force_login(User.objects.get(id=user_id), backend="django.contrib.auth.backends.ModelBackend")
        return self

    def generic(self, *args: Any, **kwargs: Any) -> Any:
        response = super().generic(*args, **kwargs)
        self._check(response)
        return response

    def _check(self, response: Any) -> None:
        kind = response.headers.get("Content-Type", "")
        if not kind.startswith("text/html") or response.status_code in {301, 302, 303} or response.streaming:
            return
        html = response.content.decode()
        if "<html" not in html:
            return  # a fragment for htmx
        chosen = self.cookies.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen.value if chosen is not None else "ja"
        problems = check_page(html, language=language)
        assert not problems, f"{response.request['PATH_INFO']}: {problems}"
        assert "content-security-policy" in {k.lower() for k in response.headers}, "no CSP"
