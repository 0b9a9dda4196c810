"""From a file to the library: read, reviewed, entered once; nothing reaches the library before."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.legislation import drafting
from danvan.legislation.actions.approve_import import Entry, approve_import
from danvan.legislation.actions.correct_import_piece import PieceWords, correct_import_piece
from danvan.legislation.actions.discard_import import discard_import
from danvan.legislation.actions.join_import_piece import join_import_piece
from danvan.legislation.actions.remove_import_piece import remove_import_piece
from danvan.legislation.actions.start_import import start_import
from danvan.legislation.errors import DocumentKnown, DraftChanged, DraftSettled, PieceKnown, SlugReserved
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Article, Clause, Document, ImportDraft
from danvan.legislation.reading.pieces import ReadText
from danvan.legislation.reading.reader import read_file
from danvan.organisations.models import Membership, Role
from tests.legislation import factories, samples

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
FACTS = DocumentFacts(kind="plan", number="999/KH-UBND", title="Mở thư viện phường", year=2099)
HERE = "/ban-lam-viec/van-ban/nhap/"


@pytest.fixture
def draft(administrator) -> ImportDraft:
    return start_import(read_file(samples.PLAN.encode()), "a" * 64, by=administrator, at=AT)


def pieces(draft: ImportDraft) -> list[str]:
    draft.refresh_from_db()
    return [piece.number for piece in ReadText.from_json(draft.read).pieces]


def test_reading_a_file_changes_nothing_in_the_library(draft):
    assert not Document.objects.exists()
    assert drafting.proposed_slug(ReadText.from_json(draft.read)) == "kh-999-kh-ubnd-2099"
    event = RecordedEvent.objects.about(draft).get()
    assert event.kind == "legislation.text-read"


def test_the_same_file_twice_is_one_draft(draft, administrator):
    again = start_import(read_file(samples.PLAN.encode()), "a" * 64, by=administrator, at=AT)
    assert again == draft
    assert RecordedEvent.objects.about(draft).count() == 1


def test_approval_writes_document_articles_and_clauses_in_one_action(draft, administrator):
    document = approve_import(draft.pk, Entry(facts=FACTS, slug="kh-999"), by=administrator, at=AT)
    rows = list(Article.objects.filter(document=document).values_list("sort", "number"))
    assert rows == [("article", ""), ("part", "I"), ("part", "II"), ("annex", "I")]
    clause = Clause.objects.get(article__document=document, article__number="II", number="1")
    assert clause.text == "Sửa phòng\n1.1. Sơn tường"
    assert clause.anchor == "muc-II-khoan-1"
    kinds = list(RecordedEvent.objects.about(document).order_by("position").values_list("kind", flat=True))
    assert kinds == ["legislation.document-added", "legislation.text-entered"]


def test_approving_twice_gives_the_first_document_and_no_second_event(draft, administrator):
    entry = Entry(facts=FACTS, slug="kh-999")
    first = approve_import(draft.pk, entry, by=administrator, at=AT)
    assert approve_import(draft.pk, entry, by=administrator, at=AT) == first
    assert RecordedEvent.objects.about(first).count() == 2


def test_the_same_text_again_brings_the_document_up_to_date(draft, administrator):
    first = approve_import(draft.pk, Entry(facts=FACTS, slug="kh-999"), by=administrator, at=AT)
    kept = Clause.objects.get(article__number="I", number="1")
    cited = factories.clause(factories.article(first, "9"), "9")
    newer = samples.PLAN.replace("a) Có chỗ đọc.", "a) Có nhiều chỗ đọc.")
    again = start_import(read_file(newer.encode()), "b" * 64, by=administrator, at=AT)
    assert again.document == first
    assert approve_import(again.pk, Entry(facts=FACTS), by=administrator, at=AT) == first
    kept.refresh_from_db()
    assert kept.text == "Mục đích\na) Có nhiều chỗ đọc."
    assert Document.objects.count() == 1
    assert Clause.objects.filter(pk=cited.pk).exists()


def test_what_the_library_knows_and_the_file_does_not_say_is_kept(client, administrator):
    known = factories.document(
        "kh-999", kind="plan", number="999/KH-UBND", year=2099, subject="Lời của ta", source="a.vn", verified=True
    )
    client.force_login(administrator)
    review = send(client, samples.PLAN.encode()).url
    form = client.get(review).context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in (None, "", False)}
    assert client.post(review, {**data, "duyet": "1"}).url == "/van-ban/kh-999/"
    known.refresh_from_db()
    assert (known.subject, known.source, known.verified) == ("Lời của ta", "a.vn", True)
    assert (known.title, known.signer) == ("Mở thư viện phường", "Trần Thị Mẫu")


def test_a_file_that_was_entered_proposes_its_own_document_whatever_its_number_says(draft, administrator):
    first = approve_import(draft.pk, Entry(facts=FACTS, slug="kh-999"), by=administrator, at=AT)
    Document.objects.filter(pk=first.pk).update(number="khác")
    assert start_import(read_file(samples.PLAN.encode()), "a" * 64, by=administrator, at=AT).document == first


def test_a_number_of_another_year_is_another_document(administrator):
    factories.document("cu", number="999/KH-UBND", year=2098)
    assert start_import(read_file(samples.PLAN.encode()), "c" * 64, by=administrator, at=AT).document is None


@pytest.mark.parametrize(("slug", "error"), [("co-roi", DocumentKnown), ("nhap", SlugReserved), ("", DocumentKnown)])
def test_a_short_name_that_is_taken_is_refused_and_the_draft_waits_on(draft, administrator, slug, error):
    factories.document("co-roi")
    with pytest.raises(error):
        approve_import(draft.pk, Entry(facts=FACTS, slug=slug), by=administrator, at=AT)
    draft.refresh_from_db()
    assert draft.is_open
    assert not Article.objects.exists()


def test_pieces_are_corrected_joined_and_removed(draft, administrator):
    words = PieceWords(sort="part", number="I", heading="Mục đích", text="Mở đầu\n1. Một\n2. Hai\n3. Ba")
    correct_import_piece(draft.pk, 1, words, edition=1, by=administrator, at=AT)
    draft.refresh_from_db()
    assert [clause.text for clause in ReadText.from_json(draft.read).pieces[1].clauses] == ["Một", "Hai", "Ba"]
    join_import_piece(draft.pk, 2, edition=2, by=administrator, at=AT)
    assert pieces(draft) == ["", "I", "I"]
    last = ReadText.from_json(draft.read).pieces[1].clauses[-1]
    assert last.text.startswith("Ba\nII. NHIỆM VỤ\n1. Sửa phòng")
    remove_import_piece(draft.pk, 2, edition=3, by=administrator, at=AT)
    assert pieces(draft) == ["", "I"]


def test_two_reviewers_do_not_overwrite_each_other(draft, administrator):
    remove_import_piece(draft.pk, 0, edition=1, by=administrator, at=AT)
    with pytest.raises(DraftChanged):
        remove_import_piece(draft.pk, 0, edition=1, by=administrator, at=AT)
    assert len(pieces(draft)) == 3


def test_two_pieces_of_one_number_are_refused(draft, administrator):
    with pytest.raises(PieceKnown):
        correct_import_piece(draft.pk, 1, PieceWords(sort="part", number="II"), edition=1, by=administrator, at=AT)


def test_a_discarded_text_is_gone_and_cannot_be_entered(draft, administrator):
    discard_import(draft.pk, by=administrator, at=AT)
    discard_import(draft.pk, by=administrator, at=AT)
    draft.refresh_from_db()
    assert draft.read == {}
    with pytest.raises(DraftSettled):
        approve_import(draft.pk, Entry(facts=FACTS, slug="x"), by=administrator, at=AT)
    assert RecordedEvent.objects.about(draft).filter(kind="legislation.draft-discarded").count() == 1


@pytest.fixture
def editor(outsider, small_city):
    Membership.objects.create(user=outsider, unit=small_city.department, role=Role.EDITOR, valid_from="2025-07-01")
    return outsider


def test_an_editor_brings_texts_in_sees_only_own_ones_and_enters_none(client, draft, editor, settings):
    own = start_import(read_file(samples.LAW.encode()), "d" * 64, by=editor, at=AT)
    client.force_login(editor)
    html = client.get(HERE).content.decode()
    assert own.get_absolute_url() in html
    assert draft.get_absolute_url() not in html
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert 'name="duyet"' not in client.get(own.get_absolute_url()).content.decode()
    with pytest.raises(NotAllowed):
        approve_import(own.pk, Entry(facts=FACTS, slug="x"), by=editor, at=AT)
    with pytest.raises(NotAllowed):
        remove_import_piece(draft.pk, 0, edition=1, by=editor, at=AT)


@pytest.mark.parametrize("who", ["handler", "head", "anonymous"])
def test_nobody_else_brings_texts_in(client, play, draft, who):
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    for address in (HERE, draft.get_absolute_url(), f"{draft.get_absolute_url()}phan/0/"):
        assert client.get(address).status_code == (302 if who == "anonymous" else 403)


def send(client, content: bytes, name: str = "a.txt"):
    return client.post(HERE, {"tep": SimpleUploadedFile(name, content)})


def test_a_file_is_sent_reviewed_and_entered_in_the_browser(client, administrator):
    client.force_login(administrator)
    review = send(client, samples.docx(), "a.docx").url
    html = client.get(review).content.decode()
    assert "Số: 999/KH-UBND" in html
    assert "MỤC ĐÍCH, YÊU CẦU" in html
    form = {"edition": "1", "kind": "plan", "number": "999/KH-UBND", "title": "Tên đã sửa", "slug": "kh-999"}
    assert client.post(review, form).status_code == 302
    assert not Document.objects.exists()
    form["edition"] = "2"
    answer = client.post(review, {**form, "duyet": "1", "whole_text": "on"})
    assert answer.url == "/van-ban/kh-999/"
    page = client.get(answer.url).content.decode()
    assert "Tên đã sửa" in page
    assert 'id="muc-II-khoan-1"' in page
    assert client.get(review).status_code == 200


def test_an_old_edition_is_told_and_what_was_typed_stays(client, draft, administrator):
    client.force_login(administrator)
    remove_import_piece(draft.pk, 0, edition=1, by=administrator, at=AT)
    form = {"edition": "1", "kind": "plan", "title": "Điều đã gõ", "slug": "kh-999", "duyet": "1"}
    answer = client.post(draft.get_absolute_url(), form)
    assert answer.status_code == 422
    assert "Điều đã gõ" in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04xx", samples.docx()[:300]])
def test_a_file_that_cannot_be_read_is_told_beside_its_field(client, administrator, content):
    client.force_login(administrator)
    answer = send(client, content)
    assert answer.status_code == 422
    assert 'class="field bad"' in answer.content.decode()
    assert not ImportDraft.objects.exists()


def test_hostile_words_of_a_file_are_shown_as_text(client, administrator):
    client.force_login(administrator)
    text = "Số: 1/KH-UBND\nKẾ HOẠCH\n<script>alert(1)</script>\nI. <img src=x onerror=alert(1)>\n1. {{ 7|add:7 }}\n"
    # Told apart from a web page by a first word that is no tag.
    html = client.get(send(client, text.encode()).url).content.decode()
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("address", ["phan/99/", "phan/99/bo/", "phan/99999999999999999999/gop/"])
def test_a_piece_that_is_not_there_is_not_found(client, draft, administrator, address):
    client.force_login(administrator)
    assert client.get(f"{draft.get_absolute_url()}{address}").status_code == 404


def test_the_pieces_have_their_pages(client, draft, administrator):
    client.force_login(administrator)
    piece = f"{draft.get_absolute_url()}phan/1/"
    assert "1. Mục đích" in client.get(piece).content.decode()
    bad = {"edition": "1", "sort": "part", "number": "I I", "text": "đã gõ"}
    assert "đã gõ" in client.post(piece, bad).content.decode()
    assert client.post(piece, {"edition": "1", "sort": "part", "number": "I", "text": "1. Một"}).status_code == 302
    assert client.get(f"{piece}gop/").status_code == 200
    assert client.post(f"{piece}gop/", {"edition": "2"}).status_code == 302
    assert client.post(f"{draft.get_absolute_url()}huy/").status_code == 302


def test_the_review_takes_the_same_queries_however_many_pieces(client, administrator):
    client.force_login(administrator)
    small = start_import(read_file(samples.PLAN.encode()), "e" * 64, by=administrator, at=AT)
    many = "".join(f"Điều {at}. Tên\n1. Một\n" for at in range(1, 90))
    large = start_import(read_file(many.encode()), "f" * 64, by=administrator, at=AT)
    client.get(small.get_absolute_url())
    with CaptureQueriesContext(connection) as few:
        client.get(small.get_absolute_url())
    with CaptureQueriesContext(connection) as many_more:
        client.get(large.get_absolute_url())
    assert len(few) == len(many_more)
