"""An empty view with the settings and middleware of the real program: what Django itself costs here."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.empty_settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
