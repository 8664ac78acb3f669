#!/usr/bin/env bash
# Guess:   decimals in polars divide as those of Python, Arrow and databases do, with more digits behind the point than the two
#          figures have: the growth from 3576.1 to 4013.5 is 12.2 per cent.
# Happens: a quotient gets no more digits than its operands. With one decimal each, (a / b - 1) * 100 is 10.0; with whole
#          numbers it is 0. A product is cut in the same way: 950.2 x 0.1 is 95.0. pyarrow gives 12.2 for the same decimals, and
#          polars does so for the same figures as floats. No error, no warning.
# Matters: figures of reports are kept as decimals so that they stay as printed, and their growth is what is published. Every
#          rate turns into a multiple of ten (or of a hundred) and still looks like one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==${VERSION:-2.1.0}" pyarrow==26.0.1
"$folder/venv/bin/python" -W error - <<'PY'
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

SEEN = {("4013.5", "3576.1"): "10.0", ("4013", "3576"): "0"}


def by_polars(kind: type, now: str, before: str) -> Decimal | float:
    frame = pl.DataFrame({"now": [kind(now)], "before": [kind(before)]})
    return frame.select((pl.col("now") / pl.col("before") - 1) * 100).item()


def by_arrow(now: str, before: str) -> Decimal:
    return (pc.divide(pa.array([Decimal(now)]), pa.array([Decimal(before)]))[0].as_py() - 1) * 100


print(f"polars {pl.__version__}, pyarrow {pa.__version__}: growth in per cent, expected 12.2")
for pair, rate in SEEN.items():
    print(f"  {pair}: observed {by_polars(Decimal, *pair)} (pyarrow {by_arrow(*pair):.1f})")
    assert str(by_polars(Decimal, *pair)) == rate
    assert f"{by_arrow(*pair):.1f}" == f"{by_polars(float, *pair):.1f}" == "12.2"
share = pl.DataFrame({"amount": [Decimal("950.2")], "rate": [Decimal("0.1")]}).select(pl.col("amount") * pl.col("rate"))
print(f"  950.2 x 0.1: expected 95.02, observed {share.item()}")
assert str(share.item()) == "95.0"
PY
