# make run: the app. make test: everything that must hold. make help: the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PURE := corpora codebooks coding reports words
CODE := app.py $(PURE) store actions views api cli tests benchmarks

# What was compiled is kept: a server and each test process would do it all over again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run setup test stories units check format words bench

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ## set up what is missing and serve the app on http://127.0.0.1:8501
	$(BIN)/streamlit run app.py

setup: .venv/runtime ## the virtual environment with the pinned packages

test: .venv/development chromium ## set up everything, then format, lint, types, import rules and all tests
	CI=1 $(MAKE) stories
	CI=1 $(MAKE) --jobs=2 check units

stories: .venv/development # all tests but those of the pure rooms; alone, for a browser that has to wait for a core tells other stories
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore=tests/unit tests

units: .venv/development # the pure rooms, which these tests alone have to cover; check runs beside them
	$(BIN)/python -m pytest -n 2 $(addprefix --cov=,$(PURE)) --cov-branch --cov-report=term:skip-covered --cov-fail-under=95 tests/unit

check: .venv/development ## format, lint, types and import rules alone
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/development ## put the code in its form
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

words: .venv/development ## compile the catalogues after changing a sentence
	$(BIN)/python -m words.compiling

bench: .venv/development ## what is measured, as ratios
	for each in benchmarks/[a-z]*.py; do $(BIN)/python -m benchmarks.$$(basename $$each .py); done

.PHONY: chromium
chromium: # the browser tests need one; Debian and Ubuntu get theirs here
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || test -n "$$DUIDING_CHROMIUM" \
	  || { $$(test "$$(id -u)" = 0 || echo sudo) apt-get update -q && $$(test "$$(id -u)" = 0 || echo sudo) apt-get install -qy --no-install-recommends chromium; } \
	  || { echo "Install Chromium, or say where it is: DUIDING_CHROMIUM=/path/to/chromium make test"; exit 1; }

.venv/runtime: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	touch $@

# Holds the runtime too. What is never imported needs no compiling, and Python compiles the rest as it meets it.
.venv/development: requirements-dev.txt requirements.txt constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile -r requirements-dev.txt
	touch .venv/runtime $@
