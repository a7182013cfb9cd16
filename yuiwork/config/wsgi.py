"""The door for granian (WSGI, see docs/decisions)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuiwork.config.settings")
application = get_wsgi_application()
