# Two commands: `make run` shows Dân Vận, `make test` proves it. Nothing but Python 3.11+, make and git is needed.
.DEFAULT_GOAL := help
.PHONY: help run test quick lock messages clean
PYTHON ?= python3
DANVAN_LOG_LEVEL ?= WARNING

help:
	@echo "make run    the demonstration at http://127.0.0.1:8000 (PORT=8001 make run for another port)"
	@echo "make test   every check, on SQLite and PostgreSQL, in a real browser"
	@echo "make quick  the fast part of it: style, types, floors, tests on SQLite"
	@echo "make lock   bring the locked packages up to date"
	@echo "make messages   add new sentences to the catalogue of translations"
	@echo "make clean  remove the environment (the data in var/ stay)"

run: export DANVAN_LOG_LEVEL := $(DANVAN_LOG_LEVEL)
run:
	@$(PYTHON) scripts/setup.py run
	@exec .venv/bin/danvan run

test:
	@$(PYTHON) scripts/setup.py test
	@exec .venv/bin/python scripts/check.py

quick:
	@$(PYTHON) scripts/setup.py test
	@exec .venv/bin/python scripts/check.py --quick

lock:
	@$(PYTHON) scripts/setup.py test
	@.venv/bin/python scripts/lock.py

messages:
	@$(PYTHON) scripts/setup.py test
	@.venv/bin/python scripts/catalogue.py extract

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
