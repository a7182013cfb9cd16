"""Carers of children are staff of a programme too."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0004_owner_always'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='staffrole',
            name='regions_staff_role_known',
        ),
        migrations.AlterField(
            model_name='staffloan',
            name='role',
            field=models.CharField(choices=[('childcare', 'childcare'), ('director', 'director'), ('editor', 'editor'), ('instructor', 'instructor'), ('officer', 'officer'), ('tutor', 'tutor')], max_length=20),
        ),
        migrations.AlterField(
            model_name='staffrole',
            name='role',
            field=models.CharField(choices=[('childcare', 'childcare'), ('director', 'director'), ('editor', 'editor'), ('instructor', 'instructor'), ('officer', 'officer'), ('tutor', 'tutor')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='staffrole',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['childcare', 'director', 'editor', 'instructor', 'officer', 'tutor'])), name='regions_staff_role_known'),
        ),
    ]
