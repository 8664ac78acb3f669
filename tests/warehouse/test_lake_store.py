"""A lake whose files are in an object store: a real S3 server (moto's) on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.query.queries import ask
from etl.warehouse import Lake, begin, connect, known
from tests.warehouse.figures import Report, figure, lang_son, put, report
from tests.warehouse.postgres import Server

pytestmark = pytest.mark.slow

BUCKET = "lake"
OTHER = report("b", "2018-01-02", [figure("7 triệu USD", "exports 2017 actual 7 mn_usd")], area_id="ha-nam")


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """Host and port of a store with one empty bucket."""
    import boto3
    from moto.server import ThreadedMotoServer

    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    try:
        place = ":".join(map(str, running.get_host_and_port()))
        keys = {"aws_access_key_id": "k", "aws_secret_access_key": "s", "region_name": "us-east-1"}
        boto3.client("s3", endpoint_url=f"http://{place}", **keys).create_bucket(Bucket=BUCKET)
        yield place
    finally:
        running.stop()


@pytest.fixture
def place(store: str, monkeypatch: pytest.MonkeyPatch) -> str:
    told = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "top-secret", "AWS_REGION": "us-east-1",
            "DUCKDB_S3_ENDPOINT": store, "DUCKDB_S3_USE_SSL": "false"}  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return store


@pytest.fixture
def stored(server: Server, place: str) -> Lake:
    return Lake(f"ducklake:postgres:{server.database()}", f"s3://{BUCKET}/files/")


def publish(lake: Lake, catalogue: Catalogue, *reports: Report) -> None:
    with begin(lake, catalogue, 0) as version:
        put(version, *reports)
        version.audit()
        version.publish()


def test_published_read_and_published_again(stored: Lake, catalogue: Catalogue) -> None:
    publish(stored, catalogue, lang_son())
    publish(stored, catalogue, OTHER)
    remembered = Lake(stored.address)  # the lake knows where its files are
    assert ask(remembered, "select count(*) from observation").rows == [(16,)]
    assert set(known(remembered)) == {"lang-son-2015.txt", "b.txt"}
    asked = "select actual, quote from kpi_yearly where indicator = 'industrial_output' and year = 2015"
    assert ask(remembered, asked).rows == [(4013.0, "4.013 tỷ đồng")]
    with begin(remembered, catalogue, 0) as version:
        assert version.changes().empty
    files = ask(remembered, "select count(*) from ducklake_list_files('warehouse', 'observation')").rows
    assert files[0][0] >= 1


SEALED = ["from read_text('s3://other/a')", "copy observation to 's3://other/b.csv'", "delete from observation"]


def test_a_reader_reaches_no_other_file_and_no_secret(stored: Lake, catalogue: Catalogue) -> None:
    import duckdb

    publish(stored, catalogue, lang_son())
    reader = connect(stored)
    for sql in SEALED:
        with pytest.raises(duckdb.Error):
            reader.execute(sql)
    seen = (
        reader.execute("select * from duckdb_settings()").fetchall()
        + reader.execute("select * from duckdb_secrets()").fetchall()
    )
    assert "top-secret" not in str(seen)
    assert reader.execute("select count(*) from observation").fetchall() == [(15,)]
    reader.close()


def test_a_bucket_that_is_not_there(server: Server, place: str, catalogue: Catalogue) -> None:
    lake = Lake(f"ducklake:postgres:{server.database()}", "s3://nowhere/files/")
    with pytest.raises(WarehouseError, match="the object store refuses it") as error:
        publish(lake, catalogue, lang_son())
    assert "\n" not in str(error.value)
    assert known(lake) == {}


def test_a_store_that_is_not_there(
    server: Server, place: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUCKDB_S3_ENDPOINT", "127.0.0.1:9")
    lake = Lake(f"ducklake:postgres:{server.database()}", f"s3://{BUCKET}/files/")
    with pytest.raises(WarehouseError, match="the object store cannot be reached") as error:
        publish(lake, catalogue, lang_son())
    assert "\n" not in str(error.value)
