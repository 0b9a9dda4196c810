"""The head of the desk says for whom the officer works."""

from django.test import Client

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role
from tests.organisations.cast import SINCE


def desk(client: Client, user: User) -> str:
    client.force_login(user)
    return client.get("/bo-phan/?mat=ban").content.decode()


def test_the_unit_stands_under_the_name_once_however_many_roles(client: Client, receiver: User, small_city):
    Membership.objects.create(
        user=receiver, unit=small_city.ward_committee, role=Role.CLERK, valid_from=SINCE, valid_to=None
    )
    head = desk(client, receiver).partition("</header>")[0]
    assert head.count("UBND phường Ba Đình") == 1


def test_someone_without_a_unit_has_none_and_the_page_still_stands(client: Client, outsider: User):
    page = desk(client, outsider)
    assert '<span class="quiet"></span>' in page
    assert outsider.full_name in page
