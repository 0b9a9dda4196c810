"""The demonstration city: steps that fill it, each once, and the people one can sign in as."""

from danvan.project.demo.people import PASSWORD, PEOPLE, DemonstrationAccount, make_people
from danvan.project.demo.petitions import make_petitions

STEPS = (make_people, make_petitions)
ACCOUNTS = tuple(DemonstrationAccount(str(p.role.label), p.code, PASSWORD) for p in PEOPLE)
