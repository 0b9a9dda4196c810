"""What is recognised in texts of the usual shapes, and that no line of them is lost."""

import re

import pytest

from danvan.legislation.reading.lines import lines_of
from danvan.legislation.reading.pieces import ReadText
from danvan.legislation.reading.reader import read_file, read_lines
from danvan.legislation.reading.splitting import clauses_of, typed
from tests.legislation import samples


def read(text: str) -> ReadText:
    return read_file(text.encode())


def values(found: ReadText) -> dict[str, str]:
    return {name: fact.value for name, fact in found.facts.items()}


def numbers(found: ReadText) -> list[tuple[str, str, list[str]]]:
    return [(piece.sort, piece.number, [clause.number for clause in piece.clauses]) for piece in found.pieces]


def test_a_law_is_read_by_chapters_articles_and_clauses():
    found = read(samples.LAW)
    assert values(found) == {
        "number": "99/2099/QH99",
        "kind": "law",
        "issuer": "Quốc hội",
        "title": "Luật Đọc sách",
        "issued_on": "2099-11-11",
        "in_force_from": "2100-01-01",
        "signer": "Nguyễn Văn Mẫu",
        "signer_office": "CHỦ TỊCH QUỐC HỘI",
    }
    assert numbers(found) == [
        ("article", "", []),
        ("article", "1", []),
        ("article", "2", ["1", "2"]),
        ("article", "3", ["1", "1a", "2", "3"]),
    ]
    third = found.pieces[3]
    assert (third.chapter, third.section) == ("Chương II QUYỀN CỦA NGƯỜI ĐỌC", "Mục 1. QUYỀN MƯỢN")
    assert found.pieces[2].clauses[1].text == "Người đọc gồm:\na) Người lớn;\nb) Trẻ em."
    assert found.problems == []


def test_an_article_quoted_by_an_amending_law_is_no_article_of_it():
    clause = read(samples.LAW).pieces[3].clauses[2]
    assert clause.text.endswith("“Điều 5. Trả sách\n1. Trả đúng hạn.\n2. Trả đủ.”")
    found = read("Điều 1. Sửa đổi\n1. Thay như sau:\n“Chương II\nĐiều 9. Mới\n2. Trong trích.”\n2. Tiếp\n")
    assert numbers(found) == [("article", "1", ["1", "2"])]
    assert found.pieces[0].clauses[1].text == "Tiếp"


def test_a_quotation_never_closed_is_told_and_hides_nothing():
    found = read(samples.LAW.replace("2. Trả đủ.”", "2. Trả đủ."))
    assert "quote-open" in {problem.code for problem in found.problems}
    assert "1. Trả đúng hạn.\n2. Trả đủ." in found.pieces[3].clauses[2].text


def test_a_plan_is_read_by_its_roman_parts():
    found = read(samples.PLAN)
    assert values(found) == {
        "number": "999/KH-UBND",
        "kind": "plan",
        "issuer": "Ủy ban nhân dân thành phố Hà Nội",
        "title": "Mở thư viện phường",
        "issued_on": "2099-12-02",
        "signer": "Trần Thị Mẫu",
        "signer_office": "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
    }
    assert numbers(found)[1:] == [("part", "I", ["1", "2"]), ("part", "II", ["1", "2"]), ("annex", "I", [])]
    assert found.pieces[2].clauses[0].text == "Sửa phòng\n1.1. Sơn tường"


def test_a_decision_keeps_its_articles_apart_from_those_of_the_attached_text():
    found = read(samples.DECISION)
    assert values(found)["issuer"] == "Sở Nội vụ"
    assert values(found)["number"] == "12/QĐ-SNV"
    assert values(found)["in_force_from"] == values(found)["issued_on"] == "2099-02-28"
    assert numbers(found) == [
        ("article", "", []),
        ("article", "1", []),
        ("article", "2", []),
        ("article", "3", []),
        ("attached", "", []),
        ("attached", "1", ["1"]),
        ("attached", "2", []),
    ]
    assert found.pieces[4].heading == "QUY CHẾ ĐỌC SÁCH"


def test_a_day_that_does_not_exist_and_a_missing_article_are_told():
    found = read(samples.DECREE)
    assert [(problem.code, problem.line) for problem in found.problems] == [("bad-day", 5), ("numbers-missing", 12)]
    assert values(found)["title"] == "Quy định chi tiết Luật Đọc sách"
    assert values(found)["in_force_from"] == "2099-03-15"
    assert "issued_on" not in found.facts


def test_a_text_without_articles_stays_one_piece():
    found = read(samples.UNDIVIDED)
    assert numbers(found) == [("article", "", [])]
    assert "no-articles" in {problem.code for problem in found.problems}


def test_a_number_that_comes_twice_is_told_and_both_are_kept():
    found = read("Điều 1. Một\nĐiều 2. Hai\nĐiều 2. Hai nữa\n")
    assert [piece.number for piece in found.pieces] == ["1", "2", "2-2"]
    assert [problem.code for problem in found.problems if problem.line] == ["number-twice"]


def test_a_count_that_starts_anew_inside_a_clause_is_its_text():
    found = read("Điều 1. Việc\n1. Gồm:\n1. một\n2. Hai\n")
    assert [clause.text for clause in found.pieces[0].clauses] == ["Gồm:\n1. một", "Hai"]


def test_a_missing_clause_is_told():
    found = read("Điều 1. Việc\n1. Một\n3. Ba\n")
    assert ("numbers-missing", 3, "1 → 3") in {(p.code, p.line, p.passage) for p in found.problems}


def test_the_sentence_that_leads_to_the_body_is_no_part_of_the_title():
    text = samples.PLAN.replace("Thực hiện Luật Đọc sách, Ủy ban", "Ủy ban")
    assert read(text).facts["title"].value == "Mở thư viện phường"


def test_a_number_left_blank_is_told_with_its_line():
    found = read(samples.PLAN.replace("Số: 999/KH-UBND", "Số:       /KH-UBND"))
    assert ("no-number", 4) in {(problem.code, problem.line) for problem in found.problems}
    assert "number" not in found.facts
    assert found.facts["issuer"].value == "Ủy ban nhân dân thành phố Hà Nội"


@pytest.mark.parametrize("text", [samples.LAW, samples.PLAN, samples.DECISION, samples.DECREE, samples.UNDIVIDED])
def test_no_word_of_a_text_is_lost(text):
    found = read(text)
    kept = [found.head, found.tail]
    for piece in found.pieces:
        kept += [piece.chapter, piece.section, piece.heading, piece.text, *(clause.text for clause in piece.clauses)]
    words = " ".join(kept)
    marks = {"Điều", "PHỤ", "LỤC", *(piece.number for piece in found.pieces)}
    missing = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in words and word not in marks]
    assert not missing


def test_a_chapter_without_articles_is_kept_as_text():
    found = read("Điều 1. Một\nChương II\nBỎ TRỐNG\nChương III\nCÒN LẠI\nĐiều 2. Hai\n")
    assert "Chương II BỎ TRỐNG" in found.pieces[0].text


def test_what_was_read_comes_back_from_json_as_it_was():
    found = read(samples.LAW)
    assert ReadText.from_json(found.as_json()) == found


def test_a_piece_is_typed_and_read_back():
    piece = read(samples.LAW).pieces[3]
    assert clauses_of(typed(piece.text, piece.clauses)) == (piece.text, piece.clauses)
    assert clauses_of("Mở đầu\n1. Một\n2. Hai")[0] == "Mở đầu"


def test_sixty_thousand_lines_take_seconds():
    _, lines = lines_of("".join(f"{at}. “mở\n" for at in range(1, 50_000)).encode())
    assert read_lines(lines).pieces
