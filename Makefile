# make run     the chat on http://127.0.0.1:7860, with everything it needs
# make test    all checks and tests, with everything they need
# make check   lint, types and import contracts alone
# make soak    the tests that take long: 300 kills at random moments and 120 on PostgreSQL,
#              ten minutes of visitors
# make wheelhouse      a folder of wheels to install from without a network (docs/deploying.md)
# make try-wheelhouse  installs from it with the network closed, and asks a question
#
# EXTRAS       of the wheelhouse, such as EXTRAS=llm,ocr; none by default
# VENV         where the environment lies
# PYTHON       the Python to make it with; by default the first one found from 3.11 to 3.13
# TORCH_INDEX  wheel index for PyTorch (tests only); on Linux without a GPU set it to the CPU
#              index that PyTorch's install page names, which saves 3 GB

VENV ?= .venv
PYTHON ?=
TORCH_INDEX ?=

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet \
	--constraint constraints.txt $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

.PHONY: run test check lint soak wheelhouse try-wheelhouse system-packages pins clean

run: $(VENV)/.run
	$(BIN)/python app.py

test: system-packages lint
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

check: lint

soak: $(VENV)/.test
	KILLS=300 $(BIN)/python -m pytest tests/unit/library/test_kills.py -rP
	KILLS=300 $(BIN)/python -m pytest tests/unit/servers/test_same_answers.py -rP -k killed
	LOAD_SECONDS=600 $(BIN)/python -m pytest tests/unit/test_load.py

wheelhouse: $(BIN)/python
	scripts/make-wheelhouse $(BIN)/python wheelhouse "$(EXTRAS)"

try-wheelhouse: $(BIN)/python
	scripts/try-wheelhouse $(BIN)/python wheelhouse

lint: $(VENV)/.test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

system-packages:
	scripts/install-system-packages

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the packages that the assistant needs: about a minute"
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the packages that the tests need: a few minutes"
	$(INSTALL) --editable ".[test]"
	@touch $@ $(VENV)/.run

$(BIN)/python:
	python=$$(PYTHON="$(PYTHON)" scripts/find-python) && "$$python" -m venv $(VENV)

# Take the newest versions of everything that the project allows into constraints.txt.
pins:
	PYTHON="$(PYTHON)" scripts/pin-versions

clean:
	rm -rf $(VENV)
