"""The demonstration city: steps that fill it, each once, and the people one can sign in as."""

from danvan.project.demo.people import PASSWORD, PEOPLE, DemonstrationAccount, make_people
from danvan.project.demo.petitions import make_petitions
from danvan.project.demo.receptions import make_receptions
from danvan.project.demo.road import make_road

STEPS = (make_people, make_receptions, make_petitions, make_road)
ACCOUNTS = tuple(DemonstrationAccount(str(p.role.label), p.code, PASSWORD) for p in PEOPLE)
