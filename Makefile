# Two commands matter: `make run` and `make test`. `make help` lists all.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
export PORT DATABASE_URL DATA_DIR

.PHONY: help run reset test check lint types contracts translations migrations journey bench lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(RUNTIME) ## set up everything and run Yuiwork with demo data (PORT, DATA_DIR, DATABASE_URL are honoured)
	@exec $(BIN)/python -m yuiwork.launch run

reset: $(RUNTIME) ## delete all data of this checkout
	@exec $(BIN)/python -m yuiwork.launch reset

test: $(DEV) ## set up everything and run the whole suite
	@$(BIN)/python -m tests.browser_setup
	@$(BIN)/python -m yuiwork.launch translations
	@DATA_DIR=$${DATA_DIR:-var/test} $(BIN)/python -m yuiwork.embedded run --fast -- $(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: lint types contracts translations migrations ## lint, types, import contracts, translations, migrations

lint: $(DEV)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && echo "lint: ok"

types: $(DEV)
	@DEMO=1 SECRET_KEY=types $(BIN)/mypy yuiwork tests journey && echo "types: ok"

contracts: $(DEV)
	@$(BIN)/lint-imports > $(VENV)/contracts.log 2>&1 || { cat $(VENV)/contracts.log; exit 1; }
	@echo "contracts: ok"

translations: $(DEV)
	@$(BIN)/python -m yuiwork.launch translations
	@$(BIN)/python -m tests.translation_check

migrations: $(DEV)
	@DATA_DIR=$${DATA_DIR:-var/test} DEMO=1 SECRET_KEY=migrations $(BIN)/python -m yuiwork.embedded run --fast -- $(BIN)/python manage.py makemigrations --check --dry-run

journey: $(DEV) ## walk one resident's whole journey over HTTP on a fresh database; files in var/journey/
	@$(BIN)/python -m yuiwork.launch translations
	@exec $(BIN)/python -m journey

bench: $(DEV) ## measure, each figure as a ratio to an anchor in the same run
	@$(BIN)/python -m yuiwork.launch translations
	@DATA_DIR=$${DATA_DIR:-var/bench} $(BIN)/python -m yuiwork.embedded run -- $(BIN)/python -m bench

lock: ## resolve requirements/*.in again (needs uv)
	@for set in runtime dev; do uv pip compile -q --generate-hashes --python-version 3.11 --universal \
		--no-emit-index-url --no-header requirements/$$set.in -o requirements/$$set.txt || exit 1; done

clean: ## remove the virtual environment and all made files (data too)
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(RUNTIME): requirements/runtime.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh $(VENV) requirements/runtime.txt
	@touch $@

$(DEV): requirements/dev.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh $(VENV) requirements/dev.txt
	@touch $(RUNTIME) $@

.DEFAULT:
	@echo "There is no target '$@'. These exist:" >&2; $(MAKE) --no-print-directory help >&2; exit 2
