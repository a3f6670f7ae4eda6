# Two commands: `make run` and `make test`. Everything else is for those who work on newsmon.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CONFIG ?=
SHELL  := /bin/bash

.PHONY: run test check night mutants bench picture house pictures docs lint types contracts lock clean

run: $(VENV)/.for-use   ## the daemon on the bundled demo newsroom, or on your own: make run CONFIG=newsmon.yaml
ifeq ($(strip $(CONFIG)),)
	@exec $(BIN)/newsmon demo
else
	@exec $(BIN)/newsmon run --config "$(CONFIG)"
endif

test: $(VENV)/.for-work   ## all tests but the long forms
	$(BIN)/pytest -n auto -m 'not long'

check: lint types contracts house docs   ## lint, types, import contracts, documentation

lint: $(VENV)/.for-work
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.for-work
	$(BIN)/mypy

contracts: $(VENV)/.for-work
	$(BIN)/lint-imports

house: $(VENV)/.for-work   ## is the picture of the house as the imports are?
	$(BIN)/python -m docs.house --check

picture: $(VENV)/.for-work   ## draw the house from its imports
	$(BIN)/python -m docs.house

docs: $(VENV)/.for-work
	$(BIN)/python -m sphinx -W -q -b html docs $(VENV)/docs
	$(BIN)/python -m sphinx -W -q -b doctest docs $(VENV)/doctest

night: $(VENV)/.for-work   ## the long forms too
	$(BIN)/pytest -n auto

mutants: $(VENV)/.for-work   ## by night: would the tests notice a mistake in the decisions? a sample of them
	$(BIN)/python -m tests.mutants

bench: $(VENV)/.for-work   ## speed and memory, as ratios in one run
	$(BIN)/python -m tests.benchmarks

pictures: $(VENV)/.for-work   ## the messages and the page in the documentation, made anew
	$(BIN)/python -m docs.pictures
	$(BIN)/python -m docs.page_pictures

lock: $(VENV)/.for-work   ## take newer dependencies
	$(BIN)/python tests/lock.py write

$(VENV)/.for-use: requirements.lock .ci/install
	@PYTHON="$(PYTHON)" bash .ci/install $(VENV) requirements.lock
	@touch $@

$(VENV)/.for-work: requirements-dev.lock .ci/install
	@PYTHON="$(PYTHON)" bash .ci/install $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/.for-use

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
