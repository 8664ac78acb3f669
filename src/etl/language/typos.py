"""Misprints that reports share: words with a tone mark lost or misplaced, each with the word that is meant.

Data only. A row of `SLIPS` is a misprint that was seen in reports of 2007 to 2025: either no word of the language at
all ("uớc", "nghiêp"), or a pair of words that makes no sense as written ("giá tri") except inside the phrases of
`RIGHT`. Both sides have the same length, so that a place in the text stays the same place. Tone marks are never
stripped: a misprint that is not in this table is not corrected.
"""

SLIPS = {
    "uớc": "ước",
    "tằng": "tăng",
    "tiểu thụ công nghiệp": "tiểu thủ công nghiệp",
    "tiểu chủ công nghiệp": "tiểu thủ công nghiệp",
    "ưóc": "ước",
    "ước tình": "ước tính",
    "ướt đạt": "ước đạt",
    "ướt thực hiện": "ước thực hiện",
    "ướt tính": "ước tính",
    "ứơc": "ước",
    "đươc": "được",
    "gía": "giá",
    "giá tri": "giá trị",
    "gia trị": "giá trị",
    "tri giá": "trị giá",
    "cùng ky": "cùng kỳ",
    "cung kỳ": "cùng kỳ",
    "cùng kỷ": "cùng kỳ",
    "cùng ký": "cùng kỳ",
    "cũng kỳ": "cùng kỳ",
    "so vơi": "so với",
    "so vói": "so với",
    "nghiêp": "nghiệp",
    "nghiêm thu": "nghiệm thu",
    "kinh ngạch": "kim  ngạch",  # two spaces, for the length
    "kim ngach": "kim ngạch",
    "kim nghạch": "kim  ngạch",
    "xuất khẫu": "xuất khẩu",
    "nhập khẫu": "nhập khẩu",
    "sãn xuất": "sản xuất",
    "sản suất": "sản xuất",
    "xản xuất": "sản xuất",
    "lủy kế": "lũy kế",
    "thương phẫm": "thương phẩm",
    "xuât": "xuất",
    "nhâp": "nhập",
    "nhập khâu": "nhập khẩu",
    "xuất khâu": "xuất khẩu",
    "bán lẽ": "bán lẻ",
    "bản lẻ": "bán lẻ",
    "tổng mưc": "tổng mức",
    "thưc hiện": "thực hiện",
    "kế hoach": "kế hoạch",
    "kê hoạch": "kế hoạch",
    "vôn đầu": "vốn đầu",
    "tăng trường": "tăng trưởng",
    "tỷ đông": "tỷ đồng",
    "tỉ đông": "tỉ đồng",
    "triêu": "triệu",
    "xả lý": "xử lý",
    "khai khoảng": "khai khoáng",
    # Spellings of a school that writes i for y.
    "tỉ lệ": "tỷ lệ",
    "tỉ trọng": "tỷ trọng",
    "quản lí": "quản lý",
    "xử lí": "xử lý",
    "thời kì": "thời kỳ",
}

RIGHT = (
    # They expect, sign, commemorate, are worth, value knowledge, add schools: no "cùng kỳ", "giá trị", "tăng trưởng".
    *("cũng kỳ vọng", "cũng kỳ công", "cũng kỳ thị"),
    *(
        "cùng ký kết",
        "cùng ký hợp đồng",
        "cùng ký biên bản",
        "cùng ký thỏa thuận",
        "cùng ký cam kết",
        "cùng ký văn bản",
    ),
    *("cùng ký ban hành", "cùng ký kế hoạch", "cùng ký quy chế", "cùng ký nghị quyết", "cùng ký chương trình"),
    *("cùng kỷ niệm", "cùng kỷ luật"),
    *("ước tình hình", "ước tình trạng"),
    *("gia trị giá", "giá tri thức", "giá tri ân"),
    *("tăng trường học", "tăng trường lớp", "tăng trường nghề", "tăng trường hợp"),
    *("sản xuất khâu", "thống kê hoạch định"),
    "tằng loỏng",  # an industrial zone
)
"""Phrases in which a row of `SLIPS` stands and nothing is misprinted: they stay as they are."""
