"""The demonstration city: steps that fill it, each once, and the people one can sign in as."""

from danvan.project.demo.people import PASSWORD, PEOPLE, DemonstrationAccount, make_people
from danvan.project.demo.petitions import make_petitions
from danvan.project.demo.receptions import make_receptions

STEPS = (make_people, make_receptions, make_petitions)
ACCOUNTS = tuple(DemonstrationAccount(str(p.role.label), p.code, PASSWORD) for p in PEOPLE)
