"""Django's command line. ``python -m yuiwork.embedded run -- python manage.py …`` gives it the embedded database."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuiwork.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
