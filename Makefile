# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := sample_data/haute-semois.plp.json
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
JOBS ?= 2

.PHONY: run test coverage lint bench soak bundle screenshots built system clean
.DEFAULT_GOAL := run

$(VENV)/installed: pyproject.toml constraints.txt
	@echo "Installing into $(VENV)…"
	$(PYTHON) -m venv $(VENV) || (apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV))
	$(PIP) install -U "pip>=25.1"
	$(PIP) install -c constraints.txt --group dev
	$(BIN)/python hatch_build.py
	$(PIP) install --no-build-isolation -c constraints.txt -e .
	@touch $@

built: $(VENV)/installed  # what git does not carry: the browser's bundle, the catalogues
	@$(BIN)/python hatch_build.py

run: built  # the apps, on the sample dossier
	$(BIN)/plpmission serve $(SAMPLE)

system:  # Chromium, PostgreSQL and LibreOffice from Debian, where they are missing
	@sh tests/system.sh

# Tests start hundreds of programs: what Python has compiled is kept, whatever the environment says.
test coverage: export PYTHONDONTWRITEBYTECODE :=

test: built system
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -q

coverage: built system  # the same, counting lines: a third slower
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --cov --cov-report=term:skip-covered -q

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: built system  # ratios, in one run, beside peers that nothing else needs
	$(PIP) install -c constraints.txt --group bench
	$(BIN)/python -m tests.bench

soak: built system  # long runs
	$(BIN)/python -m pytest tests/soak -q

screenshots: built system  # the pictures of the README, from the running app
	$(BIN)/python -m tests.screenshots

bundle: built  # a zip that installs without network, make or administrator
	$(BIN)/python deploy/bundle/make.py

clean:
	rm -rf $(VENV) dist build widgets/js/node_modules widgets/plpmission_widgets/static widgets/plpmission_widgets/labextensions/plpmission/static widgets/plpmission_widgets/voila/templates/plpmission/static
