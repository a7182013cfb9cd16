"""How a running worker reaches the database."""

from procrastinate import PsycopgConnector
from procrastinate.connector import BaseConnector
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.utils import connector_params


class WorkerConnector(PsycopgConnector):
    """The worker takes and ends jobs over connections of its own; a job queues others over Django's.

    procrastinate's own connector for workers queues over the worker's connections, past the transaction in which the
    job does its work: a letter's job could be taken before the letter was there, and stayed when its work was undone.
    """

    def __init__(self, django: DjangoConnector) -> None:
        super().__init__(kwargs=connector_params())
        self._django = django

    def get_sync_connector(self) -> BaseConnector:
        return self._django
