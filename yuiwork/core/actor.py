"""Who is acting, and in which roles.

An ``Actor`` is built once at the door (middleware, command, job) and handed to every query and use-case;
nobody below asks a request who is signed in.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """Roles a person can hold. Every signed-in person is also a resident without any grant."""

    CLIENT = "client"  # scope: the organisation that orders work
    OFFICER = "officer"  # scope: programme (担当職員)
    DIRECTOR = "director"  # scope: programme (地域ディレクター)
    TUTOR = "tutor"  # scope: programme (チューター)
    INSTRUCTOR = "instructor"  # scope: programme (講師)
    CHILDCARE = "childcare"  # scope: programme (託児担当)
    EDITOR = "editor"  # scope: programme (編集者)
    DESK = "desk"  # scope: programme (相談員)
    OPERATOR = "operator"  # the whole platform, no scope


PROGRAMME_STAFF = frozenset(
    {Role.OFFICER, Role.DIRECTOR, Role.TUTOR, Role.INSTRUCTOR, Role.EDITOR, Role.CHILDCARE, Role.DESK}
)


@dataclass(frozen=True, slots=True)
class Grant:
    """One role within one scope (a programme or an organisation; ``None`` for the platform)."""

    role: Role
    scope_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with her grants, the system itself (a clock, a handler), or nobody (a visitor)."""

    user_id: UUID | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    system: str = ""

    @classmethod
    def visitor(cls) -> "Actor":
        return cls()

    @classmethod
    def for_system(cls, name: str) -> "Actor":
        return cls(system=name)

    @property
    def is_visitor(self) -> bool:
        return self.user_id is None and not self.system

    @property
    def is_operator(self) -> bool:
        return self.has(Role.OPERATOR)

    def holds(self, role: Role, scope_id: UUID) -> bool:
        """Does she hold this role in exactly this scope?"""
        return Grant(role, scope_id) in self.grants

    def holds_any(self, roles: frozenset[Role], scope_id: UUID) -> bool:
        return any(self.holds(role, scope_id) for role in roles)

    def has(self, *roles: Role) -> bool:
        """Does she hold any of these roles anywhere?"""
        return any(grant.role in roles for grant in self.grants)

    def scopes(self, *roles: Role) -> frozenset[UUID]:
        """The scopes in which she holds any of these roles."""
        return frozenset(g.scope_id for g in self.grants if g.role in roles and g.scope_id is not None)

    @property
    def name_for_audit(self) -> str:
        if self.system:
            return f"system:{self.system}"
        return f"user:{self.user_id}" if self.user_id else "visitor"
