"""Plans: how long before its due date a unit is reminded of a task."""

from danvan.project.settings import env

# Days before the due date, once each; on a day off the reminder comes with the next working day.
PLAN_REMIND_DAYS_BEFORE = [int(days) for days in env.words("PLAN_REMIND_DAYS_BEFORE", "14,3")]
