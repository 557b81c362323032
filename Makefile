# What there is to do here; `make` alone says it. GNU make and a POSIX shell; nothing is installed outside .venv.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench floors lock clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
UV ?= $(firstword $(wildcard $(BIN)/uv) uv)
# Where the benchmark sets lie, and what `python -m benchmarks` is told besides, as in ARGS="--only times".
DATA ?= ../shared/data
ARGS ?=

# A stamp's name holds a checksum of what it was made from, so that a changed lock file, or a moved folder, installs anew.
sum = $(shell { pwd; cat pyproject.toml $(1) 2>/dev/null; } | cksum | tr ' ' '-')
RUN := $(VENV)/run-$(call sum,requirements.lock).stamp
DEV := $(VENV)/dev-$(call sum,requirements.lock requirements-dev.lock).stamp
BENCH := $(VENV)/bench-$(call sum,requirements.lock requirements-bench.lock).stamp

help: ## say what there is to do
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /|/' | awk -F'|' '{ printf "make %-6s %s\n", $$1, $$2 }'

demo: $(RUN) ## install Sayso into .venv and read the articles in examples/
	@echo "Reading the articles in examples/ with: sayso read examples"
	@$(BIN)/sayso read examples

test: $(DEV) ## install what the tests need, and run them
	@echo "Running the tests"
	@$(BIN)/python -m pytest $(ARGS)

lint: $(DEV) ## check style, formatting and types
	@echo "Checking style (ruff), formatting (ruff format) and types (mypy)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(BENCH) ## measure on the benchmark sets in DATA=FOLDER, and fail below a floor
	@$(BIN)/python -m benchmarks $(DATA) $(ARGS)

floors: $(BENCH) ## the same, and raise the floors to what was measured
	@$(BIN)/python -m benchmarks $(DATA) --update $(ARGS)

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(if $(UPGRADE),--upgrade) pyproject.toml

lock: ## pin every dependency with its hashes (UPGRADE=1 takes the newest); needs uv
	@command -v $(UV) >/dev/null || { echo "make lock needs uv; install it with: pip install uv" >&2; exit 1; }
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group build --extra dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group build --extra bench -c requirements.lock -o requirements-bench.lock

clean: ## remove .venv and all that was built or cached
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One line for the person who waits, then an install in which every file is checked against its hash.
define install
@echo "Installing $$(grep -c '^[a-z0-9].*==' $(1)) pinned packages from $(1) into $(VENV) (a minute or two, once)"
@$(PIP) install -qq --require-hashes -r $(1)
@rm -f $(VENV)/$(2)-*.stamp
@touch $@
endef

$(RUN): | $(VENV)/pyvenv.cfg
	$(call install,requirements.lock,run)
	@echo "Installing Sayso itself"
	@$(PIP) install -qq --no-deps --no-build-isolation --editable . || { rm -f $@; exit 1; }

$(DEV): $(RUN)
	$(call install,requirements-dev.lock,dev)

$(BENCH): $(RUN)
	$(call install,requirements-bench.lock,bench)

$(VENV)/pyvenv.cfg:
	@found=; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Sayso needs Python 3.11 or later, and none was found on the PATH. Install one, or name it: make PYTHON=/path/to/python3 demo" >&2; exit 1; \
	fi; \
	echo "Creating a virtual environment in $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$$found cannot create virtual environments. On Debian and Ubuntu that is the package python3-venv; or name another: make PYTHON=/path/to/python3 demo" >&2; \
	  exit 1; }
