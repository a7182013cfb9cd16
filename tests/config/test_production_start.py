"""Without DEMO the start refuses what is not safe, with the reason, and nothing of the demo can be reached."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import override_settings

from tests.architecture.source import ROOT
from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.config.checks import secure_start

SAFE = {
    "SECRET_KEY": "k" * 50,
    "BASE_URL": "https://yuiwork.example",
    "ALLOWED_HOSTS": "yuiwork.example",
    "EMAIL_HOST": "mail.yuiwork.example",
}
VISIT = """
import django
django.setup()
from django.apps import apps
from django.test import Client
print("demo installed:", apps.is_installed("yuiwork.demo"))
client = Client(headers={"host": "yuiwork.example"})
for path in ("/demo/", "/demo/sign-in/hanako/", "/styleguide/"):
    print(path, client.get(path, secure=True).status_code, client.post(path, secure=True).status_code)
"""


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, which knows nothing of the tests' environment but where Python is."""
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "yuiwork.config.settings", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *command],
        env={**kept, **settings, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_an_unsafe_start_is_refused_with_every_reason() -> None:
    result = _run("manage.py", "prepare", ALLOWED_HOSTS="*", SECRET_KEY="short")
    assert result.returncode != 0
    for reason in (
        "SECRET_KEY is missing or shorter than 50 characters",
        "BASE_URL must begin with https://",
        "ALLOWED_HOSTS must name the hosts",
        "EMAIL_HOST is missing",
    ):
        assert reason in result.stderr


def test_a_start_without_a_secret_is_refused() -> None:
    result = _run("manage.py", "prepare", **{**SAFE, "SECRET_KEY": ""})
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr


def test_a_safe_start_passes_the_checks() -> None:
    result = _run("manage.py", "check", **SAFE)
    assert (result.returncode, result.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        result
    )


def test_without_demo_nothing_of_it_exists() -> None:
    result = _run("-c", VISIT, **SAFE)
    assert result.stdout.splitlines() == [
        "demo installed: False",
        "/demo/ 404 404",
        "/demo/sign-in/hanako/ 404 404",
        "/styleguide/ 404 404",
    ], result.stderr


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("SECRET_KEY", "short", "yuiwork.E001"),
        ("BASE_URL", "http://yuiwork.example", "yuiwork.E002"),
        ("ALLOWED_HOSTS", ["yuiwork.example", "*"], "yuiwork.E003"),
        ("EMAIL_HOST", "", "yuiwork.E004"),
    ],
)
def test_each_unsafe_setting_is_named(setting: str, value: Any, code: str) -> None:
    safe = {**SAFE, "ALLOWED_HOSTS": ["yuiwork.example"], "DEMO": False}
    with override_settings(**safe):
        assert secure_start(None) == []
    with override_settings(**{**safe, setting: value}):
        assert [problem.id for problem in secure_start(None)] == [code]
    with override_settings(**{**safe, setting: value, "DEMO": True}):
        assert secure_start(None) == [], "the demo may be unsafe and says so on every page"


@pytest.mark.parametrize("who", [None, "hanako", "kenji", "takeda", "tutor"])
def test_without_demo_the_outbox_is_the_operators(
    cast: Cast, page_client: PageClient, settings: Any, who: str | None
) -> None:
    if who:
        page_client.sign_in(getattr(cast, who))
    assert page_client.get("/outbox/").status_code == 200, "in the demo it is everybody's mailbox"
    settings.DEMO = False
    answer = page_client.get("/outbox/")
    assert answer.status_code in {302, 404, 409}
    assert PageClient().sign_in(cast.oper).get("/outbox/").status_code == 200
