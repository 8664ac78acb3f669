#!/usr/bin/env bash
# Guess:   dividing exact decimals is exact up to the digits that the result keeps, or fails where the type has too few: in daft
#          4013.5 / 950.2 is 4.22 in decimals of any width, and where there is no room it says so, as it does for decimals of 20
#          digits.
# Happens: it gives another number, often near zero or negative: 4013.5 / 950.2 is 0.0000059 in decimal(18, 1), 950 / 100 is 0.006
#          and 3 / 2 is -0.2 in decimal(18, 0). With 18 digits every dividend above one does so, with 15 or 12 the large ones
#          only: 950000 / 100 is 9500 in decimal(15, 0), and 4013500 / 100 is 6107. It is the rest modulo 2 to the 128 that is
#          divided. In decimal(9, 1) all is right, and products are right in each. No error, no warning, in SQL as in expressions.
# Matters: 18 digits are what databases and Arrow give to amounts in đồng. Growth, shares and sums per head are all quotients, and
#          a small or negative rate is a figure that people believe. Cast to float64 before dividing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "daft==${VERSION:-0.7.26}" pyarrow==25.0.1
export DO_NOT_TRACK=true DAFT_PROGRESS_BAR=0
"$folder/venv/bin/python" -W error - <<'PY'
from decimal import Decimal

import daft
import pyarrow as pa

CASES = {  # precision, scale, dividend, divisor: the quotient in daft, to six places
    (9, 1, "4013.5", "950.2"): "4.223848",
    (18, 1, "4013.5", "950.2"): "0.000006",
    (18, 0, "950", "100"): "0.006122",
    (18, 0, "3", "2"): "-0.201412",
    (15, 0, "950000", "100"): "9500.000000",
    (15, 0, "4013500", "100"): "6106.763308",
    (12, 3, "4013500", "100"): "6106.763308",
}


def wrapped(over: Decimal, under: Decimal, scale: int) -> Decimal:
    """The quotient when the dividend, lengthened twice by the result's scale, is cut to 128 bits."""
    dividend = (int(over * 10 ** (2 * scale)) + 2**127) % 2**128 - 2**127
    return Decimal(int(dividend / (under * 10**scale))).scaleb(-scale)


print(f"daft {daft.__version__}")
for (precision, scale, over, under), value in CASES.items():
    kind = pa.decimal128(precision, scale)
    table = pa.table({"a": pa.array([Decimal(over)], kind), "b": pa.array([Decimal(under)], kind)})
    frame = daft.from_arrow(table)
    quotient = frame.select((daft.col("a") / daft.col("b")).alias("x"))
    [seen] = quotient.to_pydict()["x"]
    [in_sql] = daft.sql("SELECT a / b AS x FROM frame").to_pydict()["x"]
    [product] = frame.select((daft.col("a") * daft.col("b")).alias("x")).to_pydict()["x"]
    floats = [daft.col(name).cast(daft.DataType.float64()) for name in "ab"]
    [by_floats] = frame.select((floats[0] / floats[1]).alias("x")).to_pydict()["x"]
    right = Decimal(over) / Decimal(under)
    print(f"  {over} / {under} in decimal({precision}, {scale}): expected {right:.6f}, observed {seen:.6f}")
    assert f"{seen:.6f}" == value and seen == in_sql, (seen, in_sql)
    assert product == Decimal(over) * Decimal(under) and abs(by_floats - float(right)) < 1e-9
    assert abs(seen - wrapped(Decimal(over), Decimal(under), -seen.as_tuple().exponent)) < Decimal("1e-9"), seen
wide = pa.array([Decimal("3")], pa.decimal128(20, 0))
try:
    daft.from_arrow(pa.table({"a": wide, "b": wide})).select(daft.col("a") / daft.col("b")).to_pydict()
except Exception as error:
    print(f"  decimal(20, 0): refused ({type(error).__name__}), as expected")
else:
    raise SystemExit("decimal(20, 0) is divided now")
PY
