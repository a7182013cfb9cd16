"""The real settings with one empty page instead of our addresses."""

from yuiwork.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.empty_urls"
