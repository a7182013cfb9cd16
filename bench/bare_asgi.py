"""The floor: the same twenty rows from the same table by psycopg in a bare ASGI app, as plain HTML."""

import html
import os
from typing import Any

from psycopg_pool import AsyncConnectionPool

SQL = os.environ.get("BENCH_SQL", "")
pool: AsyncConnectionPool | None = None


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    global pool
    if scope["type"] != "http":
        return
    if pool is None:
        pool = AsyncConnectionPool(os.environ["DATABASE_URL"], min_size=2, max_size=8, open=False)
        await pool.open()
    async with pool.connection() as connection:
        rows = await (await connection.execute(SQL)).fetchall()
    items = "".join(f"<li>{html.escape(str(title))}</li>" for (title,) in rows)
    body = f"<!doctype html><html lang='ja'><title>jobs</title><ul>{items}</ul></html>".encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
