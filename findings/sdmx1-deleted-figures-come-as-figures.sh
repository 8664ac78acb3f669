#!/usr/bin/env bash
# Guess:   a set of figures in SDMX-ML says what is to be done with it: action="Delete" takes back figures sent before. sdmx1,
#          whose DataSet has a field for it and fills it from SDMX-JSON, gives such a set with the action Delete.
# Happens: from SDMX-ML the field is None for every set, Replace and Delete alike. What is to be deleted comes back as one more
#          set of figures, and to_pandas gives it as a series like the one before. No error, no warning.
# Matters: the standard recommends that a deletion repeats the figure that it deletes, so the withdrawn figure arrives whole.
#          Loaded like the others it is published once more, by the very message that took it back. Read the attribute from
#          the XML, or ask for SDMX-JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "sdmx1==${VERSION:-2.28.0}" pandas==3.1.1
"$folder/venv/bin/python" -W error - <<'PY'
import io
import json

import sdmx
from sdmx.model import common, v21

URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:KPI(1.0)"
SETS = "".join(
    f"""<m:DataSet s:structureRef="KPI" x:type="k:DataSetType" s:dataScope="DataStructure" s:action="{action}">
<Series REF_AREA="{area}"><Obs TIME_PERIOD="2014" OBS_VALUE="950"/></Series></m:DataSet>"""
    for action, area in (("Replace", "VN-04"), ("Delete", "VN-63"))
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


def values(dimension: str, *codes: str) -> dict:
    return {"id": dimension, "name": dimension, "values": [{"id": code, "name": code} for code in codes]}


def in_json(action: str, area: str) -> dict:
    return {
        "header": {"id": "example", "test": False, "prepared": "2016-01-05T00:00:00", "sender": {"id": "EX"}},
        "dataSets": [{"action": action, "observations": {"0:0": [950.0]}}],
        "structure": {
            "dimensions": {"observation": [values("REF_AREA", area), values("TIME_PERIOD", "2014")]},
            "attributes": {},
        },
    }


structure = v21.DataStructureDefinition(id="KPI", version="1.0", maintainer=common.Agency(id="EX"))
structure.dimensions.append(v21.Dimension(id="REF_AREA"))
structure.dimensions.append(v21.TimeDimension(id="TIME_PERIOD"))
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))

print(f"sdmx1 {sdmx.__version__}: expected the action Replace for VN-04 and Delete for VN-63")
message = sdmx.read_sdmx(io.BytesIO(XML.encode()), structure=structure)
series = sdmx.to_pandas(message)
for data, figures in zip(message.data, series, strict=True):
    print(f"  SDMX-ML: observed the action {data.action}, figures {figures.to_dict()}")
assert [data.action for data in message.data] == [None, None]
assert [figures.to_dict() for figures in series] == [{("VN-04", "2014"): 950.0}, {("VN-63", "2014"): 950.0}]
for action, area in (("Replace", "VN-04"), ("Delete", "VN-63")):
    [data] = sdmx.read_sdmx(io.BytesIO(json.dumps(in_json(action, area)).encode())).data
    print(f"  SDMX-JSON: {data.action.name} for {area}")
    assert data.action.name == action.lower()
PY
