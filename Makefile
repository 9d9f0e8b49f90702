# `make` alone lists the targets. Needed: Python 3.11 or newer, git, make. uv is used where it is.

PYTHON  ?= python3
VENV    ?= .venv
BIN     := $(VENV)/bin
MENTORSHIP := $(BIN)/mentorship
PIP     := $(BIN)/python -m pip --quiet --disable-pip-version-check
UV      := $(shell command -v uv 2>/dev/null)
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable
FONTS   := fonts-dejavu-core fonts-wqy-microhei

DATA    := people programs pairings logs mentorship.yml

# Installed means: for exactly this lock and this package description, whatever the file times say.
STAMP   := $(VENV)/.installed-$(shell cat requirements.lock pyproject.toml | cksum | tr ' ' '-')

.DEFAULT_GOAL := help
.PHONY: help site check due score build serve pages schemas generate catalogues empty screenshots \
        test lint browser node sealing install lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## -- the organisation's data ---------------------------------------------------------------

# Findings are printed and do not stop the site: what has no error is published. The exit codes
# that pass: 1 (findings) for check; 3 (say, a shallow clone: said, with the remedy) for due, score.
# Of a long list the beginning is enough here.
brief = all="$$($(MENTORSHIP) $(1))" || test $$? -eq 3 || exit 1; \
        count=$$(printf '%s\n' "$$all" | wc -l); printf '%s\n' "$$all" | head -n $(2); \
        test $$count -le $(2) || echo "... $$((count - $(2))) more lines: make $(1)"

site: $(STAMP) ## Check, say what is due and how it goes, build the site into site/
	@echo "== check"; $(MENTORSHIP) check || test $$? -eq 1
	@echo; echo "== due"; $(call brief,due,24)
	@echo; echo "== scores"; $(call brief,score,40)
	@echo; echo "== site"; $(MENTORSHIP) build

check: $(STAMP) ## Check the files; fail on findings
	@$(MENTORSHIP) check

due: $(STAMP) ## Print who owes what by when
	@$(MENTORSHIP) due

score: $(STAMP) ## Print the scores
	@$(MENTORSHIP) score

build: $(STAMP) ## Build the site only
	@$(MENTORSHIP) build

serve: $(STAMP) ## Serve the site on this machine and rebuild when a file changes
	@$(BIN)/mkdocs serve

generate: $(STAMP) ## Write the generated files: references and JSON Schemas
	@$(MENTORSHIP) generate

schemas: generate

# Only the sample has a fixed clock (`as_of:`), so nobody's own data is removed by this; and what
# is not committed is never removed.
empty: ## Remove the sample organisation, keep the tool
	@grep -qs '^as_of:' mentorship.yml || { \
	    echo "make empty: mentorship.yml has no 'as_of:', so this is not the sample; nothing removed"; \
	    exit 1; }
	@test -z "$$(git status --porcelain -- $(DATA) 2>/dev/null)" || { \
	    echo "make empty: there are changes that are not committed (git status); nothing removed"; \
	    exit 1; }
	@rm -rf $(filter-out mentorship.yml,$(DATA))
	@printf '%s\n' \
	    '# yaml-language-server: $$schema=docs/schemas/settings.json' \
	    'organisation: My organisation' \
	    'timezone: UTC' > mentorship.yml
	@echo "The sample is gone. Next: add your first person as people/<first.last>.yml, then make site."

catalogues: $(STAMP) ## Bring the texts of other languages up to date with the program
	@$(BIN)/python tools/translating.py

## -- the tool ------------------------------------------------------------------------------

# The tests start hundreds of processes, and without bytecode each of them compiles everything.
test: lint browser node sealing ## Lint and run all tests
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -q -n auto

lint: $(STAMP) ## Run ruff, mypy, the import contract and the workflow audit
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/zizmor --offline --quiet --persona auditor .github/workflows

# Said where there is no browser, and the tests that need one are skipped; in CI that is a failure.
browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium for the browser tests"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	        apt-get install -qq -y --no-install-recommends chromium $(FONTS) >/dev/null && exit 0; \
	fi; \
	echo "No Chromium or Chrome found: the browser tests cannot run. Install the package chromium."; \
	test "$${CI:-}" != true

# What npm brings serves tests only. Said where there is no npm, and the tests that need it are
# skipped; in CI that is a failure.
NODE_STAMP := tests/node_modules/.installed-$(shell cat tests/package*.json | cksum | tr ' ' '-')
node:
	@test -e $(NODE_STAMP) && exit 0; \
	if ! command -v npm >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing node and npm for the tests"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	        apt-get install -qq -y --no-install-recommends nodejs npm >/dev/null; \
	fi; \
	if command -v npm >/dev/null; then \
	    echo "Installing into tests/node_modules (once)"; \
	    cd tests && npm ci --silent && touch $(NODE_STAMP:tests/%=%) && exit 0; \
	fi; \
	echo "npm installed nothing: what needs it cannot be tested. Install the packages nodejs and npm."; \
	test "$${CI:-}" != true

screenshots: site browser ## Take the pictures of the manual again
	@$(BIN)/python tests/screenshots.py

install: $(STAMP) ## Make the virtual environment and install everything once

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Python 3.11 or newer is needed; name one as in: make PYTHON=python3.12 $(MAKECMDGOALS)"; \
	    exit 1; }
	@echo "Installing into $(VENV) (once)"
ifdef UV
	@test -x $(BIN)/python || $(UV) venv --quiet --no-python-downloads --python $(PYTHON) $(VENV)
	@$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes \
	    -r requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation -e .
else
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation -e .
endif
	@rm -f $(VENV)/.installed-*
	@touch $@

lock: ## Resolve the dependencies anew (needs uv)
	@uv pip compile pyproject.toml --group dev --python-version 3.11 --universal --upgrade --quiet \
	    --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock

# The page that seals a text for the office needs this; a site without it says how to do so by hand.
SEALING := tools/mentorship/render/assets/sealing.js
sealing: node $(SEALING) ## Put together the script that seals texts in the browser (needs npm)

$(SEALING): tools/sealing/sealing.js tools/sealing/package.json tools/sealing/package-lock.json
	@if command -v npm >/dev/null; \
	then cd tools/sealing && npm ci --silent && npm run --silent build; \
	else echo "npm is not there: the site gets no page to seal texts with"; test "$${CI:-}" != true; \
	fi

clean: ## Remove what was built; keep the virtual environment
	@rm -rf site site-* site.* .site* build dist .cache .mypy_cache .pytest_cache .ruff_cache \
	    .hypothesis .import_linter_cache test-results
	@find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
