"""An embedded PostgreSQL server for machines where nobody has set one up. See README.md."""

from yuiwork.embedded.errors import EmbeddedPostgresError
from yuiwork.embedded.server import EmbeddedPostgres
from yuiwork.embedded.where import default_data_dir

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError", "default_data_dir"]
