"""The worker: queued jobs, and those of the clock (``config.periodic``)."""

import asyncio
import logging
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from yuiwork.config import periodic
from yuiwork.config.management.worker_connector import WorkerConnector


class Command(BaseCommand):
    help = "Run queued and periodic jobs until asked to stop (SIGTERM); what is under way is finished first."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("procrastinate.periodic").setLevel(logging.WARNING)
        periodic.install(app)
        connector = app.connector
        assert isinstance(connector, DjangoConnector)
        with app.replace_connector(WorkerConnector(connector)):
            asyncio.run(self._run(options["concurrency"]))

    async def _run(self, concurrency: int) -> None:
        async with app.open_async():
            await app.run_worker_async(concurrency=concurrency, delete_jobs="successful")
