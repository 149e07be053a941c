# What to type:  make demo    score the sample plans and see the reports
#                make test    lint, types and the fast tests
#                make verify  all of that, the slow suites and the benchmarks
#                make laws    the laws on ten times as many examples, before a release: ten to twenty minutes
#                make site    the documentation as pages to browse and search
#                make clean   remove everything that these made
# Needs Python 3.11 or newer and make. Another interpreter: make demo PYTHON=/path/to/python3

SHELL := /bin/sh
VENV := .venv
REPORTS := reports/demo

# The first interpreter on the path that is new enough.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)

BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
PY := $(BIN)/python
PIP := "$(PY)" -m pip --disable-pip-version-check --quiet
export PIP_REQUIRE_VIRTUALENV := 1

.PHONY: site help demo setup setup-dev setup-verify test lint types fast slow laws verify chromium benchmarks constraints docs clean
.DEFAULT_GOAL := help

help:
	@sed -n '1,7s/^# //p' Makefile

$(VENV)/.made:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer was not found. Install it, or say where: make demo PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv $(VENV) || { echo "Python has no venv module: install your system's python3-venv package." >&2; exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt -e '.[import]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.installed-verify: $(VENV)/.installed-dev
	@$(PIP) install -c constraints.txt -e '.[verify]'
	@touch $@

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev
setup-verify: $(VENV)/.installed-verify

demo: setup
	@"$(BIN)/ehcp-rules" demo --output $(REPORTS)
	@echo "  (the command is $(BIN)/ehcp-rules; the environment's activate script puts it on your path)"

lint: setup-dev
	@"$(PY)" -m ruff check .
	@"$(PY)" -m ruff format --check .

types: setup-dev
	@"$(PY)" -m mypy

# Two processes, each with whole files: what a file's tests share is made once.
PYTEST = "$(PY)" -m pytest -q -n 2 --dist loadfile

fast: setup-dev
	@$(PYTEST) -m "not slow"

test: lint types fast

chromium:
	@sh tools/install_chromium.sh

# Damaged files are read in a process of their own: its memory is held to a bound that other tests would use up.
slow: setup-verify chromium
	@"$(PY)" -m pytest -q -m slow tests/adapters/fuzz
	@$(PYTEST) -m slow --ignore tests/adapters/fuzz

# The laws on ten times as many examples as in every run: what a release is tried on.
laws: setup-dev
	@LAW_EXAMPLES=2000 $(PYTEST) tests/laws --ignore tests/laws/test_mutations.py

benchmarks: setup-dev
	@"$(PY)" tests/benchmarks/run.py

verify: test slow benchmarks

# Pins what a fresh environment resolves to today. Review the difference before committing it.
constraints:
	@sh tools/pin_constraints.sh "$(PYTHON)"

# Writes docs/reference and puts today's outputs into the pages that show them.
docs: setup-dev
	@"$(PY)" tools/build_reference.py
	@"$(PY)" tools/build_coverage.py
	@"$(PY)" -m ehcp_rules_adapters.plan_xml.schema
	@"$(PY)" tools/measure_precision.py --write
	@"$(PY)" tools/mutate.py --write
	@"$(PY)" tools/run_examples.py --write

# The documentation as a site that opens from a folder, without a server or a network.
site: setup-verify
	@"$(PY)" -m sphinx -q -W -E -b html -c tools/site docs reports/site
	@echo "reports/site/index.html"

clean:
	rm -rf $(VENV) build dist reports .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
