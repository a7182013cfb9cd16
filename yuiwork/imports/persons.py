"""Who is who across files: the stable key of a person without an account.

Strongest first: her number in the roster, her address, name with date of birth, name with reading and municipality.
A weaker sign never joins two people whose stronger signs differ.
"""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from yuiwork.imports.kinds import Values
from yuiwork.japan.names import name_key
from yuiwork.learning.api import mail_person_key

_STRONG = ("number", "email", "birth_date")  # values that must not differ between two rows of one person


@dataclass(slots=True)
class PersonIndex:
    """Everybody known in a programme: by sign, and what is known of each."""

    programme_id: UUID
    by_sign: dict[str, list[str]] = field(default_factory=dict)
    known: dict[str, Values] = field(default_factory=dict)

    def add(self, person_key: str, values: Values) -> None:
        """Remember what a row says of a person."""
        for sign in signs(values):
            keys = self.by_sign.setdefault(sign, [])
            if person_key not in keys:
                keys.append(person_key)
        mine = self.known.setdefault(person_key, {})
        mine.update({name: values[name] for name in _STRONG if name in values})

    def key_for(self, values: Values) -> str:
        """The person this row is about; a new key for a new person. The same row gets the same key every time."""
        for sign in signs(values):
            for person_key in self.by_sign.get(sign, []):
                if self._same(person_key, values, sign):
                    return person_key
        return self._new_key(values)

    def _same(self, person_key: str, values: Values, sign: str) -> bool:
        mine = self.known[person_key]
        stronger = _STRONG[: _rank(sign)]
        return all(mine.get(n) in (None, values.get(n)) or n not in values for n in stronger)

    def _new_key(self, values: Values) -> str:
        if "email" in values:  # the key that learning uses for her too, unless a family shares the address
            key = mail_person_key(str(values["email"]))
            if key not in self.known:
                return key
        text = f"{self.programme_id}|{signs(values)[0]}|{values.get('birth_date', '')}"
        return "roster:" + hashlib.sha256(text.encode()).hexdigest()[:32]


def signs(values: Values) -> list[str]:
    """What a person can be known by, strongest first; never empty, because a name is always there."""
    found = []
    if "number" in values:
        found.append(f"number:{values['number']}")
    if "email" in values:
        found.append(f"email:{str(values['email']).casefold()}")
    name = name_key(str(values["name"]))
    if "birth_date" in values:
        found.append(f"birth:{name}:{values['birth_date']}")
    found.append(f"place:{name}:{values.get('kana', '')}:{values.get('municipality', '')}")
    return found


def _rank(sign: str) -> int:
    """How many of the strong values stand above this sign."""
    return {"number": 0, "email": 1, "birth": 2, "place": 3}[sign.partition(":")[0]]


def kind_of_sign(values: Values) -> str:
    """Which sign decided: number, email, birth or place."""
    return signs(values)[0].partition(":")[0]
