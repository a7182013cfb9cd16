"""Who acts in the story, and how each signs in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from journey.visitor import Visitor
from journey.world import World


@dataclass(frozen=True, slots=True)
class Heroine:
    """A resident of Nara, mother of a three-year-old. Her name has a character beyond the common ones, her address
    breaks the standard as old phone addresses do."""

    family: str = "𠮷田"
    given: str = "花子"
    family_kana: str = "ヨシダ"
    given_kana: str = "ハナコ"
    email: str = "hanako..yoshida.@docomo.ne.jp"
    password: str = "3sai-no-musume-to"  # noqa: S105 - she lives in a database that is deleted after the journey

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}"


HANAKO = Heroine()


@dataclass
class Cast:
    """Visitors by name, each with a browser of her own; staff sign in with one click, as the demo offers."""

    world: World
    arrive: Callable[[str], Visitor]
    visitors: dict[str, Visitor] = field(default_factory=dict)

    @property
    def hanako(self) -> Visitor:
        if "hanako" not in self.visitors:
            self.visitors["hanako"] = self.arrive("hanako")
        return self.visitors["hanako"]

    def staff(self, persona: str, family: str) -> Visitor:
        """A persona of the demo, signed in."""
        if persona not in self.visitors:
            visitor = self.arrive(persona)
            visitor.go("/demo/")
            visitor.press(f"{family}さんとして入る")
            self.visitors[persona] = visitor
        return self.visitors[persona]

    @property
    def tutor(self) -> Visitor:
        return self.staff("hayashi", "林")

    @property
    def officer(self) -> Visitor:
        return self.staff("takeda", "武田")

    @property
    def director(self) -> Visitor:
        return self.staff("mori", "森")

    @property
    def client(self) -> Visitor:
        return self.staff("tanaka", "田中")

    @property
    def operator(self) -> Visitor:
        return self.staff("unei", "運営")
