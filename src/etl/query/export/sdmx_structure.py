"""The data structure definition of an SDMX export, its concepts and code lists, made with pysdmx from the warehouse.

Areas, indicators and units are the codes of the reference tables, the rest is in COMPONENTS. The "." of an indicator
(`exports.rice`) is "-" in SDMX, whose ids have no dots; base units are written in capitals, as ISO 4217 does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.query.export.contents import Content

if TYPE_CHECKING:
    from pysdmx.model import Code, Codelist, Concept, DataType
    from pysdmx.model.dataflow import Components, Schema

AGENCY = "CONGTHUONG"
"""The maintenance agency of the structure: this project, no office."""
UNSTATED = "_X"
_CODELIST = "urn:sdmx:org.sdmx.infomodel.codelist.Codelist="
_CONCEPT = "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept="

FREQUENCIES = {"A": "Annual", "S": "Half-yearly", "Q": "Quarterly", "M": "Monthly",
               "_O": "Other: months added up or a span of years, TIME_PERIOD is a range of time"}  # fmt: skip
SCENARIOS = {"ACTUAL": "What came of it", "PLAN": "What was aimed at"}
TRANSFORMATIONS = {
    "N": "Level", "GY": "Growth rate, over 1 year", "G1": "Growth rate, period on period",
    "GA": "Growth per year over a span", "GR": "Growth rate, over reference year",
    "PC": "Part of the plan that was reached", "SH": "Share of the whole",
}  # fmt: skip
COMPILATIONS = {
    "STATED": "As a report states it",
    "COMPUTED": "Computed from levels or plan",
    "DERIVED": "Made of shorter periods",
}
STATUSES = {"A": "Normal value", "E": "Estimated value", "P": "Provisional value"}
MULTIPLIERS = {"0": "Units", "3": "Thousands", "6": "Millions", "9": "Billions", "12": "Trillions"}
PRICES = {"V": "Current prices", "Q_1994": "Constant prices of 1994", "Q_2010": "Constant prices of 2010",
          "Q_2020": "Constant prices of 2020",
          UNSTATED: "Not stated"}  # fmt: skip
GRADES = {"confirmed": "Confirmed", "consistent": "Consistent", "single": "One statement", "conflict": "Contradicted"}
TRUSTS = {"text": "Read as text", "ocr": "Read off a picture: a digit may be wrong"}
BOUNDS = {"over": "More than", "about": "About", "under": "Less than", "range": "From OBS_VALUE to VALUE_TO"}


@dataclass(frozen=True, slots=True)
class Part:
    """A component: its id, its role (D dimension, M measure, A attribute), its name and the codes it takes."""

    id: str
    role: str
    name: str
    codes: str | None = None
    required: bool = False
    only: str | None = None


COMPONENTS = (
    Part("FREQ", "D", "Frequency", "CL_FREQ"),
    Part("REF_AREA", "D", "Reference area", "CL_AREA"),
    Part("INDICATOR", "D", "Indicator", "CL_INDICATOR"),
    Part("SCOPE", "D", "Part of the indicator that is meant", "CL_SCOPE"),
    Part("PRICES", "D", "Price basis", "CL_PRICES"),
    Part("SCENARIO", "D", "Actual or plan", "CL_SCENARIO"),
    Part("TRANSFORMATION", "D", "Level, growth, part of plan or share", "CL_TRANSFORMATION"),
    Part("COMPILATION", "D", "Stated or computed", "CL_COMPILATION"),
    Part("STATEMENT", "D", "The figure as one report states it", only="observations"),
    Part("TIME_PERIOD", "D", "Time period"),
    Part("OBS_VALUE", "M", "Figure in UNIT_MEASURE and UNIT_MULT", required=True),
    Part("UNIT_MEASURE", "A", "Unit of measure", "CL_UNIT_MEASURE", required=True),
    Part("UNIT_MULT", "A", "Power of ten of the unit", "CL_UNIT_MULT", required=True),
    Part("OBS_STATUS", "A", "Final, preliminary or estimated", "CL_OBS_STATUS", required=True),
    Part("CONSISTENCY", "A", "How far other statements bear it out; conflict = in doubt", "CL_CONSISTENCY"),
    Part("CONTRADICTION", "A", "What does not fit together"),
    Part("CORRECTED", "A", "What was corrected, why and by whom"),
    Part("TRUST", "A", "What it was read from", "CL_TRUST"),
    Part("WITHDRAWN", "A", "Since when and why the figure counts no more", only="observations"),
    Part("BOUND", "A", "More than, about or less than the figure", "CL_BOUND"),
    Part("VALUE_TO", "A", "Upper end of a range"),
    Part("BASE_PER", "A", "Base period of GR", only="observations"),
    Part("DOCUMENT_ID", "A", "The report, by the sha256 of its bytes"),
    Part("PUBLISHED_ON", "A", "Day of publication"),
    Part("SOURCE", "A", "Publisher"),
    Part("SOURCE_URL", "A", "Address of the report"),
    Part("QUOTE", "A", "The words it was read from"),
)


def components_of(what: str) -> tuple[Part, ...]:
    """The components of the structure for KPIs or for single figures."""
    return tuple(part for part in COMPONENTS if part.only in (None, what))


def schema_of(content: Content) -> Schema:
    """What pysdmx needs to write rows. Every component is text there: pysdmx would make floats of decimals."""
    from pysdmx.model.dataflow import Schema

    return Schema("dataflow", AGENCY, _id(content), _components(content, {}), "1.0")


def write_structure(content: Content, path: Path) -> None:
    """The structure as an SDMX-JSON 2.0 message at `path`."""
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format
    from pysdmx.model import ConceptScheme
    from pysdmx.model.dataflow import Dataflow, DataStructureDefinition, Group

    codelists = _codelists(content)
    concepts = ConceptScheme(
        "CS_KPI", agency=AGENCY, name="Concepts", items=[_concept(part) for part in components_of(content.what)]
    )
    parts = _components(content, codelists)
    title = content.headings.word(content.what)
    # The series of all frequencies together; pysdmx 1.21 writes an empty list of groups that its own reader refuses.
    siblings = [part.id for part in components_of(content.what) if part.role == "D"][1:-1]
    structure = DataStructureDefinition(
        _id(content), agency=AGENCY, name=title, components=parts, groups=[Group("Sibling", dimensions=siblings)]
    )
    flow = Dataflow(_id(content), agency=AGENCY, name=title, structure=structure)
    write_sdmx([*codelists.values(), concepts, structure, flow], Format.STRUCTURE_SDMX_JSON_2_0_0, str(path))


def indicator_id(code: str) -> str:
    """exports.rice → exports-rice."""
    return code.replace(".", "-")


def _id(content: Content) -> str:
    return content.what.upper()


def _components(content: Content, codelists: dict[str, Codelist]) -> Components:
    """The components with their types and codes; all of them text where no code lists are given."""
    from pysdmx.model import DataType
    from pysdmx.model.dataflow import Component, Components, Role

    roles = {"D": Role.DIMENSION, "M": Role.MEASURE, "A": Role.ATTRIBUTE}
    return Components(
        [
            Component(
                part.id,
                part.required or part.role == "D",
                roles[part.role],
                _concept(part),
                local_dtype=_type(part) if codelists else DataType.STRING,
                local_codes=codelists.get(part.codes or ""),
                local_enum_ref=f"{_CODELIST}{AGENCY}:{part.codes}(1.0)" if part.codes in codelists else None,
                attachment_level="O" if part.role == "A" else None,
            )
            for part in components_of(content.what)
        ]
    )


def _concept(part: Part) -> Concept:
    from pysdmx.model import Concept

    return Concept(part.id, urn=f"{_CONCEPT}{AGENCY}:CS_KPI(1.0).{part.id}", name=part.name)


def _type(part: Part) -> DataType:
    from pysdmx.model import DataType

    return {"TIME_PERIOD": DataType.PERIOD, "OBS_VALUE": DataType.DECIMAL}.get(part.id, DataType.STRING)


def _codelists(content: Content) -> dict[str, Codelist]:
    from pysdmx.model import Code, Codelist

    plain = {
        "CL_FREQ": FREQUENCIES, "CL_SCENARIO": SCENARIOS, "CL_TRANSFORMATION": TRANSFORMATIONS,
        "CL_COMPILATION": COMPILATIONS, "CL_OBS_STATUS": STATUSES, "CL_UNIT_MULT": MULTIPLIERS, "CL_PRICES": PRICES,
        "CL_CONSISTENCY": GRADES, "CL_TRUST": TRUSTS, "CL_BOUND": BOUNDS, "CL_SCOPE": _scopes(content),
        "CL_UNIT_MEASURE": _units(content),
    }  # fmt: skip
    codes = {name: [Code(code, name=said) for code, said in known.items()] for name, known in plain.items()}
    codes |= {"CL_AREA": _areas(content), "CL_INDICATOR": _indicators(content)}
    return {name: Codelist(name, agency=AGENCY, name=name, items=items) for name, items in codes.items()}


def _scopes(content: Content) -> dict[str, str]:
    rows = content.lookup(f"select distinct scope from {content.relation} where scope is not null order by scope")
    return {UNSTATED: "The whole, or not stated", **{row["scope"]: row["scope"].replace("_", " ") for row in rows}}


def _units(content: Content) -> dict[str, str]:
    rows = content.lookup(
        f"select unit, name_{content.headings.lang} as name from unit where unit = base_unit order by 1"
    )
    return {row["unit"].upper(): row["name"] for row in rows}


def _areas(content: Content) -> list[Code]:
    """The areas with the days of their existence and their official codes, as annotations and in words."""
    from pysdmx.model import Annotation, Code

    codes = []
    for row in content.lookup("select * from area_in_order order by sort_key"):
        known = {"OFFICIAL_CODE": row["official_code"], "VALID_FROM": row["valid_from"], "VALID_TO": row["valid_to"],
                 "MERGED_INTO": row["merged_into"]}  # fmt: skip
        notes = [Annotation(id=key, title=str(value), type=key) for key, value in known.items() if value is not None]
        codes.append(Code(row["area_id"], name=row["area"], annotations=notes))
    return codes


def _indicators(content: Content) -> list[Code]:
    from pysdmx.model import Code

    rows = content.lookup(f"select indicator, name_{content.headings.lang} as name from indicator order by 1")
    return [Code(indicator_id(row["indicator"]), name=row["name"]) for row in rows]
