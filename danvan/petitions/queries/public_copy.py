"""The public copy of a petition: what an officer reads over, what may be shown, what it still lacks."""

from dataclasses import dataclass, field
from decimal import Decimal

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of, files_of_all
from danvan.petitions.models import Answer, FieldCheck, Petition, Publication
from danvan.petitions.queries.after import issued_answer

#: About 110 m: the street, not the house.
ROUNDED = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What an officer lets through, normalised. answer: the copy of the issued answer, "" while it is not public."""

    title: str
    text: str
    place: str = ""
    answer: str = ""
    files: tuple[Attachment, ...] = field(default=())
    show_point: bool = True


def shown_copy(petition: Petition) -> Publication | None:
    """The public copy as everyone reads it now, or None."""
    return Publication.objects.shown().filter(petition=petition).select_related("answer").first()


def copy_on_page(petition: Petition) -> Publication | None:
    """`shown_copy` for a page that asks several times about one petition: it is read once, and not at all where the
    sender never agreed.
    """
    kept = petition.__dict__
    if "_copy_on_page" not in kept:
        kept["_copy_on_page"] = shown_copy(petition) if petition.may_publish else None
    found: Publication | None = kept["_copy_on_page"]
    return found


def lock_copy(petition: Petition) -> Publication | None:
    """The row, shown or taken down, held until the transaction ends; the petition is locked already."""
    return Publication.objects.select_for_update(of=("self",)).filter(petition=petition).first()


def photos_to_choose(petition: Petition) -> list[Attachment]:
    """Photos of the petition, of its field checks and of its issued answer; never the signed paper."""
    answer = issued_answer(petition)
    owners: list[list[Attachment]] = [files_of(petition)]
    owners += files_of_all(list(FieldCheck.objects.filter(petition=petition))).values()
    if answer is not None:
        owners.append([file for file in files_of(answer) if file.pk != answer.signed_paper_id])
    return [file for files in owners for file in files if file.is_picture]


def answer_to_copy(petition: Petition, publication: Publication | None) -> Answer | None:
    """The issued answer that the public copy does not hold yet, or None."""
    answer = issued_answer(petition)
    if answer is None or (publication is not None and publication.answer_id == answer.pk):
        return None
    return answer


def is_shown(_owner: object, attachment: Attachment) -> bool:
    """Anybody may open this file: an officer let it through, and the copy it belongs to is shown."""
    return Publication.objects.shown().filter(files=attachment).exists()


def street_point(petition: Petition) -> tuple[Decimal | None, Decimal | None]:
    """The point of the petition rounded to the street."""
    if petition.latitude is None or petition.longitude is None:
        return None, None
    return petition.latitude.quantize(ROUNDED), petition.longitude.quantize(ROUNDED)


def words_of_answer(answer: Answer) -> str:
    """What the answer says, as the source of its public copy."""
    return "\n\n".join(part for part in (answer.text, answer.next_step, answer.competent_body, answer.link) if part)
