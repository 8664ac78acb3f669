#!/usr/bin/env bash
# Guess:   sdmx1, a library for SDMX alone, knows the codes of periods that the standard defines: asked for dates or periods, it
#          makes December of 2015-M12, as it does of 2015-12, and September to December of 2015-T3 (T is a third of a year); or it
#          raises, as it does for 2015-S2, 2015-A1 and 2015-W53.
# Happens: to_pandas(…, datetime_dimension="TIME_PERIOD") gives twelve seconds past midnight of the first of January for 2015-M12,
#          and March for 2015-T3. Asked for periods of months, all twelve months are January 2015, and asked for quarters all are
#          the first. 2015-12 is right. No error, no warning.
# Matters: with the letter is how SDMX writes a reporting period of a month, and many offices do. A year's months are a series of
#          twelve figures for one January, and the sums and means of what follows are those of a year under the name of a month.
#          Read the codes as text and make the periods by the letter in them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "sdmx1==${VERSION:-2.28.0}" pandas==3.1.1
"$folder/venv/bin/python" -W error - <<'PY'
import io

import pandas as pd
import sdmx
from sdmx.model import common, v21

URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=EX:KPI(1.0)"
XML = """<?xml version="1.0" encoding="UTF-8"?>
<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
  xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
  xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
  xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:k="{urn}:ObsLevelDim:TIME_PERIOD">
<m:Header><m:ID>example</m:ID><m:Test>false</m:Test><m:Prepared>2016-01-05T00:00:00</m:Prepared><m:Sender id="EX"/>
<m:Structure structureID="KPI" namespace="{urn}" dimensionAtObservation="TIME_PERIOD">
<c:Structure><Ref agencyID="EX" id="KPI" version="1.0" class="DataStructure"/></c:Structure></m:Structure></m:Header>
<m:DataSet s:structureRef="KPI" x:type="k:DataSetType" s:dataScope="DataStructure" s:action="Replace">
<Series REF_AREA="VN-04">{observations}</Series></m:DataSet></m:StructureSpecificData>"""
structure = v21.DataStructureDefinition(id="KPI", version="1.0", maintainer=common.Agency(id="EX"))
structure.dimensions.append(v21.Dimension(id="REF_AREA"))
structure.dimensions.append(v21.TimeDimension(id="TIME_PERIOD"))
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))


def read(codes: list[str], freq: str | None = None) -> list[str]:
    """The index of the series of these periods, as text, by date or by period of a frequency."""
    observations = "".join(f'<Obs TIME_PERIOD="{code}" OBS_VALUE="{n}"/>' for n, code in enumerate(codes, 1))
    file = io.BytesIO(XML.format(urn=URN, observations=observations).encode())
    [data] = sdmx.read_sdmx(file, structure=structure).data
    figures = sdmx.to_pandas(data, datetime_dimension="TIME_PERIOD", datetime_axis=0, datetime_freq=freq)
    assert sorted(figures.to_numpy().ravel()) == list(range(1, len(codes) + 1))
    return [str(period) for period in figures.index]


print(f"sdmx1 {sdmx.__version__}, pandas {pd.__version__}")
months = [f"2015-M{month:02}" for month in range(1, 13)]
for codes, freq, expected, observed in (
    (["2015-11", "2015-12"], "M", "right", ["2015-11", "2015-12"]),
    (months, None, "2015-01-01 to 2015-12-01", [f"2015-01-01 00:00:{month:02}" for month in range(1, 13)]),
    (months, "M", "2015-01 to 2015-12", ["2015-01"] * 12),
    (months, "Q", "2015Q1 to 2015Q4", ["2015Q1"] * 12),
    (["2015-T1", "2015-T3"], None, "2015-01-01 and 2015-09-01", ["2015-01-01 00:00:00", "2015-03-01 00:00:00"]),
    (["2015-T1", "2015-T3"], "Q", "2015Q1 and 2015Q3", ["2015Q1", "2015Q1"]),
):
    seen = read(codes, freq)
    print(f"  {codes[0]} to {codes[-1]}, freq {freq}: expected {expected}, observed {seen[0]} to {seen[-1]}")
    assert seen == observed, seen
for code in ("2015-S2", "2015-A1", "2015-W53"):
    try:
        read([code])
        raise AssertionError(code)
    except ValueError as error:
        print(f"  {code}: {error}")
PY
