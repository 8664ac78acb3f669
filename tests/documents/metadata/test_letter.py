"""The day of the letter, decision or resolution that a report came with."""

from __future__ import annotations

from datetime import date

import pytest

from etl.documents.metadata.letter import day_of_letter
from etl.language.fold import fold

DAY = date(2026, 7, 22)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(Kèm theo Công văn số 1450/SCT-KHTC ngày 22 tháng 7 năm 2026)", DAY),
        ("(Kèm theo Báo cáo số 12/BC-SCT ngày 22/7/2026 của Sở Công Thương)", DAY),
        ("(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 22/7/2026)", DAY),
        ("(Kèm theo Nghị quyết số 5/NQ-HĐND ngày 22/7/2026)", DAY),
        ("(Ban hành kèm theo Thông tư số 34/2022/TT-BCT ngày 22/7/2026)", None),  # a form's
        ("(Ban hành kèm theo Quyết định số 12/2019/QĐ-UBND ngày 22/7/2026)", None),  # a rule's
        ("(Kèm theo Báo cáo số 12/BC-SCT)\nNgày 22/7/2026", None),  # the line ends before the day
        ("Số liệu ngày 22/7/2026", None),
        ("Chương trình ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 22/7/2026 đã đạt kết quả.", None),
    ],
)
def test_the_day_of_what_a_report_came_with(line: str, day: date | None) -> None:
    text = f"CHỈ TIÊU NĂM 2026\n{line}\nChỉ tiêu | Năm 2026"
    assert day_of_letter(text, fold(text)) == day


def test_plans_come_with_decisions_and_letters_alone_can_be_asked_for() -> None:
    text = "(Kèm theo Quyết định số 77/QĐ-UBND ngày 22/7/2026)"
    assert day_of_letter(text, fold(text), decisions=False) is None
