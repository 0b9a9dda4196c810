from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "danvan.petitions"
    label = "danvan_petitions"

    def ready(self) -> None:
        from danvan.attachments.owners import register_owner
        from danvan.petitions import menus  # noqa: F401  # registers itself, as each below
        from danvan.petitions.emails import received, screening  # noqa: F401
        from danvan.petitions.measures import after as _rated  # noqa: F401
        from danvan.petitions.measures import answered, cuts, passed_on  # noqa: F401
        from danvan.petitions.measures import received as _received  # noqa: F401
        from danvan.petitions.models import Petition
        from danvan.petitions.panels import home, intake, path  # noqa: F401
        from danvan.petitions.queries.finding import holds_the_link
        from danvan.petitions.rules.reading import MAY_READ
        from danvan.petitions.subscribers import receiving
        from danvan.petitions.subscribers import screening as _screening  # noqa: F401
        from danvan.petitions.jobs import followers  # noqa: F401
        from danvan.petitions.panels import after  # noqa: F401
        from danvan.petitions.subscribers import after as _after  # noqa: F401
        from danvan.petitions.subscribers import following  # noqa: F401
        from danvan.petitions.emails import extended  # noqa: F401
        from danvan.petitions.models import Cooperation, FieldCheck
        from danvan.petitions.panels import cooperation, handling, handover  # noqa: F401
        from danvan.petitions.rules.handling import MAY_OPEN_CONTRIBUTION, MAY_OPEN_FIELD_CHECK
        from danvan.petitions.subscribers import handling as _handling  # noqa: F401
        from danvan.petitions.emails import answering  # noqa: F401
        from danvan.petitions.models import Answer
        from danvan.petitions.panels import answer  # noqa: F401
        from danvan.petitions.queries.answers import holds_link_of_answered
        from danvan.petitions.rules.answering import MAY_OPEN_ANSWER
        from danvan.petitions.subscribers import answering as _answering  # noqa: F401

        from danvan.petitions.panels import publication  # noqa: F401
        from danvan.petitions.queries.public_copy import is_shown
        from danvan.petitions.subscribers import publishing  # noqa: F401

        register_owner(Petition, MAY_READ, public=is_shown, allows=holds_the_link)
        register_owner(Answer, MAY_OPEN_ANSWER, public=is_shown, allows=holds_link_of_answered)
        register_owner(Cooperation, MAY_OPEN_CONTRIBUTION)
        register_owner(FieldCheck, MAY_OPEN_FIELD_CHECK, public=is_shown)
