from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_invitations")]
    operations = [
        migrations.AddField(
            model_name="question", name="sensitive", field=models.BooleanField(default=False)
        ),
    ]
