"""Reception days of a few offices, posted through the action itself; invented for the demonstration."""

from danvan.organisations.actions.set_reception import set_reception
from danvan.organisations.models import Unit
from danvan.project.demo.people import DEMO, SINCE

# Slug of the unit, ISO weekdays, hours.
RECEPTIONS = (
    ("ubnd-phuong-nghia-do", (2, 5), "8:00–11:30, phòng tiếp công dân, tầng 1"),
    ("ubnd-phuong-bach-mai", (4,), "14:00–16:30, phòng tiếp công dân"),
)


def make_receptions() -> None:
    """Post the days; doing it again changes nothing."""
    for slug, weekdays, hours in RECEPTIONS:
        set_reception(Unit.objects.get(slug=slug).pk, weekdays=weekdays, hours=hours, by=DEMO, on=SINCE)
