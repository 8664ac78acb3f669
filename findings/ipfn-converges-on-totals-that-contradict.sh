#!/usr/bin/env bash
# Guess:   ipfn, iterative proportional fitting, raises, or returns 0 as its flag of convergence, where no table can have the totals
#          asked for: those of the rows add up to 200 and those of the columns to 210, or a cell that is zero stands in the way.
# Happens: it says "ipfn converged" and returns 1. The totals that come last in the list are met, the others are missed by a
#          twentieth (157.5 instead of 150) or a fifth (120 instead of 150). The flag means that nothing changes any more.
# Matters: this is the usual way to spread a province's total over branches and districts at once, and totals of two reports
#          seldom agree to the last digit. The result depends on the order of the list, and nothing marks what was missed.
#          Compare the totals first, and the sums of the result with every total afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "ipfn==${VERSION:-1.4.4}" numpy==2.4.6 pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import numpy as np
from ipfn import ipfn

BRANCHES = np.array([[40.0, 30.0], [20.0, 10.0]])
DIAGONAL = np.array([[40.0, 0.0], [0.0, 10.0]])
CASES = {  # the table, totals of its rows and columns, sums of the rows as they become
    "totals that agree": (BRANCHES, [150.0, 50.0], [120.0, 80.0], [150.0, 50.0]),
    "200 by rows, 210 by columns": (BRANCHES, [150.0, 50.0], [120.0, 90.0], [157.5, 52.5]),
    "a zero in the way": (DIAGONAL, [150.0, 50.0], [120.0, 80.0], [120.0, 80.0]),
}
print(f"ipfn {version('ipfn')}")
for name, (table, rows, columns, seen) in CASES.items():
    fitting = ipfn.ipfn(table.copy(), [np.array(rows), np.array(columns)], [[0], [1]], verbose=1)
    fitted, converged = fitting.iteration()
    expected = "converged" if seen == rows else "an error, or not converged"
    sums = [round(float(total), 2) for total in fitted.sum(axis=1)]
    print(f"  {name}: expected {expected}, observed flag {converged}, rows {sums} for {rows}")
    assert converged == 1, (name, converged)
    assert np.allclose(sums, seen, atol=0.01), (name, sums)
    assert np.allclose(fitted.sum(axis=0), columns, atol=0.01), name
PY
