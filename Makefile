# make run    sets up .venv and reads the reports in data/raw into data/warehouse/warehouse.duckdb
# make test   runs the tests            make slow    those that take long
# make lint   ruff and mypy
# make night  serves the flows on a real Prefect server and a local site, kills them, and checks every step (minutes)
# make bench  speed                     make score   accuracy against the hand-read reports
# make faults kills, full disks and readers in great number (minutes; a few of each are in make slow)
# make dictionary  writes docs/dictionary.md anew
# make lock   writes requirements.lock and requirements-bench.lock anew (needs uv)

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv/.ready-bench
TARGETS := src flows tests benchmarks

.PHONY: all run test slow lint bench night score faults dictionary lock
all: test lint

# Hashed packages first, then the project itself without looking for any other package. Stamped, so done once. The lock
# is its own constraint: else pip looks at the newest release of a package that others name with an extra.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock -c requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

run: $(READY)
	$(BIN)/etl run

test: $(READY)
	$(BIN)/python -m pytest

slow: $(READY)
	$(BIN)/python -m pytest -m slow

lint: $(READY)
	$(BIN)/ruff check $(TARGETS)
	$(BIN)/ruff format --check $(TARGETS)
	$(BIN)/mypy
	$(BIN)/lint-imports

# What the project is measured against, in the same environment and under the same versions.
$(BENCH_READY): requirements-bench.lock $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock -c requirements-bench.lock
	touch $@

bench: $(READY) $(BENCH_READY)
	$(BIN)/python -m benchmarks.run_stages
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.formats
	$(BIN)/python -m benchmarks.warehouse
	$(BIN)/python -m benchmarks.flows

night: $(READY)
	$(BIN)/python -m benchmarks.night

faults: $(READY)
	ETL_KILLS=200 ETL_READERS=8 ETL_PUBLICATIONS=50 ETL_WORKERS=8 $(BIN)/python -m pytest -m slow \
		tests/warehouse/test_killed.py tests/warehouse/test_world.py tests/warehouse/test_lake_workers.py

dictionary: $(READY)
	$(BIN)/python -m etl.warehouse.dictionary docs/dictionary.md

score: $(READY)
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --group dev --extra ocr --extra dask pyproject.toml \
		-o requirements.lock --python-version 3.11
	uv pip compile --universal --generate-hashes --no-emit-index-url --group bench -c requirements.lock \
		-o requirements-bench.lock --python-version 3.11
