from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "danvan.petitions"
    label = "danvan_petitions"

    def ready(self) -> None:
        from danvan.attachments.owners import register_owner
        from danvan.petitions import menus  # noqa: F401  # registers itself, as each below
        from danvan.petitions.emails import (  # noqa: F401
            answering,
            extended,
            received,
            screening,
        )
        from danvan.petitions.jobs import followers  # noqa: F401
        from danvan.petitions.measures import after as _rated  # noqa: F401
        from danvan.petitions.measures import answered, cuts, passed_on  # noqa: F401
        from danvan.petitions.measures import received as _received  # noqa: F401
        from danvan.petitions.models import Answer, Cooperation, FieldCheck, Petition
        from danvan.petitions.panels import (  # noqa: F401  # noqa: F401
            after,
            answer,
            cooperation,
            handling,
            handover,
            home,
            intake,
            path,
            publication,
        )
        from danvan.petitions.queries.answers import holds_link_of_answered
        from danvan.petitions.queries.finding import holds_the_link
        from danvan.petitions.queries.public_copy import is_shown
        from danvan.petitions.rules.answering import MAY_OPEN_ANSWER
        from danvan.petitions.rules.handling import MAY_OPEN_CONTRIBUTION, MAY_OPEN_FIELD_CHECK
        from danvan.petitions.rules.reading import MAY_READ
        from danvan.petitions.subscribers import after as _after  # noqa: F401
        from danvan.petitions.subscribers import answering as _answering  # noqa: F401
        from danvan.petitions.subscribers import (
            following,  # noqa: F401
            publishing,  # noqa: F401
        )
        from danvan.petitions.subscribers import handling as _handling  # noqa: F401
        from danvan.petitions.subscribers import screening as _screening  # noqa: F401

        register_owner(Petition, MAY_READ, public=is_shown, allows=holds_the_link)
        register_owner(Answer, MAY_OPEN_ANSWER, public=is_shown, allows=holds_link_of_answered)
        register_owner(Cooperation, MAY_OPEN_CONTRIBUTION)
        register_owner(FieldCheck, MAY_OPEN_FIELD_CHECK, public=is_shown)
