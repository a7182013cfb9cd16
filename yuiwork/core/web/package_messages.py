"""Sentences of packages that we say in our own Japanese: kinder, and with what to do.

Django takes the translation of an application before its own, so naming a sentence here and translating it in
this room's catalogue is all it takes.
"""

from django.utils.translation import gettext_noop

OURS = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a valid date/time."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
)
