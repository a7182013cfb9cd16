# Two commands matter: `make run` and `make test`. `make help` lists all.
SHELL := /bin/sh
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
# The suite runs without fsync: never in the folder of real data.
TEST_DATA = $${DATA_DIR:-var}/test
CHECK = DEMO=1 SECRET_KEY=check DATABASE_URL=postgresql:///none?host=/nonexistent $(BIN)/python
LOCK = -q --generate-hashes --python-version 3.11 --universal --no-emit-index-url --no-header --no-annotate
# What Python says reaches any terminal as UTF-8.
export PYTHONUTF8 = 1

# The interpreter behind the virtual environment may have gone with an upgrade of the machine.
ifneq ($(wildcard $(RUNTIME)),)
ifneq ($(shell $(BIN)/python -c 'print("alive")' 2>/dev/null),alive)
$(shell rm -f $(RUNTIME) $(DEV))
endif
endif

.PHONY: help run install reset test check lint types contracts translations migrations journey bench lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(RUNTIME) ## set up everything and run Yuiwork with demo data (PORT, DATA_DIR, DATABASE_URL are honoured)
	@exec $(BIN)/python -m yuiwork.launch run

install: $(RUNTIME) ## set up the virtual environment with the packages only, for production (docs/operations.md)
	@echo "The packages are in $(VENV)."

reset: $(RUNTIME) ## delete all data, so that the next `make run` starts anew
	@exec $(BIN)/python -m yuiwork.launch reset

test: $(DEV) ## set up everything and run the whole suite (ARGS="…" goes to pytest)
	@$(BIN)/python -m tests.browser_setup
	@$(BIN)/python -m yuiwork.launch translations
	@DATA_DIR=$(TEST_DATA) $(BIN)/python -m yuiwork.embedded run --fast -- \
		$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: lint types contracts translations migrations ## lint, types, import contracts, translations, migrations

lint: $(DEV)
	@$(BIN)/python -m ruff check --quiet .
	@$(BIN)/python -m ruff format --quiet --check .
	@echo "lint: ok"

types: $(DEV)
	@test -d .mypy_cache || echo "types: checking (a minute or two the first time) …"
	@$(CHECK) -m mypy --no-error-summary yuiwork tests journey
	@echo "types: ok"

contracts: $(DEV)
	@$(BIN)/python -c 'from importlinter.cli import lint_imports_command as main; main()' > $(VENV)/contracts.log 2>&1 \
		|| { cat $(VENV)/contracts.log; exit 1; }
	@echo "contracts: ok"

translations: $(DEV)
	@$(BIN)/python -m yuiwork.launch translations
	@$(BIN)/python -m tests.translation_check

# The models are compared with the migrations; no database is needed for that, and Django says that it found none.
migrations: $(DEV)
	@$(CHECK) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run >$(VENV)/migrations.log 2>&1 \
		|| { cat $(VENV)/migrations.log; exit 1; }
	@echo "migrations: ok"

journey: $(DEV) ## walk one resident's whole journey over HTTP on a fresh database; files in var/journey/
	@$(BIN)/python -m yuiwork.launch translations
	@exec $(BIN)/python -m journey

bench: $(DEV) ## measure, each figure as a ratio to an anchor in the same run
	@$(BIN)/python -m yuiwork.launch translations
	@DATA_DIR=$${DATA_DIR:-var}/bench $(BIN)/python -m yuiwork.embedded run -- $(BIN)/python -m bench

lock: ## resolve requirements/*.in again (needs uv)
	@uv pip compile $(LOCK) requirements/runtime.in -o requirements/runtime.txt
	@uv pip compile $(LOCK) requirements/dev.in --constraint requirements/runtime.txt -o requirements/dev.txt

clean: ## remove the virtual environment and what tools left behind (data stays: that is `make reset`)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find yuiwork -name 'django.mo' -delete

$(RUNTIME): requirements/runtime.txt scripts/setup.sh scripts/install.py
	@PYTHON="$(PYTHON)" sh scripts/setup.sh $(VENV) requirements/runtime.txt
	@touch $@

$(DEV): requirements/dev.txt scripts/setup.sh scripts/install.py
	@PYTHON="$(PYTHON)" sh scripts/setup.sh $(VENV) requirements/dev.txt
	@touch $(RUNTIME) $@

.DEFAULT:
	@echo "There is no target '$@'. These exist:" >&2; $(MAKE) --no-print-directory help >&2; exit 2
