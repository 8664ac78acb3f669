"""Slips of print that reports share: words with a tone mark lost or misplaced, each with the word that is meant.

Data only. A row is a slip that was seen in print (reports of 2007 to 2025) and that can mean nothing else: either no
word of the language at all ("uớc", "nghiêp"), or a pair of words that makes no sense as written ("giá tri"). Both
sides have the same length, so that a place in the text stays the same place. Tone marks are never stripped: a slip
that is not in this table is not corrected.
"""

SLIPS = {
    "uớc": "ước",
    "tằng": "tăng",
    "tiểu thụ công nghiệp": "tiểu thủ công nghiệp",
    "tiểu chủ công nghiệp": "tiểu thủ công nghiệp",
    "ưóc": "ước",
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
    "kinh ngạch": "kim ngạch",
    "kim ngach": "kim ngạch",
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
