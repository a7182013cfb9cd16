"""An account: an e-mail address that was confirmed, and how its owner proves who she is."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from yuiwork.core.entity import Entity


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Used by sign-up and by use-cases. The address is stored as cleaned by ``people.emails``."""
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Entity, AbstractBaseUser):
    """One person's account. Names and addresses live in ``Profile``."""

    personal_data = "e-mail address"

    email = models.CharField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="ja")

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email
