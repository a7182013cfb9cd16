"""How every form looks: error summary, label with ※必須 or ※任意, help, control, error.

The rules of its markup: public-sector-ux.md 1.5.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, Field
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    MultiWidget,
    RadioSelect,
    Select,
)
from django.utils.functional import cached_property
from django.utils.translation import gettext as _


class OurBoundField(BoundField):
    """A field with its wiring: error and help are named by ``aria-describedby``, in that order."""

    @cached_property
    def kind(self) -> str:
        """``check`` (one box, label behind it), ``choices``, ``parts`` (a date) or ``line``."""
        widget = self.field.widget
        if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, MultiWidget):
            return "parts"
        return "check" if isinstance(widget, CheckboxInput) else "line"

    @property
    def control_id(self) -> str:
        """The id of the first control, to which the error summary leads."""
        own = str(self.id_for_label or self.auto_id)
        return f"{self.auto_id}_0" if self.use_fieldset and own == self.auto_id else own

    @property
    def aria_describedby(self) -> str | None:
        if self.field.widget.attrs.get("aria-describedby"):
            return None
        ids = []
        if self.auto_id and not self.is_hidden:
            ids += [f"{self.auto_id}_error"] if self.errors else []
            ids += [f"{self.auto_id}_help"] if self.help_text else []
        return " ".join(ids)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        # The parts of a group do not inherit the description of their fieldset in every screen reader.
        if self.use_fieldset and self.kind == "parts" and self.aria_describedby:
            built["aria-describedby"] = self.aria_describedby
        return built

    @property
    def error_texts(self) -> list[str]:
        """What is wrong, each with what to do. An empty required field is named by its label."""
        return [self._worded(error) for error in self.errors.as_data()]

    def _worded(self, error: ValidationError) -> str:
        if error.code != "required" or error.message != Field.default_error_messages["required"]:
            return str(next(iter(error)))
        return self._please() % {"label": self.label}

    def _please(self) -> str:
        widget = self.field.widget
        if isinstance(widget, CheckboxInput):
            return _("Please tick “%(label)s”.")
        if isinstance(widget, RadioSelect | CheckboxSelectMultiple | Select):
            return _("Please choose: %(label)s.")
        if isinstance(widget, FileInput):
            return _("Please choose a file: %(label)s.")
        return _("Please fill in: %(label)s.")


class FormRenderer(TemplatesSetting):
    """Named by ``settings.FORM_RENDERER``; its templates stand in ``core/templates``."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = OurBoundField
