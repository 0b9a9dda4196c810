"""The demonstration city: steps that fill it, each once, and the people one can sign in as."""

from danvan.project.demo.comments import make_comments
from danvan.project.demo.dissemination import make_dissemination
from danvan.project.demo.livelihood import make_livelihood
from danvan.project.demo.news import make_articles
from danvan.project.demo.people import PASSWORD, PEOPLE, DemonstrationAccount, make_people
from danvan.project.demo.petitions import make_petitions
from danvan.project.demo.plan_review import make_plan_review
from danvan.project.demo.plans import make_plans
from danvan.project.demo.receptions import make_receptions
from danvan.project.demo.road import make_road
from danvan.project.demo.texts import make_texts

STEPS = (
    make_people,
    make_receptions,
    make_petitions,
    make_road,
    make_articles,
    make_texts,
    make_comments,
    make_dissemination,
    make_livelihood,
    make_plans,
    make_plan_review,
)
ACCOUNTS = tuple(DemonstrationAccount(str(p.role.label), p.code, PASSWORD) for p in PEOPLE)
