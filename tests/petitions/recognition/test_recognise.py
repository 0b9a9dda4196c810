"""What a text looks like: by phrases anyone can read, typed with tones or without, and never by half a word."""

import unicodedata

import pytest

from danvan.petitions.pages.lodging import REASONS
from danvan.petitions.recognition.cues import CUES, cue
from danvan.petitions.recognition.recognising import LONGEST, Looks, Recogniser, recognise


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Tôi khiếu nại quyết định thu hồi đất.", Looks.COMPLAINT),
        ("toi khieu nai quyet dinh thu hoi dat", Looks.COMPLAINT),
        ("TÔI KHIẾU NẠI QUYẾT ĐỊNH THU HỒI ĐẤT", Looks.COMPLAINT),
        ("Đề nghị hủy quyết định xử phạt.", Looks.COMPLAINT),
        ("Đề nghị huỷ quyết định xử phạt.", Looks.COMPLAINT),
        ("Đơn tố cáo. Ông cán bộ nhận 20 triệu của tôi.", Looks.DENUNCIATION),
        ("Cán bộ nhận 7 triệu của quán bia.", Looks.DENUNCIATION),
        ("don to cao can bo nhan tien", Looks.DENUNCIATION),
        ("Tôi tố   cáo ông ấy tham ô", Looks.DENUNCIATION),
        ("Tôi tố-cáo ông ấy", Looks.DENUNCIATION),
        ("Tôi tố cao ông ấy tham nhũng", Looks.DENUNCIATION),
        ("Nắp cống vỡ trước cổng trường.", Looks.NONE),
        ("Cây to cao che hết đèn đường trước nhà số 5.", Looks.NONE),
        ("Phản ánh thái độ cán bộ quầy 2 trả lời cộc lốc.", Looks.NONE),
        ("", Looks.NONE),
    ],
)
def test_a_text_looks_like(text, looks):
    assert recognise(text).kind is looks
    assert recognise(unicodedata.normalize("NFD", text)).kind is looks


@pytest.mark.parametrize(
    "text",
    [
        "Đây không phải đơn khiếu nại, tôi chỉ góp ý.",
        "Đây không phải là đơn khiếu nại.",
        "Tôi không có ý tố cáo ai.",
        "Xin hỏi thủ tục khiếu nại nộp ở đâu?",
        "Nếu không sửa đường tôi sẽ khiếu nại.",
        "Tôi khiếu nại cửa hàng không bảo hành tủ lạnh.",
        "Tố cáo hàng xóm hát karaoke đến 1 giờ đêm, tiếng ồn không ngủ được.",
    ],
)
def test_words_that_take_a_cue_back(text):
    assert recognise(text).kind is Looks.NONE


def test_a_negation_takes_back_only_what_stands_beside_it():
    text = "Tôi không có ý tố cáo ai nhưng cán bộ địa chính nhận tiền của dân."
    assert recognise(text).kind is Looks.DENUNCIATION


def test_loose_use_does_not_hide_an_offence():
    text = "Tố cáo quán karaoke: công an nhận tiền để quán mở quá giờ."
    assert recognise(text).kind is Looks.DENUNCIATION


def test_where_both_are_said_the_one_that_protects_the_sender_is_chosen():
    assert recognise("Khiếu nại quyết định phạt; cán bộ còn vòi tiền tôi.").kind is Looks.DENUNCIATION


def test_the_cues_are_the_senders_own_words_heaviest_first():
    found = recognise("Cán bộ phường đã NHẬN  HỐI   LỘ.").cues
    assert [(cue.words, cue.weight) for cue in found] == [("HỐI LỘ", 3), ("Cán bộ", 1)]


def test_one_reason_counts_once_however_often_it_is_said():
    own = Recogniser([cue("cán bộ", "denunciation", 1, "actor"), cue("công an", "denunciation", 1, "actor")])
    assert own.recognise("Cán bộ, công an, cán bộ, công an.").kind is Looks.NONE


def test_a_phrase_is_not_found_inside_other_words():
    own = Recogniser([cue("hối lộ", "denunciation", 3, "corruption")])
    assert own.recognise("hối lộng").kind is Looks.NONE
    assert own.recognise("xhối lộ").kind is Looks.NONE


@pytest.mark.parametrize("text", ["đ" * 500_000, "tố " * 100_000, "\x00\u202e\ufffe", "#", "# triệu " * 9000])
def test_nonsense_is_judged_and_harms_nothing(text):
    assert recognise(text).kind in set(Looks)


def test_a_long_text_is_judged_by_its_beginning():
    assert recognise("x " * LONGEST + "tố cáo ông ấy tham ô").kind is Looks.NONE


def test_every_reason_of_the_list_has_words_for_the_page():
    assert {each.why for each in CUES if each.weight} == set(REASONS)


def test_no_phrase_stands_twice():
    phrases = [(each.phrase, each.kind) for each in CUES]
    assert len(set(phrases)) == len(phrases)
