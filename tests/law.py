"""The law as it is delivered, for tests: documents, rules, calendar."""

from danvan.deadlines import seeding as law_of_terms
from danvan.legislation import seeding as library
from tests.replaying import Replayed


def _load() -> None:
    library.load()
    law_of_terms.load()


delivered_law = Replayed(_load, "danvan_legislation", "danvan_deadlines")
