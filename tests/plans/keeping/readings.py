"""Plans as they are read from files, for tests of the review."""

from danvan.plans.reading.pieces import GUESS, LIKELY, ReadGroup, ReadPlan, ReadTask, Value


def a_reading() -> ReadPlan:
    """Two groups: one task for a department with a part below it, one for all wards, one that nobody leads."""
    first = ReadTask(
        number="1",
        title=Value("Rà soát thủ tục", "1. Rà soát thủ tục", 12),
        lead=Value("Sở Xây dựng", "Chủ trì: Sở Xây dựng", 13),
        cooperating=[Value("Thanh tra Thành phố"), Value("Viện Mẫu")],
        deliverable=Value("Báo cáo", "Sản phẩm: Báo cáo", 14, LIKELY),
        due=Value("2026-12-15", "trước ngày 15/12/2026", 14),
        text="1. Rà soát thủ tục\nChủ trì: Sở Xây dựng",
        line=12,
    )
    part = ReadTask(number="1.1", title=Value("Lập danh mục"), parent="1", text="1.1. Lập danh mục", line=15)
    wards = ReadTask(
        number="2",
        title=Value("Công khai thủ tục", "2. Công khai", 17),
        lead=Value("UBND các phường, xã", "UBND các phường, xã", 17, GUESS),
        recurrence=Value("quarterly", "hằng quý", 17),
        text="2. UBND các phường, xã công khai thủ tục hằng quý",
        line=17,
    )
    lone = ReadTask(number="1", title=Value("Tổng kết"), text="1. Tổng kết", line=20)
    groups = [
        ReadGroup(number="I", title=Value("Cải cách thủ tục"), code="admin_reform", text="I. CẢI CÁCH", line=11),
        ReadGroup(number="II", title=Value("Tổng kết"), text="II. TỔNG KẾT", line=19),
    ]
    groups[0].tasks, groups[1].tasks = [first, part, wards], [lone]
    facts = {
        "number": Value("15/KH-UBND", "Số: 15/KH-UBND", 3),
        "title": Value("Cải cách thủ tục năm 2026", "KẾ HOẠCH", 6),
        "issued_on": Value("2026-09-01", "ngày 01 tháng 9 năm 2026", 4),
        "issuer": Value("UBND thành phố Hà Nội", "UBND THÀNH PHỐ HÀ NỘI", 1),
        "kind": Value("plan"),
    }
    return ReadPlan(source="text", lines=20, facts=facts, groups=groups)
