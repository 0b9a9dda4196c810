"""Files: what they are is found by content, and what cannot be read is refused in words that help."""

import io
import struct
import zipfile

import pytest

from danvan.legislation.reading import docx_file, refusals
from danvan.legislation.reading.lines import lines_of
from danvan.legislation.reading.reader import read_file
from tests.legislation import samples

SENTENCE = "Điều 1. Ủy ban nhân dân thành phố được quyền quyết định việc của người dân.\n"
OLE = docx_file.OLE


def test_word_paragraphs_and_cells_are_read_in_order():
    found = read_file(samples.docx_with_table())
    assert found.source == "docx"
    assert found.facts["number"].value == "999/KH-UBND"
    assert found.facts["issuer"].value == "Ủy ban nhân dân thành phố Hà Nội"
    assert found.facts["issued_on"].value == "2099-12-02"


def test_numbers_that_word_counts_itself_are_written_out():
    _, lines = lines_of(samples.docx("Lời đầu", numbered=True))
    assert lines == ["Lời đầu", "1. tự đánh số một", "2. tự đánh số hai"]


def test_text_struck_out_under_review_is_left_out_and_inserted_text_is_read():
    content = samples.docx("Điều 1. XXX")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml")
    run = b"<w:r><w:t>%s</w:t></w:r>"
    marked = b"<w:ins>" + run % b"them" + b"</w:ins><w:del><w:r><w:delText>bot</w:delText></w:r></w:del></w:p>"
    content = _with_part(content, "word/document.xml", body.replace(b"</w:p>", marked, 1))
    assert lines_of(content)[1] == ["Điều 1. XXXthem"]


def _with_part(content: bytes, name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item.filename))
        new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_texts_are_read(encoding):
    assert lines_of((SENTENCE * 3).encode(encoding))[1][0] == SENTENCE.strip()


def test_windows_1258_is_read_and_its_marks_are_joined():
    parts = SENTENCE.replace("Ủ", "U\u0309").replace("ề", "ê\u0300").replace("ợ", "ơ\u0323").replace("ế", "ê\u0301")
    parts = parts.replace("ị", "i\u0323").replace("ệ", "ê\u0323").replace("ủ", "u\u0309").replace("ờ", "ơ\u0300")
    parts = parts.replace("ố", "ô\u0301").replace("ườ", "ươ\u0300")
    assert lines_of(parts.encode("cp1258"))[1][0] == SENTENCE.strip()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("§iÒu 1. QuyÕt ®Þnh ban hµnh §iÒu 2. Céng hoµ v¨n b¶n", "TCVN3"),
        ("Ñieàu 1. Quyeát ñònh cuûa nhaân daân", "VNI"),
    ],
)
@pytest.mark.parametrize("written", ["cp1252", "utf-8"])
def test_old_vietnamese_encodings_are_named(text, encoding, written):
    with pytest.raises(refusals.OldLetters) as refused:
        read_file(text.encode(written))
    assert encoding in str(refused.value)


def test_old_letters_inside_a_word_file_are_named_too():
    with pytest.raises(refusals.OldLetters):
        read_file(samples.docx("§iÒu 1. QuyÕt ®Þnh ban hµnh v¨n b¶n"))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.EmptyText),
        (b" \n\t ", refusals.EmptyText),
        (OLE + b"\0" * 600, refusals.OldWord),
        (OLE + "EncryptedPackage".encode("utf-16-le"), refusals.LockedText),
        (b"%PDF-1.7 ...", refusals.WrongFormat),
        (b"{\\rtf1 abc}", refusals.WrongFormat),
        (b"PK\x03\x04 not a zip", refusals.BrokenFile),
        (samples.docx()[:-400], refusals.BrokenFile),
        (bytes(range(128, 256)) * 30, refusals.UnknownLetters),
        (b"a" * (20 * 1024 * 1024 + 1), refusals.TextTooBig),
        (b"a\n" * 60_001, refusals.TextTooLong),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(content, refusal):
    with pytest.raises(refusal) as refused:
        read_file(content)
    assert str(refused.value)


def test_a_zip_that_is_no_word_file_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(refusals.BrokenFile):
        read_file(out.getvalue())


def test_macros_are_refused():
    with pytest.raises(refusals.MacrosInside):
        read_file(_with_part(samples.docx(), "word/vbaProject.bin", b"x"))


def test_a_zip_bomb_is_not_unpacked():
    with pytest.raises(refusals.UnpacksTooLarge):
        read_file(_with_part(samples.docx(), "word/media/a.xml", b"0" * (30 * 1024 * 1024)))


def test_a_locked_part_is_refused():
    content = bytearray(samples.docx())
    # The flag of the first entry in the directory, and of its local header.
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 1)
    with pytest.raises(refusals.LockedText):
        read_file(bytes(content))


def test_entities_of_a_hostile_word_file_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(samples.docx("Một"))) as archive:
        body = archive.read("word/document.xml")
    head, rest = body.split(b"?>", 1)
    hostile = head + b"?>" + bomb + rest.replace(b"<w:t>", b"<w:t>&b;", 1)
    content = _with_part(samples.docx("Một"), "word/document.xml", hostile)
    try:
        lines = lines_of(content)[1]
    except refusals.Unreadable:
        return
    assert "aaaa" not in "".join(lines)


def test_a_web_page_is_read_without_its_scripts():
    source, lines = lines_of(samples.HTML.encode())
    assert source == "html"
    assert lines == [
        "Số: 5/KH-UBND",
        "Hà Nội, ngày 1 tháng 2 năm 2099",
        "KẾ HOẠCH",
        "Dọn phòng đọc",
        "I. VIỆC CẦN LÀM",
        "1. Quét nhà",
        "2. Lau",
        "bàn",
        "II. XONG",
        "trong",
        "ngoài",
    ]


def test_a_deep_web_page_costs_no_recursion():
    assert lines_of(b"<html>" + b"<div>" * 20_000 + b"sau" + b"</div>" * 20_000)[1] == ["sau"]


def test_lost_letters_are_told_line_by_line_and_nothing_is_lost():
    text = "L?y l?i m? b?o m?t\nĐi đâu? Về đâu?\nxem https://a.vn/?q=1\nmột \ufffd chữ\n" + "dòng lành\n" * 9
    found = read_file(text.encode())
    lost = [(problem.line, problem.passage) for problem in found.problems if problem.code == "letters-lost"]
    assert lost == [(1, "L?y l?i m? b?o m?t"), (4, "một \ufffd chữ")]
    assert "L?y l?i m? b?o m?t" in found.pieces[0].text


def test_a_text_that_is_mostly_damaged_is_called_so():
    found = read_file(("C?ng h?a x? h?i\n" * 4 + "lành\n").encode())
    assert found.problems[0].code == "mostly-lost"


def test_broken_bytes_in_a_unicode_text_are_holes_not_a_refusal():
    content = (SENTENCE * 5).encode() + b"m\xff\xfet\n"
    found = read_file(content)
    assert [problem.line for problem in found.problems if problem.code == "letters-lost"] == [6]
