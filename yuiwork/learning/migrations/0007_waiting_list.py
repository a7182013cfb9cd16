"""Waiting list, kinds and series of seminars, own lists of sources, codes at the door."""

import django.db.models.deletion
import yuiwork.core.clock
import yuiwork.core.ids
import yuiwork.learning.models.seminar_application
from django.conf import settings
from django.db import migrations, models


# Each row its own code: the subquery names the row, so that it is drawn anew for each.
CODES = """
UPDATE learning_seminarapplication SET code = (
    SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + floor(random() * 31)::int, 1), '')
    FROM generate_series(1, 6) WHERE learning_seminarapplication.id IS NOT NULL
);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0006_completion_guards'),
        ('regions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgrammeSource',
            fields=[
                ('id', models.UUIDField(default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ('code', models.SlugField(max_length=30)),
                ('label', models.TextField(blank=True)),
                ('position', models.PositiveIntegerField()),
                ('offered', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='SeminarChange',
            fields=[
                ('id', models.UUIDField(default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ('revision', models.PositiveIntegerField()),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['revision'],
            },
        ),
        migrations.CreateModel(
            name='SeminarSeries',
            fields=[
                ('id', models.UUIDField(default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ('title', models.TextField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='seminarapplication',
            name='learning_seminar_application_state',
        ),
        migrations.RemoveConstraint(
            model_name='seminarapplication',
            name='learning_seminar_person_once',
        ),
        migrations.RemoveConstraint(
            model_name='seminarapplication',
            name='learning_seminar_application_source',
        ),
        migrations.AddField(
            model_name='seminar',
            name='called_off_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='seminar',
            name='called_off_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='seminar',
            name='kind',
            field=models.CharField(choices=[('publicity', 'Seminar for everybody'), ('trial', 'Trial lesson'), ('business_meeting', 'Meeting with companies'), ('exchange', 'Exchange meeting')], default='publicity', max_length=20),
        ),
        migrations.AddField(
            model_name='seminar',
            name='revision',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='seminar',
            name='state',
            field=models.CharField(choices=[('announced', 'Announced'), ('called_off', 'Called off')], default='announced', max_length=12),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='campaign',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='code',
            field=models.CharField(default=yuiwork.learning.models.seminar_application.new_code, max_length=6),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='offer_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='reminded_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='waiting_since',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='seminarapplication',
            name='walk_in',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='seminarplace',
            name='access',
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name='seminarapplication',
            name='source',
            field=models.SlugField(max_length=30),
        ),
        migrations.AlterField(
            model_name='seminarapplication',
            name='state',
            field=models.CharField(choices=[('waiting', 'On the waiting list'), ('offered', 'Seat offered'), ('applied', 'Applied'), ('lapsed', 'No seat became free'), ('cancelled', 'Cancelled'), ('attended', 'Attended'), ('absent', 'Absent')], default='applied', max_length=10),
        ),
        migrations.AddIndex(
            model_name='seminarapplication',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['place', 'waiting_since'], name='learning_seminar_queue'),
        ),
        migrations.AddIndex(
            model_name='seminarapplication',
            index=models.Index(condition=models.Q(('state', 'offered')), fields=['offer_until'], name='learning_seminar_offers'),
        ),
        migrations.RunSQL(CODES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'offered', 'applied', 'lapsed', 'cancelled', 'attended', 'absent'])), name='learning_seminar_application_state'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('cancelled', 'lapsed')), _negated=True), fields=('seminar', 'email_key', 'name_key'), name='learning_seminar_person_once'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.CheckConstraint(condition=models.Q(('source__regex', '^[a-z0-9_]+$')), name='learning_seminar_application_source'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.UniqueConstraint(fields=('seminar', 'code'), name='learning_seminar_code_once'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer_until__isnull', False), ('state', 'offered')), models.Q(models.Q(('state', 'offered'), _negated=True), ('offer_until__isnull', True)), _connector='OR'), name='learning_seminar_offered_until'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['waiting', 'offered']), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='learning_seminar_waiting_since'),
        ),
        migrations.AddConstraint(
            model_name='seminarapplication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), ('walk_in', True), _connector='OR'), name='learning_seminar_reachable'),
        ),
        migrations.AddField(
            model_name='programmesource',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='regions.programme'),
        ),
        migrations.AddField(
            model_name='seminarchange',
            name='changed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='seminarchange',
            name='seminar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='learning.seminar'),
        ),
        migrations.AddField(
            model_name='seminarseries',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seminar_series', to='regions.programme'),
        ),
        migrations.AddField(
            model_name='seminar',
            name='series',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seminars', to='learning.seminarseries'),
        ),
        migrations.AddConstraint(
            model_name='seminar',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['announced', 'called_off'])), name='learning_seminar_state'),
        ),
        migrations.AddConstraint(
            model_name='seminar',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['publicity', 'trial', 'business_meeting', 'exchange'])), name='learning_seminar_kind'),
        ),
        migrations.AddConstraint(
            model_name='seminar',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', False), ('state', 'called_off'), models.Q(('called_off_reason', ''), _negated=True)), models.Q(models.Q(('state', 'called_off'), _negated=True), ('called_off_at__isnull', True)), _connector='OR'), name='learning_seminar_called_off_why'),
        ),
        migrations.AddConstraint(
            model_name='programmesource',
            constraint=models.UniqueConstraint(fields=('programme', 'code'), name='learning_source_code_once'),
        ),
        migrations.AddConstraint(
            model_name='programmesource',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z0-9_]+$')), name='learning_source_code_form'),
        ),
        migrations.AddConstraint(
            model_name='programmesource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('label', ''), _negated=True), ('code__in', ['bulletin', 'library_poster', 'kindergarten_flyer', 'hello_work', 'uturn_centre', 'labour_bureau', 'mothers_job_centre', 'friend', 'sns', 'web', 'other']), _connector='OR'), name='learning_source_has_label'),
        ),
        migrations.AddConstraint(
            model_name='seminarchange',
            constraint=models.UniqueConstraint(fields=('seminar', 'revision'), name='learning_seminar_change_once'),
        ),
        migrations.AddConstraint(
            model_name='seminarseries',
            constraint=models.UniqueConstraint(fields=('programme', 'title'), name='learning_series_title_once'),
        ),
        migrations.AddConstraint(
            model_name='seminarseries',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='learning_series_has_title'),
        ),
    ]
