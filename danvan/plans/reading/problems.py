"""What a reviewer is told about doubtful places of a plan; pages translate the sentences."""

from danvan.errors import N_

#: Code of `pieces.Problem` -> the sentence, and whether it needs a decision before the plan is taken over.
SENTENCES: dict[str, tuple[str, bool]] = {
    "mostly-lost": (N_("Most lines have lost letters on the way here. Ask for the original file."), True),
    "letters-lost": (N_("Letters were lost here. Nothing was removed; compare with the original and type them."), True),
    "no-number": (N_("No number and sign was recognised."), False),
    "no-day": (N_("The day of issue was not recognised."), False),
    "bad-day": (N_("There is no such day in the calendar."), True),
    "no-kind": (N_("The kind of document was not recognised."), False),
    "no-issuer": (N_("The issuing body was not recognised."), False),
    "no-title": (N_("The title was not recognised."), False),
    "no-groups": (N_("No tasks were recognised; all lines are kept as other text. Enter the tasks by hand."), True),
    "groups-count": (
        N_("The text speaks of another number of task groups than were recognised. Compare with the original."),
        False,
    ),
    "number-twice": (N_("This number occurs twice in its group; the second was given another."), False),
    "numbers-missing": (
        N_("The numbers jump here. Was something left out, or read as part of the piece before?"),
        False,
    ),
    "dates-differ": (N_("One task names two dates that differ. The earlier one was taken; decide which counts."), True),
    "due-before-issue": (N_("The task would be due before the plan was issued. Is the year right?"), True),
    "due-unclear": (N_("When this task is due was not recognised; enter a date or how often it comes again."), False),
    "table-no-header": (
        N_("This table has no headings; what its columns hold was guessed from their contents. Check every row."),
        True,
    ),
    "no-lead": (N_("No task names who leads. Enter the lead units."), False),
}
