"""What must hold whoever writes: notes are never changed, a topic belongs to the desk that is asked."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER desk_note_append_only BEFORE UPDATE OR DELETE ON desk_consultationnote
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER desk_note_append_only ON desk_consultationnote;"

OWN_TOPIC = """
CREATE FUNCTION desk_own_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM desk_topic WHERE id = NEW.topic_id AND desk_id = NEW.desk_id)
        OR (NEW.slot_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM desk_slot WHERE id = NEW.slot_id AND desk_id = NEW.desk_id)) THEN
        RAISE EXCEPTION 'the topic or the slot belongs to another desk'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'desk_consultation_own_desk';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER desk_own_topic BEFORE INSERT OR UPDATE OF desk_id, topic_id, slot_id
    ON desk_consultation FOR EACH ROW EXECUTE FUNCTION desk_own_topic();
"""
DROP_OWN_TOPIC = "DROP TRIGGER desk_own_topic ON desk_consultation; DROP FUNCTION desk_own_topic();"


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(OWN_TOPIC, DROP_OWN_TOPIC),
    ]
