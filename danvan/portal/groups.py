"""The seven task groups of a city's civic-engagement plan: the spine of home page and desk.

Source: the article on Hà Nội's Plan 274/KH-UBND of 2/12/2021, which names the tasks without numbering them; the split
into seven is the project's own reading.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Way:
    """One thing a person can do within a group, on pages that exist."""

    label: str | Promise
    url_name: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A task group: what the plan asks, what of it works here today, and the measures that say how it goes.

    Empty ways: not built yet, and said so. A measure that its area does not publish yet is passed over.
    """

    key: str
    name: str | Promise
    meaning: str | Promise
    public: tuple[Way, ...] = ()
    desk: tuple[Way, ...] = ()
    measures: tuple[str, ...] = ()


GROUPS = (
    TaskGroup(
        "propaganda",
        _("Make policy and law known"),
        _("News, legal documents and the rules behind every date."),
        public=(
            Way(_("News"), "news-front"),
            Way(_("Legal documents"), "legislation-library"),
            Way(_("Rules in force"), "deadlines-rules"),
        ),
        desk=(Way(_("Legal documents"), "legislation-library"),),
        measures=("news.dissemination_coverage",),
    ),
    TaskGroup(
        "apparatus",
        _("Review the apparatus and its staff"),
        _("Who is responsible for what, from the city to the ward."),
        public=(
            Way(_("Offices and what they do"), "organisations-units"),
            Way(_("My former ward"), "organisations-old-ward"),
        ),
        desk=(Way(_("Units and members"), "organisations-desk"),),
    ),
    TaskGroup(
        "coordination",
        _("Coordinate government, Fatherland Front and organisations"),
        _("Joint programmes, supervision, recommendations and who owes what."),
    ),
    TaskGroup(
        "policy_delivery",
        _("Carry out policy for people’s livelihood"),
        _("Plans, programmes and tasks, each with an owner and a date."),
        public=(
            Way(_("Plans and their progress"), "plans-public"),
            Way(_("People’s livelihood in figures"), "plan-livelihood"),
        ),
        desk=(
            Way(_("Plans"), "plan-list"),
            Way(_("My tasks"), "plan-my-tasks"),
            Way(_("Late, silent, at risk"), "plan-follow"),
            Way(_("Indicators"), "plan-indicators"),
        ),
        measures=("plans.tasks_on_time",),
    ),
    TaskGroup(
        "admin_reform",
        _("Simplify procedures and put them online"),
        _("Procedures, files and the terms they are settled in."),
        public=(Way(_("Work out a legal term"), "deadlines-calculator"),),
    ),
    TaskGroup(
        "reception_dialogue",
        _("Receive citizens, talk with them, settle their petitions"),
        _("Every petition gets a reference, an office in charge and a day of answer."),
        public=(Way(_("Send a petition"), "petition-send"), Way(_("Look up a petition"), "look-up")),
        desk=(Way(_("Petitions"), "petition-desk-list"),),
        measures=("petitions.answered", "petitions.satisfied"),
    ),
    TaskGroup(
        "emulation_unity",
        _("Spread good examples, build unity"),
        _("Movements, exemplars and who followed them."),
    ),
)
