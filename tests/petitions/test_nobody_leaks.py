"""A sender who must not be found anywhere but on the page of an officer who said why."""

import pytest
from django.utils import timezone

from danvan.events.delivery import deliver_due
from danvan.notifications.models import Notice
from tests.canary import CANARY, listening, traces_in_database, traces_of
from tests.captcha.solve import solved
from tests.petitions.factories import a_topic

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_sender_appears_in_no_log_table_list_export_or_search(client, ward, receiver):
    a_topic()
    form = {
        "form_token": "a-form-token-of-a-canary",
        "kind": "feedback",
        "title": "Cây đổ chắn lối đi",
        "content": "Cây đổ sau mưa.",
        "topic": "moi-truong-cay-xanh",
        "territory": ward.slug,
        "name": CANARY.name,
        "phone": CANARY.phone,
        "email": CANARY.email,
        "consent": "on",
        "at": "look",
        "step": "send",
    }
    with listening() as heard:
        refused = client.post("/kien-nghi/gui/", {**form, "title": ""})
        receipt = client.post("/kien-nghi/gui/", {**form, **solved(client, action="petition")}).url
        deliver_due(timezone.now())
        seen = [client.get(receipt), client.get(receipt.replace("kien-nghi/bien-nhan", "theo-doi"))]
        client.force_login(receiver)
        desk = "/ban-lam-viec/don-thu/"
        seen += [client.get(path) for path in (desk, f"{desk}?q=canari", "/ban-lam-viec/", "/ban-lam-viec/thong-bao/")]
        csv = b"".join(client.get(f"{desk}?xuat=csv").streaming_content)
        xlsx = client.get(f"{desk}?xuat=xlsx")
    assert refused.status_code == 200
    assert traces_of(CANARY, heard.text()) == []
    assert traces_in_database(CANARY) == []
    assert traces_of(CANARY, csv, xlsx.content if hasattr(xlsx, "content") else b"") == []
    assert [traces_of(CANARY, page.content) for page in seen] == [[]] * len(seen)
    assert Notice.objects.filter(user=receiver).count() == 1
