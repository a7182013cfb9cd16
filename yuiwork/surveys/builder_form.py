"""One question as staff write it: wording, options, branch. The same form for surveys and application forms.

Each option has a field of its own named by its code, so that a new wording keeps the option what it is; a field that
was emptied takes the option away; empty fields below it add new ones.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.core.web.fields import CountField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.surveys.builder_english import LONG, english_fields, english_of, lines_problem, with_english
from yuiwork.surveys.models import BRANCHING, OptionData, Question, QuestionKind
from yuiwork.surveys.use_cases.build import new_code
from yuiwork.surveys.use_cases.question_sets import QuestionData

NEW_LINES = 4  # empty fields for further options; save and open again for more
_CHOICES = frozenset({QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.MATRIX})
_STEPS = (
    gettext_lazy("Bad"),
    gettext_lazy("Rather bad"),
    gettext_lazy("Neither good nor bad"),
    gettext_lazy("Good"),
    gettext_lazy("Very good"),
)

# What a question asks, beside its words.
_MEANING = frozenset({"required", "sensitive", "own_words", "lowest", "highest", "shown_if"})


def _line(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONG, **{"required": False, **options})


class QuestionEditForm(forms.Form):
    """``kind`` is chosen before and never changes. ``earlier``: the questions that a branch may look at.

    ``wording_only``: people have answered already, so nothing but the words can change.
    """

    def __init__(
        self,
        kind: str,
        data: Any = None,
        *,
        question: Question | None = None,
        earlier: Iterable[Question] = (),
        wording_only: bool = False,
    ) -> None:
        self.kind, self.question, self.wording_only = kind, question, wording_only
        super().__init__(data)
        self._add_wording()
        if kind != QuestionKind.SECTION:
            self.fields["sensitive"] = forms.BooleanField(
                label=_("Asks about income, health or children: hide small numbers more strictly"),
                required=False,
                initial=bool(question and question.sensitive),
            )
        self._add_answers()
        self._add_branch(earlier)
        self.fields.update(english_fields(kind, question))
        if question is None:
            self.fields["submission_id"] = SubmissionIdField()
        if wording_only:
            self._keep_wording_only()

    def _keep_wording_only(self) -> None:
        for name in list(self.fields):
            if name in _MEANING or name.startswith("new_"):
                del self.fields[name]
            elif name.startswith(("option_", "row_")):
                self.fields[name].required = True

    def _add_answers(self) -> None:
        """What is chosen from, or which numbers fit."""
        kind, question = self.kind, self.question
        if kind in _CHOICES:
            self._add_lines("option", question.options if question else [], _("Option"))
        if kind == QuestionKind.MATRIX:
            self._add_lines("row", question.rows if question else [], _("Thing that is asked about"))
        if kind in (QuestionKind.SINGLE, QuestionKind.MULTI):
            self.fields["own_words"] = forms.BooleanField(
                label=_("Add “Other” with a line for their own words"),
                required=False,
                initial=bool(question and question.own_words_codes),
            )
        if kind == QuestionKind.SCALE:
            self._add_steps()
        if kind == QuestionKind.NUMBER:
            self._add_number()

    def _add_wording(self) -> None:
        question, is_section = self.question, self.kind == QuestionKind.SECTION
        self.fields["text"] = _line(
            _("Heading") if is_section else _("Question"),
            required=True,
            initial=question.text if question else "",
        )
        self.fields["help"] = forms.CharField(
            label=_("Text under the heading") if is_section else _("Note under the question"),
            required=False,
            max_length=LONG,
            widget=CountedTextarea(rows=2),
            initial=question.help if question else "",
        )
        if not is_section:
            self.fields["required"] = forms.BooleanField(
                label=_("An answer is required"),
                required=False,
                initial=question.required if question else True,
            )

    def _add_lines(self, name: str, lines: Iterable[OptionData], label: str) -> None:
        kept = [line for line in lines if not line.get("own_words")]
        for number, line in enumerate(kept, start=1):
            self.fields[f"{name}_{line['code']}"] = _line(f"{label} {number}", initial=line["label"])
        for number in range(1, NEW_LINES + 1):
            self.fields[f"new_{name}_{number}"] = _line(f"{label} {len(kept) + number}")

    def _add_steps(self) -> None:
        labels = [option["label"] for option in self.question.options] if self.question else _STEPS
        for step, label in enumerate(labels, start=1):
            self.fields[f"step_{step}"] = _line(
                _("Step %(step)s") % {"step": step}, required=True, initial=str(label)
            )
        self.fields["step_1"].help_text = _("1 is the worst.")
        self.fields["step_5"].help_text = _("5 is the best.")

    def _add_number(self) -> None:
        question = self.question
        self.fields["unit"] = _line(_("Unit"), initial=question.unit if question else "")
        for name, label in (("lowest", _("Smallest number")), ("highest", _("Largest number"))):
            self.fields[name] = CountField(
                label=label, required=False, initial=getattr(question, name) if question else None
            )

    def _add_branch(self, earlier: Iterable[Question]) -> None:
        choices = [
            (question.text, [(f"{question.code}:{one['code']}", one["label"]) for one in question.options])
            for question in earlier
            if question.kind in BRANCHING and question.options
        ]
        if not choices:
            return
        branch = self.question.shown_if if self.question else None
        self.fields["shown_if"] = forms.MultipleChoiceField(
            label=_("Ask only those who answered"),
            help_text=_("Choose answers of one question. If you choose none, everybody is asked."),
            required=False,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            initial=[f"{branch['question']}:{code}" for code in branch["any_of"]] if branch else [],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.kind in _CHOICES and len(self._lines("option", data)) < 2 and not data.get("own_words"):
            self._add_error_at("option", _("Please write at least two options."))
        if self.kind == QuestionKind.MATRIX and not self._lines("row", data):
            self._add_error_at("row", _("Please write at least one thing that is asked about."))
        if len({value.partition(":")[0] for value in data.get("shown_if", [])}) > 1:
            self.add_error("shown_if", _("Please choose answers of one question only."))
        self._check_english(data)
        lowest, highest = data.get("lowest"), data.get("highest")
        if lowest is not None and highest is not None and highest < lowest:
            self.add_error("highest", _("The largest number must not be smaller than the smallest."))
        return data

    def _add_error_at(self, name: str, words: str) -> None:
        """At the first empty field; where none can be added, the empty one is told by itself."""
        if not self.wording_only:
            self.add_error(f"new_{name}_1", words)

    def _check_english(self, data: dict[str, Any]) -> None:
        question = self.question
        for name, before, after in (
            ("options_en", question.options if question else [], self._plain_options(data)),
            ("rows_en", question.rows if question else [], self._rows(data)),
        ):
            problem = lines_problem(data.get(name, ""), before, after)
            if problem:
                self.add_error(name, problem)

    def use_case_data(self) -> QuestionData:
        """What ``add_question`` and ``change_question`` take."""
        data = self.cleaned_data
        return {
            "code": self.question.code if self.question else new_code(),
            "kind": self.kind,
            "text": data["text"],
            "help": data["help"],
            "required": data.get("required", False),
            "options": self._options(data),
            "rows": with_english(self._rows(data), data.get("rows_en", "")),
            "shown_if": self._branch(data),
            "unit": data.get("unit", ""),
            "lowest": data.get("lowest"),
            "highest": data.get("highest"),
            "english": english_of(data),
            "sensitive": data.get("sensitive", False),
        }

    def _options(self, data: dict[str, Any]) -> list[OptionData]:
        """With their English; その他 comes last."""
        options = with_english(self._plain_options(data), data.get("options_en", ""))
        if data.get("own_words") or (self.wording_only and self._has_own_words()):
            options.append(self._own_words())
        return options

    def _plain_options(self, data: dict[str, Any]) -> list[OptionData]:
        if self.kind == QuestionKind.SCALE:
            return [{"code": str(step), "label": data.get(f"step_{step}", "")} for step in range(1, 6)]
        return self._lines("option", data) if self.kind in _CHOICES else []

    def _rows(self, data: dict[str, Any]) -> list[OptionData]:
        return self._lines("row", data) if self.kind == QuestionKind.MATRIX else []

    def _has_own_words(self) -> bool:
        return bool(self.question and self.question.own_words_codes)

    def _own_words(self) -> OptionData:
        known: list[OptionData] = self.question.options if self.question else []
        before = next((option for option in known if option.get("own_words")), None)
        if before is not None:
            return before
        return {"code": "other", "label": "その他", "english": "Something else", "own_words": True}

    def _lines(self, name: str, data: dict[str, Any]) -> list[OptionData]:
        """Known ones keep their code; emptied ones are gone; new ones get a code nobody had."""
        lines: list[OptionData] = []
        for field, label in data.items():
            if not label or not isinstance(label, str):
                continue
            if field.startswith(f"{name}_"):
                lines.append({"code": field.removeprefix(f"{name}_"), "label": label.strip()})
            elif field.startswith(f"new_{name}_"):
                lines.append({"code": new_code("o"), "label": label.strip()})
        return lines

    @staticmethod
    def _branch(data: dict[str, Any]) -> Any:
        chosen = [value.partition(":") for value in data.get("shown_if", [])]
        if not chosen:
            return None
        return {"question": chosen[0][0], "any_of": [code for _question, _colon, code in chosen]}
