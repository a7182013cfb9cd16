"""The form of a round in preparation stands in a question set of ``surveys``, no longer in a list of its own."""

from django.db import migrations


def into_sets(apps, schema_editor):
    rounds = apps.get_model("intake", "IntakeRound")
    sets, questions = apps.get_model("surveys", "QuestionSet"), apps.get_model("surveys", "Question")
    for row in rounds.objects.filter(question_set=None).exclude(questions=[]).select_related("course"):
        row.question_set = sets.objects.create(programme_id=row.course.programme_id)
        questions.objects.bulk_create(
            questions(
                question_set=row.question_set,
                number=number,
                code=one["code"],
                kind=one["kind"],
                text=one["text"],
                help=one.get("help", ""),
                required=one.get("required", True),
                options=one.get("options", []),
            )
            for number, one in enumerate(row.questions, start=1)
        )
        row.save(update_fields=["question_set"])


def into_lists(apps, schema_editor):
    """Back: the old list knows text, options and whether one has to answer."""
    rounds = apps.get_model("intake", "IntakeRound")
    questions = apps.get_model("surveys", "Question")
    for row in rounds.objects.exclude(question_set=None).select_related("question_set"):
        row.questions = [
            {
                "code": one.code,
                "kind": one.kind,
                "text": one.text,
                "help": one.help,
                "required": one.required,
                "options": one.options,
            }
            for one in questions.objects.filter(question_set=row.question_set).order_by("number")
        ]
        if row.question_set.state == "draft":
            row.question_set = None
        row.save(update_fields=["questions", "question_set"])


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_answers_stay"), ("surveys", "0005_groups_and_wordings")]
    operations = [
        migrations.RunPython(into_sets, into_lists),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE;", "SET CONSTRAINTS ALL IMMEDIATE;"),
        migrations.RemoveField(model_name="intakeround", name="questions"),
    ]
