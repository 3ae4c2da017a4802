# `make keten` and `make test` do everything on a machine with Python 3.11, make and a package index.
# Without an index: `make wheelhouse` on a machine that has one, copy the folder, and install from it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
FIND := $(if $(wildcard wheelhouse/*.whl),--no-index --find-links wheelhouse,)
# uv does not read pip's configuration: pass its index on when one is set.
INDEX := $(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null)
UVINDEX := $(if $(FIND),$(FIND),$(if $(INDEX),--index-url $(INDEX),))
export DBT_SEND_ANONYMOUS_USAGE_STATS = false

.DEFAULT_GOAL := help
.PHONY: help keten test long bench simulation plot lint format sources lock wheelhouse docs clean

help: ## Show this list.
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | sort

# One recipe for both environments: uv when it is there and works, else pip; always with hashes.
# The lock is complete, so pip need not look at dependencies (it would trip over an extra in them).
define install
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'keten needs Python 3.11 or newer: make PYTHON=/path/to/python3.11'; exit 2; }
	@echo 'installing from requirements/$(1).txt'
	@{ test -n '$(UV)' && VIRTUAL_ENV=$(VENV) $(UV) pip install -q --require-hashes $(UVINDEX) \
		-r requirements/$(1).txt 2>/dev/null; } || \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps \
		--require-hashes $(FIND) -r requirements/$(1).txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation \
		--no-index -e .
	@touch $@
endef

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	$(call install,runtime)

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	$(call install,dev)
	@touch $(VENV)/.runtime

keten: $(VENV)/.runtime ## Install, write example deliveries, land them and the published series, build, check and reconcile.
	@$(BIN)/keten example voorbeeld
	@$(BIN)/keten land voorbeeld/*-2023 voorbeeld/*-2025
	@$(BIN)/keten land gepubliceerd/*
	@$(BIN)/keten build
	@$(BIN)/keten check
	@$(BIN)/keten reconcile --score
	@$(BIN)/keten funnel

test: $(VENV)/.dev ## Install and run everything CI runs: linters, types, tests.
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m 'not long'

long: $(VENV)/.dev ## The tests that take minutes: kills, many seeds, mutants.
	$(BIN)/python -m pytest -m long

bench: $(VENV)/.dev ## Measure landing, models and the bare SQL beside references.
	$(BIN)/python -m tests.bench

simulation: $(VENV)/.dev ## Estimates against known truths; writes docs/simulation.md and its pictures.
	$(BIN)/python -m tests.simulation

plot: $(VENV)/.dev ## Draw docs/images/funnel.svg from the warehouse that `make keten` built.
	$(BIN)/python -m tests.simulation.funnel

lint: $(VENV)/.dev ## Check style, types and contracts; changes nothing.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint -s .
	$(BIN)/sqlfluff lint -p 0 models tests/data analyses

format: $(VENV)/.dev ## Rewrite Python and SQL in the house style.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix models tests/data analyses

sources: $(VENV)/.runtime ## Derive the dbt source yml from the contracts.
	$(BIN)/python -c 'from keten.project import find_project; from keten.sources import write_sources; write_sources(find_project())'

docs: $(VENV)/.runtime ## Write the dbt documentation as one file, var/docs/target/static_index.html.
	$(BIN)/keten docs

lock: ## Resolve requirements/*.in anew (needs uv and an index).
	uv pip compile requirements/dev.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -o requirements/dev.txt
	uv pip compile requirements/runtime.in -c requirements/dev.txt --universal \
		--python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements/runtime.txt

wheelhouse: ## Download all wheels, for an installation on a network without an index.
	$(PYTHON) -m pip download -qq --no-deps --require-hashes -r requirements/dev.txt -d wheelhouse

clean: ## Remove what was made, except the landed deliveries and the warehouse.
	rm -rf $(VENV) target logs build *.egg-info .pytest_cache .mypy_cache .ruff_cache
