# Everything a developer or a first visitor does with the newsroom. Works with GNU make 3.81 (macOS) and later, and any POSIX shell.

PORT ?= 8000
SITE_ROOT ?= http://127.0.0.1:$(PORT)
DATA_DIR ?= $(CURDIR)/data
export SITE_ROOT DATA_DIR

PYTHON_VERSIONS = python3.13 python3.12 python3.11 python3.14 python3
SUPPORTED = import sys; assert (3, 11) <= sys.version_info < (3, 15)
PORT_IS_FREE = import socket as s; t = s.socket(); t.setsockopt(s.SOL_SOCKET, s.SO_REUSEADDR, 1); t.bind(("127.0.0.1", $(PORT)))
NEW_KEY = import secrets; print(secrets.token_urlsafe(64))

PY = .venv/bin/python
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
MANAGE = $(PY) manage.py

# Nobody's data, secret or database is part of a check.
CHECK_DATA = $(CURDIR)/.venv/check
CHECK = DATA_DIR="$(CHECK_DATA)" SECRET_KEY=not-secret-only-for-checks DATABASE_URL=
PRODUCTION = SITE_ROOT=https://news.example.com SECRET_KEY="$$($(PY) -c '$(NEW_KEY)')" ALLOWED_HOSTS= DEBUG= TRUSTED_PROXY=True \
	DATABASE_URL=postgres://newsroom@db.example.com/newsroom RESPONSIBLE_EDITOR="Ada Editor" EDITOR_EMAIL=editor@example.com

.DELETE_ON_ERROR:
.PHONY: help run setup serve data static test check format messages requirements clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: serve ## set up what is missing, then serve the site on http://127.0.0.1:8000/ (PORT=8001 changes it)

setup: .venv/installed data static ## everything that `make run` does, but for serving

test: .venv/installed-dev ## run the tests (ARGS="-k quote" narrows them; DATABASE_URL chooses the database)
	@$(PY) -m pytest -n auto $(ARGS)

check: .venv/installed-dev ## everything but the tests that has to hold before a commit
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djhtml --check --tabwidth 2 templates
	@mkdir -p "$(CHECK_DATA)/static"
	$(CHECK) $(MANAGE) makemigrations --check --dry-run
	$(CHECK) $(MANAGE) check --fail-level WARNING
	@echo "manage.py check --deploy, under production settings"
	@DATA_DIR="$(CHECK_DATA)" $(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(PY) -m pytest -q -rs articles/tests/test_floors.py articles/tests/test_tooling.py

format: .venv/installed-dev ## put Python and templates in their form
	$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .
	$(PY) -m djhtml --tabwidth 2 templates

messages: .venv/installed-dev ## collect the texts to translate into locale/, and compile what is translated
	@command -v xgettext >/dev/null || { echo "Translating needs gettext: apt-get install gettext, or brew install gettext."; exit 1; }
	@mkdir -p "$(CHECK_DATA)" locale
	@for domain in django djangojs; do \
	  $(CHECK) $(MANAGE) makemessages --locale nb --domain $$domain --ignore '.venv' --ignore data --no-location --no-wrap || exit 1; \
	done
	@$(CHECK) $(MANAGE) compilemessages --locale nb --ignore .venv

requirements: .venv/installed-dev ## compile requirements*.in into requirements*.txt, with hashes (ARGS=--upgrade: newest versions)
	@command -v uv >/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check uv
	@for name in requirements requirements-dev; do \
	  PATH="$$PATH:$(CURDIR)/.venv/bin" uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make requirements" $(ARGS) $$name.in --output-file $$name.txt || exit 1; \
	done

clean: ## remove what can be made again; never touches data/
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps of `make setup` and `make run`

# A Python with ensurepip makes its own pip. Debian's comes without: then the pip that stands beside it installs one, or the one
# in Debian's own package does, unpacked and not installed.
.venv/bin/python:
	@pick() { \
	  for python in $(PYTHON) $(PYTHON_VERSIONS); do "$$python" -c "$(SUPPORTED); $$1" >/dev/null 2>&1 && return; done; false; \
	}; \
	if pick 'import ensurepip, venv'; then \
	  "$$python" -m venv --clear .venv; \
	elif pick 'import pip, venv'; then \
	  "$$python" -m venv --clear --without-pip .venv && "$$python" -m pip --python .venv/bin/python install --quiet pip; \
	elif pick 'import venv'; then \
	  pip=$$(mktemp -d) && "$$python" -m venv --clear --without-pip .venv && \
	  (cd "$$pip" && apt-get download -qq python3-pip-whl && dpkg-deb -x python3-pip-whl_*.deb .) >/dev/null 2>&1 && \
	  wheel=$$(echo "$$pip"/usr/share/python-wheels/pip-*.whl) && \
	  .venv/bin/python "$$wheel/pip" install --quiet --disable-pip-version-check --no-index "$$wheel" && rm -rf "$$pip" || { \
	    rm -rf .venv "$$pip"; \
	    echo "This Python cannot make a virtual environment: on Debian and Ubuntu, sudo apt-get install python3-venv, then try again."; \
	    exit 1; \
	  }; \
	else \
	  echo "Newsroom needs Python 3.11, 3.12, 3.13 or 3.14, and found none. PYTHON=/path/to/python3 names one that is not on the PATH."; \
	  exit 1; \
	fi

.venv/installed: requirements.txt | .venv/bin/python
	@echo "Installing what the newsroom needs …"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what the tests need …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# Only its owner may look into the data folder: it holds drafts.
data: .venv/installed
	@[ -d "$$DATA_DIR" ] || (umask 077; mkdir -p "$$DATA_DIR")
	@mkdir -p "$$DATA_DIR/static" "$$DATA_DIR/media"
	@[ -n "$$SECRET_KEY$$SECRET_KEY_FILE" ] || [ -s "$$DATA_DIR/secret_key" ] || \
	  (umask 077; $(PY) -c '$(NEW_KEY)' > "$$DATA_DIR/secret_key")
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed --verbosity 0
	@$(MANAGE) make_first_editor

static: data
	@mark="$$DATA_DIR/static/.collected"; \
	[ -e "$$mark" ] && [ -z "$$(find static newsroom/settings.py .venv/installed -newer "$$mark")" ] || \
	  { $(MANAGE) collectstatic --noinput --verbosity 0 && touch "$$mark"; }

serve: setup
	@$(PY) -c '$(PORT_IS_FREE)' 2>/dev/null || { \
	  echo "Port $(PORT) cannot be opened, something else may be using it. Choose another: make run PORT=8001"; exit 1; }
	@echo "Newsroom: $(SITE_ROOT)/ · admin: $(SITE_ROOT)/admin/"
	@exec $(PY) -m gunicorn newsroom.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
	  --no-control-socket --log-level warning
