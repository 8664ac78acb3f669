"""Days that no count of nanoseconds reaches pass the audit whole; what fails there names its document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.errors import AuditFailed
from etl.warehouse import begin
from tests.warehouse.figures import Ask, Publish, figure, put, report

LEVEL = "industrial_output 2015 actual"


@pytest.mark.parametrize("day", ["0206-01-18", "1016-01-18", "2016-01-18", "9999-12-31", None])
def test_a_day_is_the_same_from_the_report_to_the_view(day: str | None, publish: Publish, ask: Ask) -> None:
    publish(
        report("a", day, [figure("4.013 tỷ đồng", f"{LEVEL} 4013 bn_vnd")]),
        report("b", "2016-01-20", [figure("78 tỷ đồng", "retail_sales 2015 actual 78 bn_vnd")]),
    )
    shown = {row["indicator"]: row["published_on"] for row in ask("from kpi_yearly")}
    assert shown == {"industrial_output": day and date.fromisoformat(day), "retail_sales": date(2016, 1, 20)}


def test_what_fails_at_the_audit_names_document_and_card(path: Path, catalogue: Catalogue) -> None:
    with begin(path, catalogue, 0) as version:
        put(version, report("a", "2016-01-18", [figure("4.013 tỷ đồng", f"{LEVEL} 4013 bn_vnd")]))
        version.changes()
        version._connection.execute("update following_kpi set consistency = 'unheard-of'")
        with pytest.raises(AuditFailed) as failed:
            version.audit()
    assert "document=a.txt, card=without a card, column=consistency" in str(failed.value)
    assert "area_id=lang-son, year=2015, indicator=industrial_output" in str(failed.value)
