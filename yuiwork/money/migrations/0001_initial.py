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
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.CharField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asset", "Assets"),
                            ("liability", "Liabilities"),
                            ("equity", "Own funds"),
                            ("revenue", "Revenue"),
                            ("expense", "Expenses"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "owner_type",
                    models.CharField(
                        choices=[
                            ("platform", "Platform"),
                            ("user", "User"),
                            ("organisation", "Organisation"),
                            ("hold", "Hold"),
                        ],
                        default="platform",
                        max_length=12,
                    ),
                ),
                ("owner_id", models.UUIDField(null=True)),
                ("allow_negative", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["owner_type", "owner_id"], name="money_account_owner_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["asset", "liability", "equity", "revenue", "expense"])
                        ),
                        name="money_account_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_id__isnull", True), ("owner_type", "platform")),
                            models.Q(
                                models.Q(("owner_type", "platform"), _negated=True),
                                ("owner_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="money_account_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner_type__in", ["platform", "user", "organisation", "hold"])),
                        name="money_account_owner_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_type", "hold"), _negated=True),
                            ("allow_negative", False),
                            _connector="OR",
                        ),
                        name="money_account_hold_never_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("bank_code", models.CharField(max_length=4)),
                ("branch_code", models.CharField(max_length=3)),
                ("account_type", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=7)),
                ("holder_kana", models.CharField(max_length=30)),
                ("yucho_symbol", models.CharField(blank=True, max_length=5)),
                ("yucho_number", models.CharField(blank=True, max_length=8)),
                ("needs_correction", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_account",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bank_code__regex", "^\\d{4}$"),
                            ("branch_code__regex", "^\\d{3}$"),
                            ("number__regex", "^\\d{7}$"),
                        ),
                        name="money_bank_account_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("account_type__in", [1, 2, 4, 9])), name="money_bank_account_type"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holder_kana", ""), _negated=True),
                        name="money_bank_account_holder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayoutRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("run_on", models.DateField(unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("exported", "File made"),
                            ("sent", "Sent by the bank"),
                        ],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("content", models.BinaryField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("total", yuiwork.core.entity.YenField(default=0)),
                ("sent_on", models.DateField(null=True)),
                ("fee_total", yuiwork.core.entity.YenField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["prepared", "exported", "sent"])),
                        name="money_run_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("state",),
                        name="money_run_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("state", "prepared")),
                            models.Q(
                                models.Q(("state", "prepared"), _negated=True),
                                ("content__isnull", False),
                                ("total__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="money_run_file_when_exported",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fee_total__gte", 0), ("sent_on__isnull", False), ("state", "sent")),
                            models.Q(
                                models.Q(("state", "sent"), _negated=True),
                                ("fee_total__isnull", True),
                                ("sent_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="money_run_sent_facts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                ("amount", yuiwork.core.entity.YenField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("blocked", "No account to pay to"),
                            ("exported", "In the file"),
                            ("sent", "Sent"),
                            ("returned", "Came back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("bank_code", models.CharField(blank=True, max_length=4)),
                ("branch_code", models.CharField(blank=True, max_length=3)),
                ("account_type", models.PositiveSmallIntegerField(null=True)),
                ("account_number", models.CharField(blank=True, max_length=7)),
                ("holder_kana", models.CharField(blank=True, max_length=30)),
                ("new_code", models.PositiveSmallIntegerField(default=0)),
                ("document_id", models.UUIDField(null=True)),
                ("returned_on", models.DateField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payouts",
                        to="money.payoutrun",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "state"], name="money_payout_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["prepared", "blocked", "exported", "sent", "returned"])
                        ),
                        name="money_payout_state",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="money_payout_amount"),
                    models.UniqueConstraint(fields=("run", "user"), name="money_payout_once_per_run"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "blocked"),
                            models.Q(("account_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="money_payout_has_account",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SenderAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("requester_code", models.CharField(max_length=10)),
                ("requester_name", models.CharField(max_length=40)),
                ("bank_code", models.CharField(max_length=4)),
                ("branch_code", models.CharField(max_length=3)),
                ("account_type", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=7)),
                ("line_end", models.CharField(default="crlf", max_length=4)),
                ("end_mark", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("account_type__in", [1, 2, 4, 9])), name="money_sender_type"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__regex", "^\\d{7}$"), ("requester_code__regex", "^\\d{10}$")
                        ),
                        name="money_sender_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("line_end__in", ["none", "crlf"])), name="money_sender_line_end"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("filename", models.TextField()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
                ("type_code", models.CharField(max_length=2)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("opening", yuiwork.core.entity.YenField(null=True)),
                ("closing", yuiwork.core.entity.YenField(null=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("type_code__in", ["01", "03"])), name="money_import_type"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("type_code", "03"), ("closing__isnull", False), ("opening__isnull", False)
                            ),
                            models.Q(
                                ("type_code", "01"), ("closing__isnull", True), ("opening__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="money_import_balances",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("key_hash", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening balance of the bank account"),
                            ("deposit", "Deposit"),
                            ("allocation", "Deposit assigned to a client"),
                            ("funding", "Put on hold"),
                            ("release", "Pay confirmed"),
                            ("refund", "Returned from hold"),
                            ("refund_due", "Refund to be paid"),
                            ("refund_paid", "Refund paid"),
                            ("payout", "Payout on its way"),
                            ("payout_sent", "Payout sent"),
                            ("payout_returned", "Payout came back"),
                            ("cancelled_deposit", "Deposit taken back by the bank"),
                            ("explained", "Bank entry explained"),
                            ("reversal", "Reversal"),
                        ],
                        max_length=20,
                    ),
                ),
                ("occurred_on", models.DateField()),
                ("amount", yuiwork.core.entity.YenField()),
                ("entry_count", models.PositiveSmallIntegerField()),
                ("actor", models.TextField()),
                ("memo", models.TextField(blank=True)),
                ("ref_type", models.CharField(blank=True, max_length=60)),
                ("ref_id", models.UUIDField(null=True)),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="money.transfer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["occurred_on", "id"], name="money_transfer_day"),
                    models.Index(fields=["ref_type", "ref_id"], name="money_transfer_ref"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="money_transfer_amount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("entry_count__gte", 2)), name="money_transfer_two_entries"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "opening",
                                    "deposit",
                                    "allocation",
                                    "funding",
                                    "release",
                                    "refund",
                                    "refund_due",
                                    "refund_paid",
                                    "payout",
                                    "payout_sent",
                                    "payout_returned",
                                    "cancelled_deposit",
                                    "explained",
                                    "reversal",
                                ],
                            )
                        ),
                        name="money_transfer_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="money_transfer_has_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reversal"), ("reverses__isnull", False)),
                            models.Q(
                                models.Q(("kind", "reversal"), _negated=True), ("reverses__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="money_transfer_reversal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField()),
                ("side", models.CharField(choices=[("D", "Debit"), ("C", "Credit")], max_length=1)),
                ("amount", yuiwork.core.entity.YenField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="money.account",
                    ),
                ),
                (
                    "transfer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="money.transfer",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "id"], name="money_entry_account_idx")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="money_entry_amount"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["D", "C"])), name="money_entry_side"
                    ),
                    models.UniqueConstraint(fields=("transfer", "seq"), name="money_entry_seq"),
                    models.UniqueConstraint(fields=("transfer", "account"), name="money_entry_account_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("key_hash", models.CharField(max_length=64)),
                ("ref_type", models.CharField(max_length=60)),
                ("ref_id", models.UUIDField()),
                ("payer_id", models.UUIDField(db_index=True)),
                ("payer_name", models.TextField()),
                ("payer_kana", models.TextField()),
                ("payer_match_key", models.TextField(blank=True)),
                ("memo", models.TextField(blank=True)),
                ("amount", yuiwork.core.entity.YenField()),
                ("payment_reference", models.CharField(max_length=20, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Waiting for the deposit"),
                            ("funded", "On hold"),
                            ("released", "Confirmed for the worker"),
                            ("refunded", "Returned to the client"),
                            ("partial", "Settled in parts"),
                            ("cancelled", "Cancelled before the deposit"),
                        ],
                        default="requested",
                        max_length=10,
                    ),
                ),
                ("released_amount", yuiwork.core.entity.YenField(default=0)),
                ("refunded_amount", yuiwork.core.entity.YenField(default=0)),
                ("funded_on", models.DateField(null=True)),
                ("released_on", models.DateField(null=True)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hold", to="money.account"
                    ),
                ),
                (
                    "funding",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="money.transfer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "requested")),
                        fields=["payer_match_key", "amount"],
                        name="money_hold_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ref_type", "ref_id"), name="money_hold_one_per_order"),
                    models.CheckConstraint(
                        condition=models.Q(("ref_type", ""), _negated=True), name="money_hold_has_order"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="money_hold_amount"),
                    models.CheckConstraint(
                        condition=models.Q(("refunded_amount__gte", 0), ("released_amount__gte", 0)),
                        name="money_hold_parts_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "amount__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("released_amount"), "+", models.F("refunded_amount")
                                ),
                            )
                        ),
                        name="money_hold_within_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["requested", "cancelled"]),
                                ("refunded_amount", 0),
                                ("released_amount", 0),
                                ("funded_on__isnull", True),
                            ),
                            models.Q(
                                ("state", "funded"),
                                ("refunded_amount", 0),
                                ("released_amount", 0),
                                ("funded_on__isnull", False),
                            ),
                            models.Q(
                                ("funded_on__isnull", False),
                                ("refunded_amount", 0),
                                ("released_amount", models.F("amount")),
                                ("state", "released"),
                            ),
                            models.Q(
                                ("funded_on__isnull", False),
                                ("refunded_amount", models.F("amount")),
                                ("released_amount", 0),
                                ("state", "refunded"),
                            ),
                            models.Q(
                                ("funded_on__isnull", False),
                                ("released_amount__lt", models.F("amount")),
                                ("state", "partial"),
                                ("refunded_amount__lt", models.F("amount")),
                                models.Q(("refunded_amount", 0), ("released_amount", 0), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="money_hold_state_tells_amounts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["requested", "funded", "released", "refunded", "partial", "cancelled"],
                            )
                        ),
                        name="money_hold_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("record", models.PositiveIntegerField()),
                ("posted_on", models.DateField()),
                ("is_incoming", models.BooleanField()),
                ("is_cancel", models.BooleanField(default=False)),
                ("amount", yuiwork.core.entity.YenField()),
                ("remitter_name", models.TextField(blank=True)),
                ("remitter_key", models.TextField(blank=True)),
                ("edi", models.TextField(blank=True)),
                ("memo", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("matched", "Matched"),
                            ("credited", "The client is known, the amount differs"),
                            ("suspense", "Nobody found yet"),
                            ("out", "Outgoing, not explained yet"),
                            ("known", "Outgoing, known"),
                            ("cancelled", "Taken back by the bank"),
                            ("explained", "Explained by hand"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "cancels",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancelled_by",
                        to="money.importedline",
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="money.hold",
                    ),
                ),
                (
                    "payout_run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="money.payoutrun",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="money.statementimport",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "posted_on"], name="money_line_state_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["matched", "credited", "suspense", "out", "known", "cancelled", "explained"],
                            )
                        ),
                        name="money_line_state",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="money_line_amount"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["matched", "credited"]), _negated=True),
                            ("hold__isnull", False),
                            _connector="OR",
                        ),
                        name="money_line_matched_has_hold",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountBalance",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="balance",
                        serialize=False,
                        to="money.account",
                    ),
                ),
                ("debits", yuiwork.core.entity.YenField(default=0)),
                ("credits", yuiwork.core.entity.YenField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("credits__gte", 0), ("debits__gte", 0)),
                        name="money_balance_sums_positive",
                    )
                ],
            },
        ),
    ]
