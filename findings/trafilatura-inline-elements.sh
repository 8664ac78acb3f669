#!/usr/bin/env bash
# Guess:   an extractor of articles keeps the words of a sentence; an inline element inside it (<time>, <output>, <label>)
#          is markup, so at most its tags are dropped.
# Happens: the element goes with its words: "Năm 2015, kim ngạch đạt <output>950</output> triệu USD" comes back without
#          "950", and nothing tells that something is missing. <b> and <span> in the same place keep their words.
# Matters: a report's sentence loses its figure or its year and still reads as a sentence: "đạt triệu USD". Hold the
#          numbers of the article's own element against those of the extracted text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "trafilatura==${VERSION:-2.3.1}" lxml-html-clean==0.4.6
"$folder/venv/bin/python" - <<'PY'
import trafilatura

FILLER = "<p>" + "Hội nghị đánh giá kết quả sản xuất, kinh doanh của các doanh nghiệp trên địa bàn trong năm qua. " * 6 + "</p>"


def kept(tag: str) -> bool:
    page = (
        "<html><body><article><h1>Công nghiệp tăng khá</h1>" + FILLER
        + f"<p>Năm 2015, kim ngạch xuất khẩu đạt <{tag}>950</{tag}> triệu USD, là mức cao nhất từ trước đến nay.</p>"
        + FILLER + "</article></body></html>"
    )
    return "950" in (trafilatura.extract(page) or "")


seen = {tag: kept(tag) for tag in ("b", "span", "time", "output", "label")}
print(f"trafilatura {trafilatura.__version__}: the word inside the element is kept: {seen}")
assert seen == {"b": True, "span": True, "time": False, "output": False, "label": False}, seen
PY
