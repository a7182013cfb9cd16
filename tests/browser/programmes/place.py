"""One programme brought up from its file alone, with its people in front of their screens."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.db.models import Max
from django.test import Client
from playwright.sync_api import Browser
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.browser.programmes.screen import Screen
from tests.cast import SYSTEM, Cast
from yuiwork.config.periodic import load
from yuiwork.core.actor import Actor, Role
from yuiwork.japan.dates import JST
from yuiwork.notifications.models import Mail
from yuiwork.people import api as people
from yuiwork.regions import api as regions

ROOT = Path(__file__).resolve().parents[3]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def newest_job() -> int:
    """The queue is not emptied between tests: what stands there already is not ours."""
    return ProcrastinateJob.objects.aggregate(newest=Max("id"))["newest"] or 0


@dataclass
class Place:
    """``slug`` names the file and, once loaded, the programme. ``clock_file`` moves the time of every page."""

    slug: str
    address: str
    browser: Browser
    clock_file: Path
    pictures: Path | None
    screens: list[Screen] = field(default_factory=list)
    cast: Cast = field(default_factory=Cast)
    first_job: int = field(default_factory=newest_job)
    done: set[int] = field(default_factory=set)

    # -- the programme

    def load(self, slug: str = "") -> str:
        """What ``manage.py programme_load programmes/<slug>.yaml`` says."""
        return self.load_file(ROOT / "programmes" / f"{slug or self.slug}.yaml")

    def load_file(self, file: Path) -> str:
        """The same for any file."""
        out = StringIO()
        call_command("programme_load", str(file), stdout=out)
        return out.getvalue()

    @property
    def programme(self) -> regions.Programme:
        programme = regions.programme_by_slug(self.slug)
        assert programme is not None, f"{self.slug} is not loaded"
        return programme

    # -- the people

    def person(self, name: str, kana: str, email: str, town: str) -> UUID:
        """An account with a proved address and a profile. ``name`` and ``kana`` have a space inside."""
        family, given = name.split()
        user_id = self.cast.person(email, family, given, (kana.split()[0], kana.split()[1]), town)
        EmailAddress.objects.create(user_id=user_id, email=email, verified=True, primary=True)
        return user_id

    def staff(self, name: str, kana: str, role: Role, *, slug: str = "") -> UUID:
        """Somebody who serves the programme."""
        programme = regions.programme_by_slug(slug or self.slug)
        assert programme is not None
        email = f"{role.value}.{Mail.objects.count()}.{people.User.objects.count()}@staff.example.jp"
        user_id = self.person(name, kana, email, programme.region.municipality_code)
        regions.appoint_staff(actor=SYSTEM, programme_id=programme.id, user_id=user_id, role=role)
        return user_id

    def known(self, email: str) -> UUID:
        """Whoever has this address."""
        return people.User.objects.get(email=email).id

    def actor(self, user_id: UUID) -> Actor:
        """Her actor with what she may do at this moment."""
        return self.cast.actor(user_id)

    # -- the screens

    def phone(self, name: str, user_id: UUID | None = None) -> Screen:
        """A resident's phone, 360 px wide; signed in when ``user_id`` is given."""
        return self._screen(name, PHONE, user_id)

    def desk(self, name: str, user_id: UUID) -> Screen:
        """The computer on an office desk, 1280 px wide."""
        return self._screen(name, DESK, user_id)

    def _screen(self, name: str, size: dict[str, int], user_id: UUID | None) -> Screen:
        context = self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]}, locale="ja-JP", bypass_csp=True
        )
        if user_id:
            client = Client()
            user = people.User.objects.get(id=user_id)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.address}])
        screen = Screen(name, self.address, context, self.pictures)
        self.screens.append(screen)
        return screen

    # -- time and post

    def at(self, moment: str) -> None:
        """It is now this moment in Japan, ``2027-01-15 09:45``."""
        aware = datetime.fromisoformat(moment).replace(tzinfo=JST)
        offset = int((aware - datetime.now(UTC)) / timedelta(seconds=1))
        part = self.clock_file.with_suffix(".new")
        part.write_text(str(offset), encoding="ascii")
        part.replace(self.clock_file)

    def clock_strikes(self, *tasks: str) -> None:
        """The worker does what these jobs of ``config/periodic.py`` find due."""
        for task in tasks:
            job: Callable[..., object] = load(task)
            job(0)

    def worker_does(self, task: str) -> None:
        """The worker runs the jobs of this name that were queued in this story."""
        jobs = ProcrastinateJob.objects.filter(id__gt=self.first_job, task_name=task).order_by("id")
        for job in jobs:
            if job.id not in self.done:
                self.done.add(job.id)
                app.tasks[task](**job.args)

    def letter(self, email: str, subject: str) -> str:
        """The text of the newest mail to this address whose subject contains the words."""
        mail = Mail.objects.filter(to=email, subject__contains=subject).order_by("-created_at", "-id").first()
        had = list(Mail.objects.filter(to=email).values_list("subject", flat=True))
        assert mail is not None, f"no mail {subject!r} to {email}; there are {had}"
        return mail.body

    def link(self, email: str, subject: str, part: str) -> str:
        """The path of the link in that mail which contains ``part``."""
        for url in re.findall(r"https?://\S+", self.letter(email, subject)):
            if part in url:
                found = urlsplit(str(url))
                return found.path + (f"?{found.query}" if found.query else "")
        raise AssertionError(f"no link with {part!r} in:\n{self.letter(email, subject)}")
