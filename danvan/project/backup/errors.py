"""What can stand in the way of a backup or a restore, each with what to do."""

from typing import ClassVar

from danvan.errors import N_, DomainError


class PlaceNotEmpty(DomainError):
    code: ClassVar[str] = "backup.place-not-empty"
    message: ClassVar[str] = N_(
        "%(place)s already holds something. Restore into an empty place: another DANVAN_VAR, an empty database."
    )


class ArchiveExists(DomainError):
    code: ClassVar[str] = "backup.archive-exists"
    message: ClassVar[str] = N_("%(place)s exists already; a backup never overwrites one. Choose another name.")


class ArchiveDamaged(DomainError):
    code: ClassVar[str] = "backup.archive-damaged"
    message: ClassVar[str] = N_("The archive is damaged (%(member)s). Nothing was changed; take another copy.")


class ArchiveTooNew(DomainError):
    code: ClassVar[str] = "backup.archive-too-new"
    message: ClassVar[str] = N_("The archive comes from a newer version (%(migration)s). Install that version first.")


class KeysMissing(DomainError):
    code: ClassVar[str] = "backup.keys-missing"
    message: ClassVar[str] = N_(
        "The keys of this archive are not here (%(name)s). Give the file kept apart from the backups: --keys FILE."
    )
