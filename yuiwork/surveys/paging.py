"""One short page after another: which questions stand together, which page comes next, how many questions are left.

Pages are cut the same way whatever was answered, so an address always means the same page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from yuiwork.surveys.answers import CheckedAnswer, is_asked
from yuiwork.surveys.models import Question, QuestionKind

PER_PAGE = 3  # what fits a phone without losing the thread

Known = Mapping[str, CheckedAnswer]


@dataclass(slots=True)
class Page:
    """``number`` counts from 1; ``section`` is the heading that the questions stand under."""

    number: int
    section: Question | None
    questions: list[Question] = field(default_factory=list)

    def asked(self, known: Known) -> list[Question]:
        """The questions of this page that her answers so far lead to."""
        if self.section is not None and not is_asked(self.section.shown_if, known):
            return []
        return [question for question in self.questions if is_asked(question.shown_if, known)]

    def takes(self, question: Question) -> bool:
        """Is there room, and is everything decided on which the question depends?"""
        alone = QuestionKind.MATRIX in {question.kind, *(other.kind for other in self.questions)}
        branch = question.shown_if["question"] if question.shown_if else None
        return not self.questions or (
            len(self.questions) < PER_PAGE
            and not alone
            and branch not in {other.code for other in self.questions}
        )


def pages_of(questions: Iterable[Question]) -> list[Page]:
    """A new page at each heading, after three questions, around a table, and before a branch."""
    pages: list[Page] = []
    section: Question | None = None
    for question in questions:
        if question.kind == QuestionKind.SECTION:
            section = question
            continue
        if not pages or pages[-1].section is not section or not pages[-1].takes(question):
            pages.append(Page(len(pages) + 1, section))
        pages[-1].questions.append(question)
    return pages


def first_to_ask(pages: Sequence[Page], known: Known, visited: Iterable[str]) -> Page | None:
    """Where she goes on: the first page with a question that she has not seen."""
    seen = set(visited)
    return next((page for page in pages if any(q.code not in seen for q in page.asked(known))), None)


def page_after(pages: Sequence[Page], number: int, known: Known) -> Page | None:
    """The next page on which something is asked of her; None when she is done."""
    return next((page for page in pages[number:] if page.asked(known)), None)


def page_before(pages: Sequence[Page], number: int, known: Known) -> Page | None:
    return next((page for page in reversed(pages[: number - 1]) if page.asked(known)), None)


def questions_left(pages: Sequence[Page], number: int, known: Known) -> int:
    """Questions from page ``number`` on. A branch that is not decided yet counts, so that the number only falls."""
    ahead = pages[number - 1 :]
    open_codes = {question.code for page in ahead for question in page.questions}

    def may_come(question: Question | None) -> bool:
        branch = question.shown_if if question is not None else None
        return not branch or branch["question"] in open_codes or is_asked(branch, known)

    return sum(may_come(page.section) and may_come(question) for page in ahead for question in page.questions)
