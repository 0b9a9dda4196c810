"""Petitions about to be public, and what an officer lets through."""

from typing import Any

from danvan.attachments.models import Attachment
from danvan.attachments.uploads import adopt, stage
from danvan.petitions.actions.publish import publish_petition
from danvan.petitions.models import Petition, Publication
from danvan.petitions.queries.public_copy import PublicCopy
from tests.attachments.factories import picture, upload
from tests.petitions.after.stages import SENDER
from tests.petitions.after.stages import accepted as _accepted
from tests.petitions.after.stages import answered as _answered
from tests.petitions.factories import MORNING

COPY = PublicCopy(title="Nắp cống vỡ", text="Nắp cống vỡ trước cổng trường.", place="Ngõ 84")


def accepted(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Accepted; its sender lets it be published."""
    return _accepted(ward, receiver, **({"may_publish": True} | written))


def answered(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Answered; its sender lets it be published."""
    return _answered(ward, receiver, **({"may_publish": True} | written))


def published(ward: Any, receiver: Any, copy: PublicCopy = COPY, **written: Any) -> tuple[Publication, str]:
    """Accepted and public, through the action."""
    petition, secret = accepted(ward, receiver, **written)
    return publish_petition(petition.pk, copy, by=receiver, at=MORNING), secret


def with_photos(petition: Petition, *names: str) -> list[Attachment]:
    """Photos the sender attached."""
    from django.db import transaction

    token = "files-of-a-test"
    for shade, name in enumerate(names):
        stage([upload(name, picture(size=(80 + shade, 60)), "image/jpeg")], token, at=MORNING)
    with transaction.atomic():
        adopt(token, petition, by=SENDER, at=MORNING)
    return list(Attachment.objects.of(petition))
