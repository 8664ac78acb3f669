# make run    sets up .venv and reads the reports in data/raw into data/warehouse/warehouse.duckdb
# make test   runs the tests            make lint    ruff and mypy
# make bench  speed                     make score   accuracy against the hand-read reports
# make lock   writes requirements.lock anew (needs uv)

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TARGETS := src flows tests benchmarks

.PHONY: all run test lint bench score lock
all: test lint

# Hashed packages first, then the project itself without looking for any other package. Stamped, so done once.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

run: $(READY)
	$(BIN)/etl run

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check $(TARGETS)
	$(BIN)/ruff format --check $(TARGETS)
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m benchmarks.run_stages

score: $(READY)
	$(BIN)/python -m benchmarks.accuracy

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --group dev pyproject.toml \
		-o requirements.lock --python-version 3.11
