# Two commands do everything on a fresh Debian or Ubuntu machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench lifetime fuzz attacks screenshots clean

# Debian's own Python where it will do: the sandbox's user can read it, which it cannot under root's home.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo /usr/bin/python3 || echo python3)
BIN := .venv/bin
TORCH := torch==2.13.0
RUN_PACKAGES := bubblewrap:bwrap util-linux:setpriv graphviz:dot
TEST_PACKAGES := $(RUN_PACKAGES) postgresql:/usr/lib/postgresql redis-server:redis-server chromium:chromium \
	fonts-noto-cjk:/usr/share/fonts/opentype/noto

# $(call install,package:program ...) installs the packages whose program (or path) is not there.
define install
	@missing=""; for pair in $(1); do package=$${pair%%:*}; probe=$${pair#*:}; \
	  if [ ! -e "$$probe" ] && ! command -v "$$probe" >/dev/null 2>&1; then missing="$$missing $$package"; fi; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then SUDO=""; elif sudo -n true 2>/dev/null; then SUDO="sudo"; \
	  else echo "Please install:$$missing   (sudo apt-get install$$missing)"; exit 1; fi; \
	  echo "Installing:$$missing"; $$SUDO apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi
endef

help:  ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Gradus needs Python 3.11 or later: $$($(PYTHON) --version 2>&1) was found"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory .install-venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check $(TORCH)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

.PHONY: .install-venv
.install-venv:
	$(call install,python3-venv:/nowhere)

# The editor in the page. Where it cannot be built the plain text area does the job, and the next `make` tries again.
BUILT := server/static/built/.ready
$(BUILT): package-lock.json .npmrc $(wildcard server/editor/*.js)
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
	  echo "Node and npm were not found: pages will have a plain text area instead of the editor"; \
	elif npm ci --loglevel=error --prefer-offline --fetch-retries=1 && npm run --silent build; then touch $@; \
	else echo "The editor was not built (npm's words are above): pages will have a plain text area, or the editor as it was"; fi

setup: .venv/.ready $(BUILT)  ## Make .venv with everything, so that .venv/bin/gradus is there
	$(call install,$(RUN_PACKAGES))
	@$(BIN)/pybabel --quiet compile --directory server/translations 2>/dev/null

run: setup  ## Serve on http://127.0.0.1:8000 with a demo course
	@$(BIN)/gradus serve

test: setup  ## Run the whole test suite
	$(call install,$(TEST_PACKAGES))
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check: setup  ## Lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## Measure speed and memory, as ratios side by side
	$(BIN)/python -m tests.benchmarks.bench

lifetime: setup  ## Grade ten thousand submissions and draw what grows
	$(BIN)/python -m tests.benchmarks.lifetime

fuzz: setup  ## Fuzz what the judge parses, for a minute
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	@mkdir -p .hypothesis/corpus
	$(BIN)/python -m tests.graders.fuzz_wire -max_total_time=60 -max_len=4096 -rss_limit_mb=2048 .hypothesis/corpus

attacks: setup  ## Run the attacks, one line each
	$(BIN)/python -m pytest tests/attacks -q --tb=line

screenshots: setup  ## Take the pictures of the pages into screenshots/, and the README's of the gradebook
	$(call install,$(TEST_PACKAGES))
	GRADUS_SCREENSHOTS=screenshots $(BIN)/python -m pytest tests/e2e
	cp screenshots/page-gradebook-en-1280-light.png server/static/pictures/dashboard.png

clean:  ## Remove the virtual environment and caches, not the data
	rm -rf .venv node_modules server/static/built .pytest_cache .mypy_cache .ruff_cache .hypothesis
