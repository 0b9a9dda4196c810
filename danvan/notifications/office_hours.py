"""When a mail may reach a person who asked to be left alone outside office hours."""

from datetime import datetime

from danvan.deadlines.queries import working_calendar


def next_open(at: datetime) -> datetime:
    """`at` while offices are open, else the moment they open next by the city's working calendar."""
    opening, _ = next(working_calendar().open_spans(at))
    return max(at, opening)
