import django.db.models.deletion
from django.db import migrations, models

# Written down in the database, so that a script cannot put a course into another programme's track either.
SAME_PROGRAMME = """
CREATE FUNCTION learning_course_track() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.track_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM regions_track t WHERE t.id = NEW.track_id AND t.programme_id = NEW.programme_id
    ) THEN
        RAISE EXCEPTION 'learning_course_track_same_programme' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_course_track BEFORE INSERT OR UPDATE OF track_id, programme_id ON learning_course
    FOR EACH ROW EXECUTE FUNCTION learning_course_track();
"""
DROP_SAME_PROGRAMME = """
DROP TRIGGER learning_course_track ON learning_course;
DROP FUNCTION learning_course_track();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0018_peers"),
        ("regions", "0006_desk_role"),
    ]

    operations = [
        migrations.AddField(
            model_name="course",
            name="track",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="courses",
                to="regions.track",
            ),
        ),
        migrations.RunSQL(SAME_PROGRAMME, DROP_SAME_PROGRAMME),
    ]
