# The targets explain themselves: `make help`.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv/.ready-bench
TARGETS := src flows tests benchmarks
MARKS ?= not slow

.PHONY: all help run quick test coverage slow lint wheel bench night score faults mutants dictionary questions lock train
all: test lint ## make test, make lint

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# Hashed packages first, then the project itself without looking for any other package. Stamped, so done once.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(call install_lock,requirements.lock)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	-@$(BIN)/python -m etl.explore.chart_library
	touch $@

# uv does in seconds what takes pip minutes. It comes from the lock itself and asks the index that pip is told of; where it
# does not find everything there, pip does it all. Nothing is resolved, the lock is whole: `pip check` holds it to that.
# Bytecode is written where a module is first imported, or else now.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
define install_lock
@sed -n '/^uv==/,/[^\\]$$/p' $(1) > .venv/uv.lock && $(PIP_INSTALL) --only-binary :all: -r .venv/uv.lock || true
@index="$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)}"; \
env $${PIP_CERT:+SSL_CERT_FILE="$$PIP_CERT"} $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes \
	$${index:+--default-index "$$index"} $(if $(PYTHONDONTWRITEBYTECODE),--compile-bytecode) -r $(1) || $(PIP_INSTALL) -r $(1)
$(BIN)/python -m pip check
endef

run: $(READY) ## set up .venv, read the reports in data/raw into data/warehouse/warehouse.duckdb
	$(BIN)/etl run

quick: $(READY) ## the tests that your changes since HEAD need (since REV=main: those of a branch)
	$(BIN)/python -m tests.changed $(REV)

test: $(READY) ## the unit and integration tests (MARKS="unit or integration": the slow ones, too)
	$(BIN)/python -m pytest -m "$(MARKS)"

# Slipcover, not coverage.py: before Python 3.12 that one makes the tests take two to three times as long. Unit tests only:
# functions that it counts cannot be sent to another process by name. None waits for anything, so two processes are enough.
coverage: $(READY) ## the unit tests, and how much of the code they reach
	$(BIN)/python -m slipcover --source src/etl --skip-covered --missing-width 60 -m pytest --numprocesses=2 -m "unit and not slow"

slow: $(READY) ## the tests that take long: scans, killed writers, a real PostgreSQL
	$(MAKE) --no-print-directory test MARKS=slow

lint: $(READY) ## ruff, mypy and the layers (import-linter)
	$(BIN)/ruff check $(TARGETS)
	$(BIN)/ruff format --check $(TARGETS)
	$(BIN)/mypy
	$(BIN)/lint-imports

# From a copy: building leaves folders behind. Without it `make run` needs no compiler, and gives the same figures.
wheel: $(READY) ## a wheel with compiled extraction in dist/, held against the sources (a C compiler; minutes)
	rm -rf dist/build && mkdir -p dist/build && cp -R pyproject.toml README.md setup.py src dist/build
	ETL_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-index --no-deps --no-build-isolation --wheel-dir dist dist/build
	rm -rf dist/build
	$(BIN)/python -m benchmarks.compiled "$$(ls -t dist/*.whl | head -1)"

# What the project is measured against, in the same environment and under the same versions.
$(BENCH_READY): requirements-bench.lock $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock -c requirements-bench.lock
	touch $@

bench: $(READY) $(BENCH_READY) ## speed, beside floors and peers (minutes)
	$(BIN)/python -m benchmarks.run_stages
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.formats
	$(BIN)/python -m benchmarks.validating
	$(BIN)/python -m benchmarks.warehouse
	$(BIN)/python -m benchmarks.flows
	$(BIN)/python -m benchmarks.explore
	$(BIN)/python -m benchmarks.first_run
	$(BIN)/python -m benchmarks.scale

night: $(READY) ## a night, a backfill and their kills on a real Prefect server and a local site (minutes)
	$(BIN)/python -m benchmarks.night

faults: $(READY) ## kills, full disks, many readers, longer histories and more layouts than in make slow (minutes)
	ETL_KILLS=200 ETL_READERS=8 ETL_PUBLICATIONS=50 ETL_WORKERS=8 ETL_ROUNDS=2 ETL_EXAMPLES=100 ETL_LAYOUTS=1 \
		ETL_KILLS_EACH=20 \
		$(BIN)/python -m pytest -m slow \
		tests/warehouse/test_killed.py tests/warehouse/test_world.py tests/warehouse/test_lake_workers.py \
		tests/warehouse/test_rebuild.py tests/pipeline/test_killed_staging.py \
		tests/documents/pdf_tables/test_unruled.py tests/cli/test_killed_commands.py
	ETL_MUTATED=1200 ETL_HOSTILE=500 $(BIN)/python -m pytest tests/documents/test_mutated.py tests/cli/test_hostile_words.py

mutants: $(READY) $(BENCH_READY) ## small faults put into the code: which do the tests notice? goes on where it was (hours)
	$(BIN)/python -m benchmarks.mutants $(ARGS)

dictionary: $(READY) ## write docs/dictionary.md from the SQL files
	$(BIN)/python -m etl.warehouse.dictionary docs/dictionary.md

questions: $(READY) ## write the answers of docs/questions.md
	$(BIN)/python -m tests.questions docs/questions.md

score: $(READY) ## accuracy against the reports read by hand
	$(BIN)/python -m benchmarks.accuracy $(ARGS)
	$(BIN)/python -m benchmarks.second_reader.left_out
	$(BIN)/python -m benchmarks.second_reader.tables

train: $(READY) ## the weights of the second readers, from reports and tables read by hand (minutes)
	$(BIN)/python -m benchmarks.second_reader.train
	$(BIN)/python -m benchmarks.second_reader.tables --write

lock: $(READY) ## write requirements.lock and requirements-bench.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --group dev --extra ocr --extra dask pyproject.toml \
		-o requirements.lock --python-version 3.11
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --group bench -c requirements.lock \
		-o requirements-bench.lock --python-version 3.11
