"""Writing the public copy: what publishing, changing and taking down share, inside the transaction of each."""

from datetime import datetime

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.petitions.errors.publishing import FileNotOfPetition, NothingToPublish
from danvan.petitions.events.publishing import PublicationTakenDown
from danvan.petitions.models import Petition, Publication
from danvan.petitions.queries.after import issued_answer
from danvan.petitions.queries.public_copy import PublicCopy, lock_copy, photos_to_choose, street_point


def write_copy(publication: Publication, petition: Petition, copy: PublicCopy) -> None:
    """Put what an officer read into the row and save it with its photos. Raises NothingToPublish, FileNotOfPetition."""
    if not copy.title.strip() or not copy.text.strip():
        raise NothingToPublish
    if not {file.pk for file in copy.files} <= {file.pk for file in photos_to_choose(petition)}:
        raise FileNotOfPetition
    publication.public_title = copy.title
    publication.public_text = copy.text
    publication.public_place = copy.place
    publication.public_answer = copy.answer
    publication.answer = issued_answer(petition) if copy.answer else None
    publication.latitude, publication.longitude = street_point(petition) if copy.show_point else (None, None)
    publication.refold(petition.reference)
    publication.save()
    publication.files.set(copy.files)


def take_copy_down(petition: Petition, *, by_sender: bool, by: Actor, at: datetime) -> Publication | None:
    """Show the copy of a locked petition no more; None when nothing was shown."""
    publication = lock_copy(petition)
    if publication is None or publication.taken_down_at is not None:
        return None
    publication.taken_down_at = at
    publication.save(update_fields=["taken_down_at"])
    event = PublicationTakenDown(petition.reference, by_sender=by_sender)
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return publication
