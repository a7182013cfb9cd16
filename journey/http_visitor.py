"""A visitor over plain HTTP, without JavaScript: reads the page, fills its forms, follows its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin

import requests
from bs4 import BeautifulSoup, Tag

from journey.visitor import Download, JourneyError

Upload = tuple[str, bytes]


def folded(text: str) -> str:
    """White space as a reader sees it."""
    return re.sub(r"\s+", " ", text).strip()


def squeezed(text: str) -> str:
    """Without any white space: markup puts it where a reader of Japanese sees none."""
    return re.sub(r"\s+", "", text)


def named(name: str) -> Any:
    """How BeautifulSoup is asked for a field; its own type for this is longer than the question."""
    return {"name": name}


def nth_different(addresses: list[str], part: str, nth: int, where: str) -> str:
    """The nth of the different addresses, in the order of the page."""
    different = list(dict.fromkeys(addresses))
    if len(different) < nth:
        raise JourneyError(f"no {nth}. link to {part!r} on {where}")
    return different[nth - 1]


def filename_of(response: requests.Response) -> str:
    """From Content-Disposition, RFC 5987 form included."""
    header = response.headers.get("Content-Disposition", "")
    found = re.search(r"filename\*=UTF-8''([^;]+)", header) or re.search(r'filename="?([^";]+)', header)
    return unquote(found.group(1)) if found else response.url.rsplit("/", 1)[-1]


@dataclass
class HttpVisitor:
    """One session with its cookies."""

    name: str
    base_url: str
    session: requests.Session = field(default_factory=requests.Session)
    response: requests.Response | None = None
    soup: BeautifulSoup = field(default_factory=lambda: BeautifulSoup("", "html.parser"))
    typed: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[Upload]] = field(default_factory=dict)

    def go(self, address: str) -> None:
        self._show(self.session.get(urljoin(self.base_url, address), timeout=60))

    def see(self, *texts: str) -> None:
        page = self.text()
        for text in texts:
            if squeezed(text) not in squeezed(page):
                raise JourneyError(f"{self.name} does not see {text!r} on {self._where()}:\n{page[:3000]}")

    def text(self) -> str:
        body = self.soup.body or self.soup
        return folded(body.get_text(" "))

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self._field(name)
            self.typed[name] = [value]

    def tick(self, name: str, *values: str) -> None:
        self._field(name)
        self.typed[name] = list(values) or ["on"]

    def attach(self, name: str, filename: str, content: bytes) -> None:
        self._field(name)
        self.files.setdefault(name, []).append((filename, content))

    def press(self, label: str) -> None:
        self._show(self._submit(label))

    def press_refused(self, label: str) -> None:
        response = self._submit(label)
        if response.status_code not in (409, 422):
            raise JourneyError(f"{self.name} was not refused: {response.status_code} on {response.url}")
        self._take(response)

    def follow(self, label: str) -> None:
        self.go(self.link(label))

    def link(self, label: str) -> str:
        for anchor in self.soup.find_all("a", href=True):
            if squeezed(label) in squeezed(anchor.get_text()) or label == anchor.get("aria-label"):
                return urljoin(self._where(), str(anchor["href"]))
        raise JourneyError(f"{self.name} finds no link {label!r} on {self._where()}:\n{self.text()[:2000]}")

    def link_to(self, part: str, *, nth: int = 1) -> str:
        found = [urljoin(self._where(), str(a["href"])) for a in self.soup.find_all("a", href=True)]
        return nth_different([address for address in found if part in address], part, nth, self._where())

    def address(self) -> str:
        return self._where()

    def has_button(self, label: str) -> bool:
        try:
            self._button(label)
        except JourneyError:
            return False
        return True

    def button_among(self, *labels: str) -> str:
        for label in labels:
            if self.has_button(label):
                return label
        raise JourneyError(f"{self.name} finds none of the buttons {labels}:\n{self.text()[:2000]}")

    def find(self, pattern: str) -> str:
        found = re.search(pattern, self.text())
        if found is None:
            raise JourneyError(f"{self.name} finds no {pattern!r}:\n{self.text()[:2000]}")
        return found.group(found.re.groups and 1)

    def row_link(self, row: str) -> str:
        for line in self.soup.find_all("tr"):
            anchor = line.find("a", href=True)
            if squeezed(row) in squeezed(line.get_text()) and isinstance(anchor, Tag):
                return urljoin(self._where(), str(anchor["href"]))
        raise JourneyError(f"{self.name} finds no row with {row!r} on {self._where()}:\n{self.text()[:2000]}")

    def value(self, name: str) -> str:
        found = self._field(name)
        return found.get_text() if found.name == "textarea" else str(found.get("value", ""))

    def has_field(self, name: str) -> bool:
        return self.soup.find(attrs=named(name)) is not None

    def option(self, name: str, label: str) -> str:
        for choice in self.soup.select(f'select[name="{name}"] option'):
            if squeezed(label) in squeezed(choice.get_text()):
                return str(choice.get("value", ""))
        for box in self.soup.find_all("input", attrs=named(name)):
            words = self.soup.find("label", attrs={"for": str(box.get("id", ""))}) or box.find_parent("label")
            if words is not None and squeezed(label) in squeezed(words.get_text()):
                return str(box.get("value", ""))
        raise JourneyError(f"{self.name} finds no choice {label!r} in {name!r} on {self._where()}")

    def download(self, address: str) -> Download:
        return self._file(self.session.get(urljoin(self.base_url, address), timeout=60))

    def press_download(self, label: str) -> Download:
        return self._file(self._submit(label))

    # -- the page as data

    def _where(self) -> str:
        return self.response.url if self.response is not None else self.base_url

    def _show(self, response: requests.Response) -> None:
        if response.status_code >= 400:
            page = folded((BeautifulSoup(response.text, "html.parser").main or self.soup).get_text(" "))
            raise JourneyError(f"{self.name} got {response.status_code} on {response.url}:\n{page[:3000]}")
        self._take(response)

    def _take(self, response: requests.Response) -> None:
        self.response = response
        self.soup = BeautifulSoup(response.text, "html.parser")
        self.typed, self.files = {}, {}

    def _file(self, response: requests.Response) -> Download:
        if response.status_code != 200:
            raise JourneyError(f"{self.name} got {response.status_code} for the file {response.url}")
        media_type = response.headers.get("Content-Type", "").split(";")[0]
        return Download(filename_of(response), media_type, response.content)

    def _field(self, name: str) -> Tag:
        found = self.soup.find(attrs=named(name))
        if not isinstance(found, Tag):
            raise JourneyError(
                f"{self.name} finds no field {name!r} on {self._where()}:\n{self.text()[:2000]}"
            )
        return found

    def _submit(self, label: str) -> requests.Response:
        button, form = self._button(label)
        pairs = [(n, v) for n, v in _defaults(form) if n not in self.typed]
        pairs += [(n, v) for n, values in self.typed.items() if form.find(attrs=named(n)) for v in values]
        if button.get("name"):
            pairs.append((str(button["name"]), str(button.get("value", ""))))
        method = str(button.get("formmethod") or form.get("method") or "get").lower()
        target = urljoin(self._where(), str(button.get("formaction") or form.get("action") or self._where()))
        headers = {"Referer": self._where()}
        if method == "get":
            return self.session.get(target, params=pairs, headers=headers, timeout=60)
        uploads = [(n, f) for n, fs in self.files.items() if form.find(attrs=named(n)) for f in fs]
        if form.get("enctype") == "multipart/form-data":
            parts: list[tuple[str, Any]] = [(n, (None, v)) for n, v in pairs] + list(uploads)
            return self.session.post(target, files=parts, headers=headers, timeout=120)
        return self.session.post(target, data=pairs, headers=headers, timeout=120)

    def _button(self, label: str) -> tuple[Tag, Tag]:
        for button in self.soup.find_all("button"):
            if squeezed(label) in (squeezed(button.get_text()), squeezed(str(button.get("aria-label", "")))):
                form = self._form_of(button)
                if form is not None:
                    return button, form
        raise JourneyError(f"{self.name} finds no button {label!r} on {self._where()}:\n{self.text()[:2000]}")

    def _form_of(self, button: Tag) -> Tag | None:
        if button.get("form"):
            found = self.soup.find("form", id=str(button["form"]))
            return found if isinstance(found, Tag) else None
        return button.find_parent("form")


def _defaults(form: Tag) -> Iterator[tuple[str, str]]:
    """What the form would send untouched."""
    for field_tag in form.find_all(["input", "select", "textarea"]):
        name = str(field_tag.get("name") or "")
        if not name or field_tag.has_attr("disabled"):
            continue
        if field_tag.name == "select":
            options = field_tag.find_all("option")
            chosen = [o for o in options if o.has_attr("selected")] or (
                [] if field_tag.has_attr("multiple") else options[:1]
            )
            yield from ((name, str(o.get("value", o.get_text()))) for o in chosen)
        elif field_tag.name == "textarea":
            yield name, field_tag.get_text().removeprefix("\n")
        elif field_tag.get("type") in ("checkbox", "radio"):
            if field_tag.has_attr("checked"):
                yield name, str(field_tag.get("value", "on"))
        elif field_tag.get("type") not in ("file", "submit", "button", "image", "reset"):
            yield name, str(field_tag.get("value", ""))
