import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.entity
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeCounter",
            fields=[
                ("year", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("held", "Being checked"),
                            ("published", "Open for proposals"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("title", models.TextField()),
                ("category", models.CharField(blank=True, max_length=30)),
                ("withholding_listed", models.BooleanField(null=True)),
                ("description", models.TextField(blank=True)),
                ("quantity", models.TextField(blank=True)),
                ("apply_until", models.DateField(null=True)),
                ("delivery_due_on", models.DateField(null=True)),
                ("fee_amount", yuiwork.core.entity.YenField(null=True)),
                (
                    "tax_mode",
                    models.CharField(
                        choices=[
                            ("net", "Without consumption tax (it is added and shown separately)"),
                            ("gross", "With consumption tax, in one sum"),
                        ],
                        default="net",
                        max_length=5,
                    ),
                ),
                ("estimated_minutes", models.PositiveIntegerField(null=True)),
                ("work_place", models.TextField(blank=True)),
                ("delivery_place", models.TextField(blank=True)),
                ("acceptance_days", models.PositiveSmallIntegerField(null=True)),
                ("revision_limit", models.PositiveSmallIntegerField(default=2)),
                ("payment_text", models.TextField(blank=True)),
                (
                    "ip_mode",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "Nothing is transferred"),
                            ("license", "The client may use it; the rights stay with the worker"),
                            ("transfer", "The copyright is transferred to the client"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ip_scope", models.TextField(blank=True)),
                (
                    "expense_policy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "No expenses arise"),
                            ("worker", "The worker bears them; they are included in the fee"),
                            ("client", "The client bears them besides the fee, agreed beforehand"),
                        ],
                        max_length=10,
                    ),
                ),
                ("expense_note", models.TextField(blank=True)),
                ("change_policy", models.TextField(blank=True)),
                ("defect_policy", models.TextField(blank=True)),
                ("confidentiality_policy", models.TextField(blank=True)),
                ("contact", models.TextField(blank=True)),
                ("beginner_ok", models.BooleanField(default=False)),
                ("no_phone", models.BooleanField(default=True)),
                ("night_ok", models.BooleanField(default=False)),
                ("coached_at", models.DateTimeField(null=True)),
                ("risk_score", models.PositiveSmallIntegerField(default=0)),
                ("hold_codes", models.JSONField(default=list)),
                ("return_reason", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "close_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hired", "Somebody was hired"),
                            ("deadline", "The last day for proposals has passed"),
                            ("client", "Closed by the client"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "coached_programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coached_jobs",
                        to="regions.programme",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "apply_until"], name="market_job_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "held", "published", "closed"])),
                        name="market_job_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tax_mode__in", ["net", "gross"])), name="market_job_tax_mode"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fee_amount__isnull", True), ("fee_amount__gt", 0), _connector="OR"
                        ),
                        name="market_job_fee_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("acceptance_days__gt", 0),
                                ("apply_until__isnull", False),
                                ("delivery_due_on__isnull", False),
                                ("estimated_minutes__gt", 0),
                                ("fee_amount__isnull", False),
                                models.Q(("category", ""), _negated=True),
                                models.Q(("description", ""), _negated=True),
                                models.Q(("expense_policy", ""), _negated=True),
                                models.Q(("ip_mode", ""), _negated=True),
                                models.Q(("contact", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="market_job_offered_complete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="market_job_published_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="market_job_closed_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            ("delivery_due_on__gt", models.F("apply_until")),
                            _connector="OR",
                        ),
                        name="market_job_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobCriterion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="market.job"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("job", "position"),
                        name="market_jobcriterion_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JobVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="market.job"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("job", "number"), name="market_jobversion_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Not chosen"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("message", models.TextField(blank=True)),
                ("fee_amount", yuiwork.core.entity.YenField(null=True)),
                ("lower_reason", models.TextField(blank=True)),
                ("delivery_on", models.DateField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("filled", "Somebody else was chosen for this job"),
                            ("schedule", "The date does not fit"),
                            ("price", "The amount does not fit"),
                            ("experience", "Another kind of experience is needed"),
                            ("withdrawn_job", "The job will not take place"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decline_note", models.TextField(blank=True)),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="market.job"
                    ),
                ),
                (
                    "job_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.jobversion"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "sent", "accepted", "declined", "withdrawn"])
                        ),
                        name="market_proposal_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fee_amount__isnull", True), ("fee_amount__gt", 0), _connector="OR"
                        ),
                        name="market_proposal_fee_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["sent", "accepted", "declined"]), _negated=True),
                            models.Q(
                                ("delivery_on__isnull", False),
                                ("fee_amount__isnull", False),
                                ("sent_at__isnull", False),
                                models.Q(("message", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="market_proposal_sent_complete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False), models.Q(("decline_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="market_proposal_declined_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "sent", "accepted"])),
                        fields=("job", "worker"),
                        name="market_proposal_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "accepted")),
                        fields=("job",),
                        name="market_proposal_one_accepted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractCriterion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
            ],
            options={
                "ordering": ["position"],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ContractMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("side", models.CharField(max_length=10)),
                ("submission_id", models.UUIDField(unique=True)),
                ("text", models.TextField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("submission_id", models.UUIDField(unique=True)),
                ("text", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                ("checked", models.JSONField(default=list)),
                ("received_on", models.DateField()),
                ("accept_by", models.DateField()),
                ("payment_due_on", models.DateField()),
                (
                    "delivered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("accept_by__gte", models.F("received_on"))),
                        name="market_delivery_accept_by",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("file", models.FileField(max_length=200, upload_to="market/deliveries")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="market.delivery",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="market_deliveryfile_size"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("is_coached", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "Agreed, waiting for the deposit"),
                            ("funded", "Work under way"),
                            ("delivered", "Delivered, waiting for acceptance"),
                            ("revising", "In revision"),
                            ("accepted", "Accepted"),
                            ("cancelled", "Cancelled by both sides"),
                        ],
                        default="agreed",
                        max_length=10,
                    ),
                ),
                ("title", models.TextField()),
                ("category", models.CharField(max_length=30)),
                ("client_snapshot", models.JSONField()),
                ("worker_snapshot", models.JSONField()),
                (
                    "tax_mode",
                    models.CharField(
                        choices=[
                            ("net", "Without consumption tax (it is added and shown separately)"),
                            ("gross", "With consumption tax, in one sum"),
                        ],
                        max_length=5,
                    ),
                ),
                ("tax_rate", models.PositiveSmallIntegerField()),
                ("pay_net", yuiwork.core.entity.YenField()),
                ("pay_tax", yuiwork.core.entity.YenField()),
                ("client_total", yuiwork.core.entity.YenField()),
                ("withholding_base", yuiwork.core.entity.YenField()),
                ("withholding", yuiwork.core.entity.YenField()),
                ("withholding_reason", models.CharField(max_length=30)),
                ("transfer_amount", yuiwork.core.entity.YenField()),
                ("fee_bp", models.PositiveIntegerField()),
                ("platform_fee", yuiwork.core.entity.YenField()),
                ("platform_fee_tax", yuiwork.core.entity.YenField()),
                ("worker_net", yuiwork.core.entity.YenField()),
                ("estimated_minutes", models.PositiveIntegerField()),
                ("minimum_wage", yuiwork.core.entity.YenField()),
                ("wage_prefecture", models.CharField(blank=True, max_length=2)),
                ("hold_id", models.UUIDField(unique=True)),
                ("payment_reference", models.TextField(unique=True)),
                ("agreed_at", models.DateTimeField()),
                ("delivery_due_on", models.DateField()),
                ("acceptance_days", models.PositiveSmallIntegerField()),
                ("revision_limit", models.PositiveSmallIntegerField()),
                ("payment_rule", models.TextField(blank=True)),
                ("payment_due_on", models.DateField()),
                ("funded_on", models.DateField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("accepted_by_silence", models.BooleanField(default=False)),
                ("cancelled_on", models.DateField(null=True)),
                ("reviews_revealed_at", models.DateTimeField(null=True)),
                (
                    "client_org",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_client",
                        to="people.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="market.contract",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="regions.programme",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts_as_worker",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "accepted_delivery",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="market.delivery",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="market.job",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contract",
                        to="market.proposal",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["worker", "state"], name="market_contract_worker"),
                    models.Index(fields=["client_org", "state"], name="market_contract_client"),
                    models.Index(fields=["programme", "state"], name="market_contract_programme"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["agreed", "funded", "delivered", "revising", "accepted", "cancelled"],
                            )
                        ),
                        name="market_contract_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "client_total",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("pay_net"), "+", models.F("pay_tax")
                                ),
                            ),
                            (
                                "transfer_amount",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("client_total"), "-", models.F("withholding")
                                ),
                            ),
                            (
                                "worker_net",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("transfer_amount"), "-", models.F("platform_fee")
                                    ),
                                    "-",
                                    models.F("platform_fee_tax"),
                                ),
                            ),
                        ),
                        name="market_contract_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pay_net__gt", 0),
                            ("pay_tax__gte", 0),
                            ("platform_fee__gte", 0),
                            ("platform_fee_tax__gte", 0),
                            ("withholding__gte", 0),
                            ("worker_net__gt", 0),
                        ),
                        name="market_contract_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["agreed", "cancelled"]),
                            ("funded_on__isnull", False),
                            _connector="OR",
                        ),
                        name="market_contract_work_is_funded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_at__isnull", False),
                                ("accepted_delivery__isnull", False),
                                ("accepted_on__isnull", False),
                                ("state", "accepted"),
                            ),
                            models.Q(
                                models.Q(("state", "accepted"), _negated=True),
                                ("accepted_at__isnull", True),
                                ("accepted_delivery__isnull", True),
                                ("accepted_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="market_contract_accepted_what_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_on__isnull", False), ("state", "cancelled")),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True),
                                ("cancelled_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="market_contract_cancelled_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="market_contract_not_own_parent",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("parent__isnull", True), models.Q(("state", "cancelled"), _negated=True)
                        ),
                        fields=("job",),
                        name="market_contract_one_per_job",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("requested_on", models.DateField()),
                ("due_on", models.DateField()),
                ("sent_on", models.DateField(null=True)),
                (
                    "contract",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_request",
                        to="market.contract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on__isnull", True),
                            ("sent_on__gte", models.F("requested_on")),
                            _connector="OR",
                        ),
                        name="market_paperrequest_dates",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "side",
                    models.CharField(choices=[("client", "Client"), ("worker", "Worker")], max_length=10),
                ),
                ("score", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="market.contract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "side"), name="market_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="market_review_score"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["client", "worker"])), name="market_review_side"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="market.contract",
                    ),
                ),
                ("criteria", models.ManyToManyField(related_name="revisions", to="market.contractcriterion")),
                (
                    "delivery",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revision",
                        to="market.delivery",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "number"), name="market_revisionrequest_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="market.contract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "number"), name="market_termsversion_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TermsNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.TextField(unique=True)),
                ("document_id", models.UUIDField(unique=True)),
                ("issued_at", models.DateTimeField()),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="market.contract",
                    ),
                ),
                (
                    "terms",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="market.termsversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "contract"), name="market_termsnotice_of_contract")
                ],
            },
        ),
        migrations.CreateModel(
            name="WithholdingLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("payee_name", models.TextField()),
                ("payee_address", models.TextField()),
                ("category", models.CharField(max_length=30)),
                ("category_label", models.TextField()),
                ("pay_total", yuiwork.core.entity.YenField()),
                ("base", yuiwork.core.entity.YenField()),
                ("tax", yuiwork.core.entity.YenField()),
                ("paid_on", models.DateField()),
                ("remit_due_on", models.DateField()),
                (
                    "client_org",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withholding_lines",
                        to="people.organisation",
                    ),
                ),
                (
                    "contract",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withholding_line",
                        to="market.contract",
                    ),
                ),
                (
                    "payee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client_org", "paid_on"], name="market_withholding_month")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tax__gt", 0), ("base__gte", models.F("tax"))),
                        name="market_withholdingline_tax",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("remit_due_on__gt", models.F("paid_on"))),
                        name="market_withholdingline_due",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cancellation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "side",
                    models.CharField(choices=[("client", "Client"), ("worker", "Worker")], max_length=10),
                ),
                ("reason", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for the other side"),
                            ("agreed", "Agreed"),
                            ("declined", "Declined"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancellations",
                        to="market.contract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "agreed", "declined"])),
                        name="market_cancellation_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["client", "worker"])),
                        name="market_cancellation_side",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("contract",),
                        name="market_cancellation_one_open",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ContractCriterion",
            name="contract",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="criteria", to="market.contract"
            ),
        ),
        migrations.AddConstraint(
            model_name="ContractCriterion",
            constraint=models.UniqueConstraint(
                fields=("contract", "position"), name="market_contractcriterion_once"
            ),
        ),
        migrations.AddField(
            model_name="ContractMessage",
            name="contract",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="market.contract"
            ),
        ),
        migrations.AddField(
            model_name="Delivery",
            name="contract",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="market.contract"
            ),
        ),
        migrations.AddConstraint(
            model_name="Delivery",
            constraint=models.UniqueConstraint(fields=("contract", "number"), name="market_delivery_once"),
        ),
        migrations.AddField(
            model_name="Contract",
            name="notice",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.termsnotice"
            ),
        ),
    ]
