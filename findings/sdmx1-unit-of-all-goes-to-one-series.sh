#!/usr/bin/env bash
# Guess:   an attribute of a whole set of figures in SDMX-ML, say UNIT_MULT 6 (all figures are millions), is an attribute
#          of each of its figures in sdmx1: to_pandas(…, attributes="dgso") shows it in every row, or the set has it
#          (DataSet.attrib).
# Happens: from generic data it goes to the first series that has no attributes of its own, and to no other; the set has
#          none. Without any, the first series is in millions and the rest has an empty field; where the first two series
#          have a title, the third alone is in millions. Only where each series has attributes of its own, or the figures
#          stand alone without series, is it where it belongs, so that a test with a complete file is right. pysdmx reads
#          it as the set's from the same files. No error, no warning.
# Matters: units and their multiples are stated for the whole set wherever they are the same, and the figures of some
#          provinces become a million times smaller than those beside them, or fall out where rows without a unit are
#          left out. Which province it is depends on who has a note. Read the set's attributes from the XML, or with
#          pysdmx.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "sdmx1==${VERSION:-2.28.0}" "pysdmx[data,xml]==1.21.0" pandas==3.1.1
venv/bin/python - <<'PY'
from importlib.metadata import version
from pathlib import Path

import sdmx
from pysdmx.io import read_sdmx

SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:GenericData xmlns:mes="{SCHEMAS}/message" xmlns:gen="{SCHEMAS}/data/generic" xmlns:com="{SCHEMAS}/common">
<mes:Header><mes:ID>X</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2016-01-05T00:00:00</mes:Prepared>
<mes:Sender id="VN"/><mes:Structure structureID="S" dimensionAtObservation="%s"><com:Structure>
<Ref agencyID="VN" id="KPI" version="1.0" class="DataStructure"/></com:Structure></mes:Structure></mes:Header>
<mes:DataSet structureRef="S" action="Replace">"""


def attributes(name: str, value: str) -> str:
    return f'<gen:Attributes><gen:Value id="{name}" value="{value}"/></gen:Attributes>'


def series(area: str, note: str = "") -> str:
    figures = "".join(
        f'<gen:Obs><gen:ObsDimension value="{year}"/><gen:ObsValue value="950"/></gen:Obs>' for year in (2014, 2015)
    )
    key = f'<gen:SeriesKey><gen:Value id="AREA" value="{area}"/></gen:SeriesKey>'
    return f"<gen:Series>{key}{attributes('TITLE', note) if note else ''}{figures}</gen:Series>"


def alone(area: str) -> str:
    key = f'<gen:ObsKey><gen:Value id="AREA" value="{area}"/><gen:Value id="TIME_PERIOD" value="2015"/></gen:ObsKey>'
    return f'<gen:Obs>{key}<gen:ObsValue value="950"/></gen:Obs>'


CASES = {  # the set, the areas that are to be in millions, those that are
    "no series has attributes": (series("04") + series("20") + series("35"), ["04", "20", "35"], ["04"]),
    "the first two have a title": (series("04", "a") + series("20", "b") + series("35"), ["04", "20", "35"], ["35"]),
    "each has a title": (series("04", "a") + series("20", "b"), ["04", "20"], ["04", "20"]),
    "figures without series": (alone("04") + alone("20") + alone("35"), ["04", "20", "35"], ["04", "20", "35"]),
}
print(f"sdmx1 {version('sdmx1')}, pysdmx {version('pysdmx')}: UNIT_MULT of the set is 6")
for name, (body, expected, observed) in CASES.items():
    across = "AllDimensions" if body.startswith("<gen:Obs>") else "TIME_PERIOD"
    text = HEAD % across + attributes("UNIT_MULT", "6") + body + "</mes:DataSet></mes:GenericData>"
    Path("set.xml").write_text(text)
    [found] = sdmx.read_sdmx("set.xml").data
    frame = sdmx.to_pandas(found, attributes="dgso").reset_index()
    seen = sorted({row.AREA for row in frame.itertuples() if str(row.UNIT_MULT) == "6"})
    [other] = read_sdmx("set.xml", validate=False).data
    print(f"  {name}: in millions are expected {expected}, observed {seen}; of the set {list(found.attrib)}")
    assert seen == observed, seen
    assert ("UNIT_MULT" in found.attrib) == (expected == observed), found.attrib
    assert other.attributes == {"UNIT_MULT": "6"}, other.attributes
PY
