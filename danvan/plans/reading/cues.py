"""Which of the seven task groups words are about, by the words that each group is spoken of in.

The seven are the reference case's own split of its plan; the cues are the vocabulary of that field, not of one text.
"""

import re

from danvan.plans.reading.letters import plain

#: Code of the group -> words that only it uses, words that it uses more than others.
CUES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "propaganda": (
        (
            *(
                "tuyên truyền",
                "phổ biến",
                "quán triệt",
                "truyền thông",
                "thông tin, tuyên truyền",
                "học tập nghị quyết",
            ),
            *("giáo dục pháp luật", "nâng cao nhận thức", "chuyên trang, chuyên mục", "bồi dưỡng kiến thức"),
        ),
        ("nhận thức", "chủ trương", "báo chí", "tập huấn", "hội nghị triển khai", "chuyên mục", "bồi dưỡng"),
    ),
    "apparatus": (
        (
            *("tổ chức bộ máy", "sắp xếp bộ máy", "tinh gọn", "tinh giản biên chế", "vị trí việc làm", "chồng chéo"),
            *("kiện toàn", "biên chế", "sắp xếp, bố trí", "cơ cấu lại đội ngũ", "chức năng, nhiệm vụ", "luân chuyển"),
            *("kỷ luật, kỷ cương", "kỷ cương hành chính", "đạo đức công vụ", "quy tắc ứng xử"),
        ),
        ("sắp xếp", "bộ máy", "đội ngũ cán bộ", "đội ngũ công chức", "công vụ", "đơn vị sự nghiệp", "quy hoạch cán bộ"),
    ),
    "coordination": (
        (
            *(
                "phối hợp chặt chẽ",
                "quy chế phối hợp",
                "chương trình phối hợp",
                "công tác phối hợp",
                "mặt trận tổ quốc",
            ),
            *(
                "tổ chức chính trị - xã hội",
                "mttq",
                "giám sát và phản biện",
                "giám sát, phản biện",
                "trách nhiệm của các cấp",
            ),
            *("trách nhiệm của cấp ủy", "lãnh đạo, chỉ đạo công tác dân vận", "vai trò, trách nhiệm của", "ký kết"),
        ),
        ("phối hợp", "đồng bộ", "tinh thần trách nhiệm", "các cấp chính quyền", "đoàn thể", "trách nhiệm", "góp ý"),
    ),
    "policy_delivery": (
        (
            *(
                "phát triển kinh tế - xã hội",
                "phát triển kinh tế",
                "dân sinh",
                "an sinh xã hội",
                "giảm nghèo",
                "việc làm",
            ),
            *("thực thi chính sách", "thực thi tốt chính sách", "quyền, lợi ích hợp pháp", "quyền và lợi ích hợp pháp"),
            *("đời sống vật chất", "đời sống của nhân dân", "đời sống nhân dân", "nông thôn mới", "quy chế dân chủ"),
            *(
                "thực hiện dân chủ",
                "dân chủ ở cơ sở",
                "quốc phòng - an ninh",
                "quốc phòng, an ninh",
                "chính sách xã hội",
            ),
        ),
        (
            "chính sách",
            "chương trình, mục tiêu",
            "mục tiêu quốc gia",
            "đời sống",
            "nhà ở",
            "chăm lo",
            "dân chủ",
            "giám sát đầu tư",
        ),
    ),
    "admin_reform": (
        (
            *(
                "cải cách hành chính",
                "thủ tục hành chính",
                "dịch vụ công",
                "một cửa",
                "chuyển đổi số",
                "chính quyền điện tử",
            ),
            *("chính quyền số", "cải cách thủ tục", "chỉ số cải cách", "par index", "sipas", "công khai, minh bạch"),
        ),
        (
            "trực tuyến",
            "đơn giản hóa",
            "người đứng đầu",
            "mức độ hài lòng",
            "số hóa",
            "hiện đại hóa",
            "công nghệ thông tin",
        ),
    ),
    "reception_dialogue": (
        (
            *("tiếp dân", "tiếp công dân", "đối thoại", "khiếu nại", "tố cáo", "đơn thư", "giải quyết kiến nghị"),
            *("kiến nghị, phản ánh", "phản ánh, kiến nghị", "các kiến nghị", "kiến nghị, đề xuất", "kiến nghị đề xuất"),
            *("lắng nghe ý kiến", "bức xúc", "điểm nóng", "hòa giải", "giải phóng mặt bằng"),
        ),
        ("kiến nghị", "phản ánh", "lắng nghe", "tâm tư", "nguyện vọng", "ý kiến của nhân dân", "đền bù", "dịch bệnh"),
    ),
    "emulation_unity": (
        (
            *(
                "thi đua yêu nước",
                "phong trào thi đua",
                "điển hình tiên tiến",
                "dân vận khéo",
                "đại đoàn kết",
                "khen thưởng",
            ),
            *(
                "học tập và làm theo",
                "tư tưởng, đạo đức, phong cách",
                "nhân rộng",
                "đoàn kết tôn giáo",
                "tôn giáo",
                "dân tộc thiểu số",
            ),
            *(
                "an ninh chính trị",
                "trật tự an toàn xã hội",
                "trật tự, an toàn xã hội",
                "biểu dương",
                "gương người tốt",
            ),
        ),
        ("thi đua", "phong trào", "mô hình", "điển hình", "đoàn kết", "an ninh trật tự", "tuyên dương", "tự quản"),
    ),
}
ONLY, MORE = 3, 1
#: What a sentence must reach to open a group of its own.
CLEAR = 3
_LONGEST = 3_000
_EARLY = 80


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((plain(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])")


_PATTERNS = {code: (_pattern(only), _pattern(more)) for code, (only, more) in CUES.items()}


def scores(words: str) -> dict[str, int]:
    """Code -> how strongly the words speak of it; each cue counts once, at the beginning of the words double."""
    compared = plain(words[:_LONGEST])
    cues: list[tuple[int, int, str, int]] = []
    for code, patterns in _PATTERNS.items():
        for pattern, weight in zip(patterns, (ONLY, MORE), strict=True):
            cues += [(*match.span(), code, weight) for match in pattern.finditer(compared)]
    found: dict[str, int] = {}
    seen: set[str] = set()
    for start, end, code, weight in sorted(cues):
        # "việc làm" inside "vị trí việc làm" speaks of something else.
        inside = any(first <= start and end <= last and last - first > end - start for first, last, *_ in cues)
        if compared[start:end] not in seen and not inside:
            seen.add(compared[start:end])
            found[code] = found.get(code, 0) + weight * (2 if start < _EARLY else 1)
    return found


def code_of(words: str, *, at_least: int = CLEAR) -> str:
    """The group these words speak of most clearly; "" where none is clear or two are equally so."""
    ranked = sorted(scores(words).items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < at_least:
        return ""
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return ""
    return ranked[0][0]
