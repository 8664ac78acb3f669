#!/usr/bin/env bash
# Guess:   SDMX-CSV has a column ACTION, so that one file can bring figures (R, A, I) and take others back (D). pysdmx gives the
#          rows to be deleted as a dataset of their own whose action is Delete, as it does with a file of such rows only and
#          with the same message in SDMX-ML, or it refuses the file, as it does where R and A stand together.
# Happens: rows with D beside rows with one other action are left out, and the dataset of the others is all that comes back.
#          With validation on or off; no error, no warning.
# Matters: an office that withdraws a figure can send the deletion with the figures that come instead. A warehouse fed from that
#          file keeps the withdrawn figure, and nothing that was read says so. Split the file by its actions before it is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pysdmx[data,xml]==${VERSION:-1.21.0}" "pandas==3.1.1"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

from pysdmx.errors import Invalid
from pysdmx.io import read_sdmx

HEAD = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
AREAS = {"R": "VN-04", "A": "VN-06", "I": "VN-09", "D": "VN-63"}
URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:KPI(1.0)"
SETS = "".join(
    f"""<m:DataSet s:structureRef="KPI" x:type="k:DataSetType" s:dataScope="DataStructure" s:action="{action}">
<Series REF_AREA="{AREAS[action[0]]}"><Obs TIME_PERIOD="2014" OBS_VALUE="950"/></Series></m:DataSet>"""
    for action in ("Replace", "Delete")
)
XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
  xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
  xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
  xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:k="{URN}:ObsLevelDim:TIME_PERIOD">
<m:Header><m:ID>example</m:ID><m:Test>false</m:Test><m:Prepared>2016-01-05T00:00:00</m:Prepared><m:Sender id="EX"/>
<m:Structure structureID="KPI" namespace="{URN}" dimensionAtObservation="TIME_PERIOD">
<c:Structure><Ref agencyID="EX" id="KPI" version="1.0" class="DataStructure"/></c:Structure></m:Structure></m:Header>
{SETS}</m:StructureSpecificData>"""


def actions(text: str, validate: bool = True) -> list[tuple[str, list[str]]]:
    return [(one.action.value, list(one.data["REF_AREA"])) for one in read_sdmx(text, validate=validate).data]


def csv(letters: str) -> str:
    return HEAD + "".join(f"dataflow,EX:KPI(1.0),{letter},{AREAS[letter]},2014,950\n" for letter in letters)


print(f"pysdmx {version('pysdmx')}: a figure to replace ({AREAS['R']}) and one to delete ({AREAS['D']})")
in_xml = actions(XML)
print(f"  SDMX-ML: {in_xml}")
assert in_xml == [("Replace", ["VN-04"]), ("Delete", ["VN-63"])], in_xml
assert actions(csv("D")) == [("Delete", ["VN-63"])]
for letters, kept in {"RD": "Replace", "DR": "Replace", "AD": "Append", "ID": "Information"}.items():
    seen = actions(csv(letters))
    print(f"  SDMX-CSV with {' and '.join(letters)}: expected a Delete for VN-63 too, observed {seen}")
    assert seen == actions(csv(letters), validate=False) == [(kept, [AREAS[kept[0]]])], seen
try:
    actions(csv("RA"))
except Invalid as refusal:
    print(f"  SDMX-CSV with R and A: {refusal}")
else:
    raise SystemExit("R and A together are read now")
PY
