from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "danvan.petitions"
    label = "danvan_petitions"

    def ready(self) -> None:
        from danvan.attachments.owners import register_owner
        from danvan.petitions import menus  # noqa: F401  # registers itself, as each below
        from danvan.petitions.emails import received  # noqa: F401
        from danvan.petitions.measures import received as _received  # noqa: F401
        from danvan.petitions.models import Petition
        from danvan.petitions.panels import home  # noqa: F401
        from danvan.petitions.queries.finding import holds_the_link
        from danvan.petitions.rules.reading import MAY_READ
        from danvan.petitions.subscribers import receiving  # noqa: F401

        register_owner(Petition, MAY_READ, allows=holds_the_link)
