"""Why a file cannot be read at all; each sentence says what to do instead. No message holds a file's name."""

from danvan.errors import N_, DomainError


class Unreadable(DomainError):
    """Base of every reason that concerns the whole file."""

    code = "legislation.unreadable"
    message = N_("This file cannot be read. Save it again as a Word document (DOCX) or as text, and send that.")
    status = 422


class EmptyText(Unreadable):
    code = "legislation.empty-text"
    message = N_("The file holds no text. If it is a scanned picture, the text must be typed or recognised first.")


class TextTooBig(Unreadable):
    code = "legislation.text-too-big"
    message = N_("The file is larger than %(limit)s MB. Take out the pictures, or import its parts one by one.")
    status = 413


class TextTooLong(Unreadable):
    code = "legislation.text-too-long"
    message = N_("The text is longer than %(limit)s paragraphs. Import its parts one by one.")
    status = 413


class OldWord(Unreadable):
    code = "legislation.old-word"
    message = N_("This is an old Word file (DOC). Open it in Word, save it as DOCX, and send that.")


class LockedText(Unreadable):
    code = "legislation.locked-text"
    message = N_("The document is locked by a password. Save a copy without the password, and send that.")


class WrongFormat(Unreadable):
    code = "legislation.wrong-format"
    message = N_("This kind of file is not read here. Accepted: Word (DOCX), web page (HTML) and plain text (TXT).")
    status = 415


class PdfWithText(WrongFormat):
    """Lines and tables of a PDF are only places on a page; what Word makes of them a person must see first."""

    code = "legislation.pdf"
    message = N_(
        "PDF files are not read here. Open the file in Word or copy its text, look it over, save it as a Word document "
        "(DOCX), and send that."
    )


class ScannedPdf(WrongFormat):
    code = "legislation.scanned-pdf"
    message = N_(
        "This PDF holds pictures of pages and no text. Ask its sender for the Word file, or have the text recognised "
        "(OCR) or typed, compare it with the paper, save it as a Word document (DOCX), and send that."
    )


class BrokenFile(Unreadable):
    code = "legislation.broken-file"
    message = N_("The Word file is damaged and cannot be opened. Open it in Word, save it again, and send that.")


class MacrosInside(Unreadable):
    code = "legislation.macros-inside"
    message = N_("The document carries a program (macro). Save it as a document without macros (DOCX), and send that.")


class UnpacksTooLarge(Unreadable):
    code = "legislation.unpacks-too-large"
    message = N_("The document unpacks to an unusual size and was not opened. Copy its text into a new document.")


class OldLetters(Unreadable):
    """TCVN3 and VNI write Vietnamese with the codes of other letters; turning them is the work of a converter."""

    code = "legislation.old-letters"
    message = N_(
        "The text is written in the old encoding %(encoding)s. Convert it to Unicode (for example with UniKey), "
        "save it, and send that."
    )


class UnknownLetters(Unreadable):
    code = "legislation.unknown-letters"
    message = N_("The letters of this file cannot be read in any known encoding. Save it as Unicode (UTF-8) text.")
