"""One database with all tables, which every test run copies: to migrate takes a minute, to copy a second.

It is made anew when a migration, or a package that brings migrations, has changed.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "yuiwork_tables_"
MAKING = "yuiwork_tables_being_made"
_ONE_AT_A_TIME = 7_126_001  # the key of an advisory lock: two runs may begin together


def name() -> str:
    """Of the database with the tables as the migrations make them now."""
    sources = [*sorted(ROOT.glob("yuiwork/*/migrations/*.py")), ROOT / "requirements" / "runtime.txt"]
    content = hashlib.sha256()
    for path in sources:
        content.update(f"{path.relative_to(ROOT)}\n".encode())
        content.update(path.read_bytes())
    return PREFIX + content.hexdigest()[:16]


def make(url: str) -> None:
    """Have it on the server behind ``url``. One that was interrupted is begun anew: its name comes last."""
    wanted = name()
    with psycopg.connect(_at(url, "postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        present = {row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()}
        if wanted in present:
            return
        for old in sorted(found for found in present if found.startswith(PREFIX)):
            _run(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", old)
        _run(server, "CREATE DATABASE {}", MAKING)
        print("Making the tables for the tests (only when a migration has changed) …", flush=True)
        _migrate(_at(url, MAKING))
        # Whoever made the tables has left, but the server may not have noticed yet.
        server.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s", [MAKING]
        )
        _run(server, "ALTER DATABASE {} RENAME TO {}", MAKING, wanted)


def _migrate(url: str) -> None:
    for command in (["migrate", "--verbosity", "0"], ["createcachetable"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            check=True,
        )


def _run(server: psycopg.Connection, statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _at(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()
