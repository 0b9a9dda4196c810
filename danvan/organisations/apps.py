from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "danvan.organisations"
    label = "danvan_organisations"

    def ready(self) -> None:
        from danvan.organisations import menus, panels, standing  # noqa: F401  # panels and standing register themselves
        from danvan.organisations.rules import is_administrator
        from danvan.permissions.administrators import register_administrator_test

        menus.register_all()
        register_administrator_test(lambda user, on: is_administrator(user, on=on))
