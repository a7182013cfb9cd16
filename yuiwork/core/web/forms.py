"""Between a form and a use-case: what a rule refused stands next to the field, with what she typed kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm, ChoiceField

from yuiwork.core.errors import DomainError


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Turn a ``DomainError`` raised inside into an error of the form (at its field if it names one).

    The view checks ``form.is_valid()`` again, or ``form.errors``, to know whether the action went through.
    """
    try:
        yield
    except DomainError as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal.message))


def choice_field(form: BaseForm, name: str) -> ChoiceField:
    """A field of the form whose choices are known only when it is shown."""
    field = form.fields[name]
    if not isinstance(field, ChoiceField):
        raise TypeError(f"{name} of {type(form).__name__} offers no choices")
    return field
