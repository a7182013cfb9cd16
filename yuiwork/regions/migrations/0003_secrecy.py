"""What staff promise about personal data, and who agreed: neither is ever changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids

STAYS = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_STAYS = "DROP TRIGGER {table}_append_only ON {table};"
TABLES = ("regions_secrecytext", "regions_secrecyagreement")


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0002_guards'),
        ('audit', '0002_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SecrecyText',
            fields=[
                ('id', models.UUIDField(default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='secrecy_texts', to='regions.programme')),
            ],
            options={
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='SecrecyAgreement',
            fields=[
                ('id', models.UUIDField(default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ('taught_on', models.DateField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('secrecy_text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='regions.secrecytext')),
            ],
        ),
        migrations.AddConstraint(
            model_name='secrecytext',
            constraint=models.UniqueConstraint(fields=('programme', 'version'), name='regions_secrecy_version_once'),
        ),
        migrations.AddConstraint(
            model_name='secrecytext',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='regions_secrecy_from_one'),
        ),
        migrations.AddConstraint(
            model_name='secrecytext',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='regions_secrecy_says_something'),
        ),
        migrations.AddConstraint(
            model_name='secrecyagreement',
            constraint=models.UniqueConstraint(fields=('secrecy_text', 'user'), name='regions_secrecy_agreed_once'),
        ),
        *[migrations.RunSQL(STAYS.format(table=table), DROP_STAYS.format(table=table)) for table in TABLES],
    ]
