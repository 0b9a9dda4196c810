"""Why a file was not taken, said so that the sender knows what to do instead. No message holds a file's name."""

from danvan.errors import N_, DomainError


class FileRefused(DomainError):
    """Base of every reason that concerns one file."""

    code = "attachments.refused"
    message = N_("This file cannot be accepted.")
    status = 422


class EmptyFile(FileRefused):
    code = "attachments.empty"
    message = N_("The file is empty (0 bytes). Choose it again; if it stays empty, it was not saved on the device.")


class FileTooBig(FileRefused):
    code = "attachments.too-big"
    message = N_("The file is larger than %(limit)s MB. Send a smaller picture, or split the document.")
    status = 413


class WrongKindFromCitizen(FileRefused):
    code = "attachments.wrong-kind"
    message = N_(
        "The content of this file is of a kind not accepted. Accepted: photos (JPG, PNG, WebP, HEIC) and PDF documents."
    )
    status = 415


class WrongKindFromStaff(FileRefused):
    code = "attachments.wrong-kind-staff"
    message = N_(
        "The content of this file is of a kind not accepted. Accepted: photos (JPG, PNG, WebP, HEIC), PDF, "
        "Word (DOCX) and Excel (XLSX) without macros."
    )
    status = 415


class VideoNotAccepted(FileRefused):
    code = "attachments.video"
    message = N_("Videos are not accepted yet. Send a few photos of what the video shows, and describe the rest.")
    status = 415


class CorruptFile(FileRefused):
    code = "attachments.corrupt"
    message = N_(
        "The file is damaged or incomplete and cannot be opened. Open it on the device, save it again, send it."
    )


class PictureTooLarge(FileRefused):
    code = "attachments.too-many-pixels"
    message = N_("The picture has more than %(limit)s million pixels. Make it smaller on the device and send it again.")
    status = 413


class LockedDocument(FileRefused):
    code = "attachments.locked"
    message = N_("The document is locked by a password, so nobody could read it here. Save a copy without it.")


class ProgramInside(FileRefused):
    code = "attachments.program-inside"
    message = N_("The document carries a program (macro, script). Save it as a plain document, or print it to PDF.")


class ArchiveTooLarge(FileRefused):
    code = "attachments.archive"
    message = N_("The document unpacks to an unusual size and was not opened. Print it to PDF and send that.")


class FileInfected(FileRefused):
    code = "attachments.infected"
    message = N_("The virus scanner found something harmful in this file. It was not kept.")


class ScannerUnavailable(FileRefused):
    code = "attachments.scanner"
    message = N_(
        "Files cannot be checked for viruses at the moment, so none is accepted. Send without it, or try later."
    )
    status = 503


class TooManyFiles(FileRefused):
    code = "attachments.too-many"
    message = N_("At most %(limit)s files can be sent together. Remove one to add another.")
    status = 413


class TotalTooBig(FileRefused):
    code = "attachments.total"
    message = N_("The files together are larger than %(limit)s MB. Remove one, or send smaller pictures.")
    status = 413


class NoRoom(FileRefused):
    code = "attachments.no-room"
    message = N_("The file could not be kept: this is a fault on our side. Send without it, or try again later.")
    status = 503
