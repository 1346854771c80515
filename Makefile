# Line of Sight: everything a newcomer needs is "make run" and "make test".
VENV := .venv
PYTHON ?= python3
PAPERS ?=
SAMPLES ?= yes
PORT ?= 8501

.PHONY: run test lint samples clean

run: $(VENV)/installed
	$(VENV)/bin/line-of-sight serve --port $(PORT) $(if $(filter no,$(SAMPLES)),--no-samples) $(if $(PAPERS),--papers "$(PAPERS)")

test: $(VENV)/installed-test
	$(VENV)/bin/python -m pytest

lint: $(VENV)/installed-test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

samples: $(VENV)/installed-test
	$(VENV)/bin/python -m samples.make

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

# torch comes first, by itself: pip then takes a CPU build where one is offered.
$(VENV)/bin/python:
	@echo "Installing into $(VENV): this takes some minutes and about 2 GB."
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check torch==2.13.0

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/bin/python
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/installed
