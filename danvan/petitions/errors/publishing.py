"""What an officer is told when a public copy cannot be written."""

from danvan.errors import N_, DomainError


class AlreadyPublished(DomainError):
    """Somebody else let a copy through meanwhile: two readings are not mixed."""

    code = "petitions.already-published"
    message = N_("This petition is public already. Open its public copy and change it there.")


class NotPublished(DomainError):
    """There is no public copy to change."""

    code = "petitions.not-published"
    message = N_("This petition is not public. Publish it first.")


class FileNotOfPetition(DomainError):
    """Only photos of the petition, of its field checks and of its issued answer may be shown."""

    code = "petitions.file-not-of-petition"
    message = N_("One of the photos does not belong to this petition any more. Open the page again and choose anew.")
    status = 422


class NothingToPublish(DomainError):
    """A public copy has a title and a text."""

    code = "petitions.nothing-to-publish"
    message = N_("A public copy needs a title and a text. Write them, or do not publish.")
    status = 422
