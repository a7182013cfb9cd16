import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.entity
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.CharField(max_length=254, unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("is_operator", models.BooleanField(default=False)),
                ("language", models.CharField(default="ja", max_length=5)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="people_user_email_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("name", models.TextField()),
                ("kana", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prefecture", "Prefecture"),
                            ("municipality", "Municipality"),
                            ("npo", "NPO"),
                            ("trading_company", "Regional trading company"),
                            ("company", "Company"),
                            ("sole_proprietor", "Sole proprietor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("corporate_number", models.CharField(blank=True, max_length=13)),
                ("invoice_number", models.CharField(blank=True, max_length=14)),
                ("postal_code", models.CharField(blank=True, max_length=7)),
                ("municipality_code", models.CharField(blank=True, max_length=5)),
                ("address", models.TextField(blank=True)),
                ("contact_name", models.TextField(blank=True)),
                ("contact_email", models.CharField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=15)),
                ("uses_employees", models.BooleanField(default=True)),
                ("officer_count", models.PositiveIntegerField(default=2)),
                ("employee_count", models.PositiveIntegerField(default=0)),
                ("capital_yen", yuiwork.core.entity.YenField(null=True)),
                ("is_wage_withholding_agent", models.BooleanField(default=True)),
                ("verified_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "prefecture",
                                    "municipality",
                                    "npo",
                                    "trading_company",
                                    "company",
                                    "sole_proprietor",
                                ],
                            )
                        ),
                        name="people_organisation_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capital_yen__isnull", True), ("capital_yen__gte", 0), _connector="OR"
                        ),
                        name="people_organisation_capital",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("family_name", models.TextField()),
                ("given_name", models.TextField()),
                ("family_kana", models.TextField()),
                ("given_kana", models.TextField()),
                ("display_name", models.TextField(blank=True)),
                ("name_key", models.TextField(db_index=True)),
                ("birth_date", models.DateField(null=True)),
                ("phone", models.CharField(blank=True, max_length=15)),
                ("postal_code", models.CharField(blank=True, max_length=7)),
                ("municipality_code", models.CharField(blank=True, max_length=5)),
                ("address", models.TextField(blank=True)),
                ("uses_employees", models.BooleanField(default=False)),
                ("is_resident_of_japan", models.BooleanField(default=True)),
                ("invoice_number", models.CharField(blank=True, max_length=14)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profile",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("terms", "Terms"),
                            ("agency", "Agency"),
                            ("income_to_municipality", "Income To Municipality"),
                        ],
                        max_length=30,
                    ),
                ),
                ("version", models.CharField(max_length=20)),
                ("given", models.BooleanField(default=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "kind", "created_at"], name="people_consent_latest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["terms", "agency", "income_to_municipality"])),
                        name="people_consent_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("role", models.CharField(choices=[("client", "client")], default="client", max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("user", "organisation", "role"),
                        name="people_membership_once",
                    )
                ],
            },
        ),
    ]
