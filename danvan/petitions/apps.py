from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "danvan.petitions"
    label = "danvan_petitions"

    def ready(self) -> None:
        from danvan.attachments.owners import register_owner
        from danvan.petitions import emails, measures, menus, panels, subscribers  # noqa: F401  # each registers itself
        from danvan.petitions.models import Petition
        from danvan.petitions.queries import holds_the_link
        from danvan.petitions.rules import MAY_READ

        register_owner(Petition, MAY_READ, allows=holds_the_link)
