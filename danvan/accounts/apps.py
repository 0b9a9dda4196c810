from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "danvan.accounts"
    label = "danvan_accounts"

    def ready(self) -> None:
        from danvan.accounts import menus

        menus.offer()
