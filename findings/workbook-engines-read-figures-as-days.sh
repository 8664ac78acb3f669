#!/usr/bin/env bash
# Guess:   in a program that computes the formulas of a workbook, arithmetic with a figure that was typed as text
#          ("16,7", "4.013,5") gives the figure where it can be read in the language at hand, and #VALUE! where it
#          cannot. The same workbook has the same result tomorrow.
# Happens: xlcalculator takes what is no number for a day, and formulas does so in VALUE(). "16,7" times one is a day of
#          the current month, some 46000; "4.013,5" and "4,013.5" are days in April of the current year; "1,110" is a day
#          of the year 110 and negative to the one, some -653700, and 40179 to the other, which is January 2010. "16.7"
#          and "950" are numbers. What comes out is another one next month or next year. pycel, formualizer and IronCalc
#          say #VALUE! or read the figure. No error.
# Matters: figures typed as text, with the comma as decimal mark, are what *1 and VALUE() are put into workbooks for. A
#          rate of 16.7 % becomes forty-six thousand, which goes for an amount, and each run differs a little from the
#          one before, as a revision does. Turn text into figures before a workbook is computed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "xlcalculator==${XLCALCULATOR:-0.5.0}" "formulas==${FORMULAS:-1.3.4}" pycel==1.0b30 formualizer==0.13.0 ironcalc==0.9.1 \
  openpyxl==3.1.5
TQDM_DISABLE=1 venv/bin/python -W ignore - <<'PY'
import datetime
import logging
from importlib.metadata import version

import formualizer
import formulas
import ironcalc
import openpyxl
from pycel import ExcelCompiler
from xlcalculator import Evaluator, ModelCompiler

logging.disable(logging.CRITICAL)
TEXTS = ["16,7", "2,5", "4.013,5", "4,013.5", "1,110", "16.7", "950"]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
for row, text in enumerate(TEXTS, 1):
    sheet.cell(row, 1, text).data_type = "s"
    sheet.cell(row, 2, f"=A{row}*1")
    sheet.cell(row, 3, f"=VALUE(A{row})")
book.save("book.xlsx")


def number(value: object) -> float | str:
    try:
        return float(value)
    except (TypeError, ValueError):
        return "no number"


first = Evaluator(ModelCompiler().read_and_parse_archive("book.xlsx"))
second = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
third, fourth = ExcelCompiler(filename="book.xlsx"), formualizer.load_workbook("book.xlsx")
fifth = ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
fifth.evaluate()
print(f"xlcalculator {version('xlcalculator')}, formulas {version('formulas')}")
seen = {}
for row, text in enumerate(TEXTS, 1):
    product = number(first.evaluate(f"S!B{row}"))
    value = number(second[f"'[book.xlsx]S'!C{row}"].value[0, 0])
    others = [number(engine) for engine in (third.evaluate(f"S!B{row}"), fourth.evaluate_cell("S", row, 2))]
    others.append(number(fifth.get_formatted_cell_value(0, row, 2)))
    print(f"  {text!r}: expected the figure or #VALUE!, observed {product} by xlcalculator (*1), {value} by formulas (VALUE), "
          f"{others} by the others (*1)")  # fmt: skip
    seen[text] = product, value
    assert all(other == "no number" or abs(other) < 5000 for other in others), others

ORIGIN, today = datetime.date(1899, 12, 30), datetime.date.today()
for text, figures in seen.items():
    if text in ("16.7", "950"):
        assert figures == (float(text), float(text)), (text, figures)
    elif text == "1,110":
        assert -654000 < figures[0] < -653000 and figures[1] == 40179, figures
    else:  # days from January of this year to this year's last
        days = [ORIGIN + datetime.timedelta(days=int(figure)) for figure in figures]
        print(f"  {text!r} is {days[0]} and {days[1]}")
        assert {day.year for day in days} == {today.year}, days
PY
