import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.entity
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Region",
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
                ("municipality_code", models.CharField(max_length=5)),
                ("population", models.PositiveIntegerField()),
                ("accent", models.CharField(default="#0017c1", max_length=7)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("municipality_code",), name="regions_region_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("municipality_code__regex", "^[0-9]{5}$")),
                        name="regions_region_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accent__regex", "^#[0-9a-f]{6}$")), name="regions_region_accent"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("slug", models.SlugField(unique=True)),
                ("name", models.TextField()),
                ("tagline", models.TextField()),
                ("description", models.TextField()),
                ("for_whom", models.TextField()),
                ("contact", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "In preparation"), ("open", "Running"), ("ended", "Ended")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("worker_fee_bp", models.PositiveIntegerField(default=500)),
                ("cost_yen", models.BigIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="people.organisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="regions.region",
                    ),
                ),
                ("eligibility", models.JSONField(default=list)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_programmes",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "open", "ended"])),
                        name="regions_programme_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("worker_fee_bp__lte", 10000)), name="regions_programme_fee"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="regions_programme_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="regions_programme_slug",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("fiscal_year", models.PositiveIntegerField()),
                ("indicator", models.CharField(max_length=30)),
                ("value", models.DecimalField(decimal_places=2, max_digits=16)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="regions.programme",
                    ),
                ),
                ("actual", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("due_month", models.DateField(null=True)),
                ("improvement", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "fiscal_year", "indicator"), name="regions_target_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)), name="regions_target_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_month__isnull", True), ("due_month__day", 1), _connector="OR"
                        ),
                        name="regions_target_month",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cohort",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("name", models.TextField()),
                ("fiscal_year", models.PositiveIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "name"), name="regions_cohort_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("fiscal_year", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("name", models.TextField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("lump", "Lump sum"),
                            ("unit", "Unit price × quantity"),
                            ("actual", "Actual cost up to the planned sum"),
                        ],
                        max_length=10,
                    ),
                ),
                ("quantity", models.PositiveIntegerField(default=1)),
                ("unit", models.TextField(blank=True)),
                ("unit_price_yen", yuiwork.core.entity.YenField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["fiscal_year", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "fiscal_year", "number"), name="regions_budget_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["lump", "unit", "actual"])),
                        name="regions_budget_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit_price_yen__gte", 0)), name="regions_budget_price"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", "lump"), _negated=True), ("quantity", 1), _connector="OR"
                        ),
                        name="regions_budget_lump_is_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("spent_on", models.DateField()),
                ("amount_yen", yuiwork.core.entity.YenField()),
                ("what", models.TextField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenses",
                        to="regions.budgetline",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["spent_on", "created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_yen", 0), _negated=True), name="regions_expense_not_zero"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.TextField()),
                ("description", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="regions_goal_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverNote",
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
                            ("decided", "Decided"),
                            ("pending", "Not decided yet"),
                            ("promised", "Promised to somebody"),
                            ("ask", "Who to ask"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("due_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pinned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["decided", "pending", "promised", "ask"])),
                        name="regions_note_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="regions_note_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=30)),
                ("name", models.TextField()),
                ("formula", models.TextField()),
                ("unit", models.TextField()),
                (
                    "layer",
                    models.CharField(
                        choices=[("activity", "Activity indicator"), ("outcome", "Outcome indicator")],
                        max_length=10,
                    ),
                ),
                ("start_value", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                (
                    "goal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="regions.goal",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="regions_indicator_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("layer__in", ["activity", "outcome"])),
                        name="regions_indicator_layer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberMunicipality",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("municipality_code", models.CharField(max_length=5)),
                ("name", models.TextField()),
                ("contact", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "municipality_code"), name="regions_member_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("municipality_code__regex", "^[0-9]{5}$")),
                        name="regions_member_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeParty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("partner", "Partner (sends instructors, offers a place, gives orders …)"),
                            ("processor", "Contractor with access to personal data"),
                        ],
                        max_length=10,
                    ),
                ),
                ("task", models.TextField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("consented_on", models.DateField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "organisation", "role"), name="regions_party_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["partner", "processor"])), name="regions_party_role"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "processor"), _negated=True),
                            ("consented_on__isnull", False),
                            _connector="OR",
                        ),
                        name="regions_processor_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="regions_party_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeYear",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("fiscal_year", models.PositiveIntegerField()),
                ("contract_yen", yuiwork.core.entity.YenField(null=True)),
                ("contract_name", models.TextField(blank=True)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="years",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "fiscal_year"), name="regions_year_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contract_yen__isnull", True), ("contract_yen__gte", 0), _connector="OR"
                        ),
                        name="regions_year_contract",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="regions_year_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promotion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("from_role", models.CharField(max_length=20)),
                ("to_role", models.CharField(max_length=20)),
                ("to_level", models.PositiveSmallIntegerField(default=1)),
                ("reason", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promotions",
                        to="regions.programme",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promotions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "confirmed", "declined"])),
                        name="regions_promotion_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_role__in", ("learner", "tutor", "director", "instructor"))),
                        name="regions_promotion_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_role__in", ("tutor", "director", "instructor"))),
                        name="regions_promotion_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_level", 1),
                            models.Q(("to_level", 2), ("to_role", "director")),
                            _connector="OR",
                        ),
                        name="regions_promotion_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True), ("decided_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="regions_promotion_decided_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            ("proposed_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="regions_promotion_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="regions_promotion_declined_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("programme", "user", "to_role", "to_level"),
                        name="regions_promotion_proposed_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffLoan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("childcare", "childcare"),
                            ("desk", "desk"),
                            ("director", "director"),
                            ("editor", "editor"),
                            ("instructor", "instructor"),
                            ("officer", "officer"),
                            ("tutor", "tutor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("ends_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting for the other programme"),
                            ("agreed", "Agreed by both"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "home_programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lent",
                        to="regions.programme",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="loans",
                        to="regions.programme",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "agreed", "declined", "withdrawn"])),
                        name="regions_loan_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("programme", models.F("home_programme")), _negated=True),
                        name="regions_loan_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("since"))), name="regions_loan_dates"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="regions_loan_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="regions_loan_declined_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("programme", "user", "role"),
                        name="regions_loan_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffRole",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("childcare", "childcare"),
                            ("desk", "desk"),
                            ("director", "director"),
                            ("editor", "editor"),
                            ("instructor", "instructor"),
                            ("officer", "officer"),
                            ("tutor", "tutor"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff",
                        to="regions.programme",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ends_on", models.DateField(null=True)),
                ("level", models.PositiveSmallIntegerField(default=1)),
                (
                    "loan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="regions.staffloan",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("programme", "user", "role"),
                        name="regions_staff_role_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="regions_staff_role_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("since")), _connector="OR"
                        ),
                        name="regions_staff_role_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level", 1), models.Q(("level", 2), ("role", "director")), _connector="OR"
                        ),
                        name="regions_staff_role_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["childcare", "desk", "director", "editor", "instructor", "officer", "tutor"],
                            )
                        ),
                        name="regions_staff_role_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("first_year", models.PositiveIntegerField()),
                ("last_year", models.PositiveIntegerField()),
                ("aim", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "number"), name="regions_stage_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="regions_stage_years",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_year__gte", 1900), ("last_year__lte", 2200)),
                        name="regions_stage_plausible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Track",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("service", "Services (writing, design, data …)"),
                            ("goods", "Goods (handmade things sold online)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("description", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tracks",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="regions_track_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["service", "goods"])), name="regions_track_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("held_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kick_off", "Kick-off"),
                            ("regular", "Regular meeting"),
                            ("inspection", "Inspection and acceptance"),
                            ("other", "Other meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                ("attended", models.TextField()),
                ("decided", models.TextField()),
                ("open_points", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "held_on", "kind"), name="regions_meeting_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["kick_off", "regular", "inspection", "other"])),
                        name="regions_meeting_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attended", ""), _negated=True),
                            models.Q(("decided", ""), _negated=True),
                        ),
                        name="regions_meeting_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_on__isnull", True), ("next_on__gt", models.F("held_on")), _connector="OR"
                        ),
                        name="regions_meeting_next_later",
                    ),
                ],
            },
        ),
    ]
