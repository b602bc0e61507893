# Vraagbaak: `make chat` starts the chat, `make test` passes the tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 7860

.PHONY: chat ask index test slow check bench evals clean

chat: $(VENV)/.installed          ## build the index if there is none, and serve the page
	$(BIN)/python app.py --host $(HOST) --port $(PORT)

ask: $(VENV)/.installed           ## make ask Q="hoeveel banen komen erbij?"
	@$(BIN)/python -m rag ask "$(Q)"

index: $(VENV)/.installed         ## build a candidate index, judge it, make it live
	$(BIN)/python ingest.py

test: $(VENV)/.installed-dev      ## every test that is not slow
	$(BIN)/python -m pytest -n auto -m "not slow"

slow: $(VENV)/.installed-dev      ## the slow tests
	$(BIN)/python -m pytest -m slow

check: $(VENV)/.installed-dev     ## style, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.installed         ## cold, warm and ingest times
	$(BIN)/python -m evals.bench

evals: $(VENV)/.installed         ## the question sets against the live index
	$(BIN)/python -m evals

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) .index reports
