# Every target makes .venv first when it is not there or older than what it is made from.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.made-for-ordtool
GOLD := ../shared/data/gold
RIVALS := .venv-rivals
ADDED := $(if $(wildcard tests/gold/*.jsonl),tests/gold)
DEMO := corpus/samples/larkmoor-surveillance/larkmoor-surveillance.pdf

.PHONY: setup demo test check format docs score bench bench-read bench-extract fuzz matrix ocr weaken prove prove-drafts bench-compare

setup: $(STAMP)

# The stamp comes last: an installation that broke off is begun again.
$(STAMP): pyproject.toml requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11; name a later one: make setup PYTHON=…" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	@mkdir -p out
	@$(BIN)/ordtool review $(DEMO) --model surveillance-oversight -o out/larkmoor-review.docx

test: setup
	$(BIN)/python -m pytest -q -n auto --dist worksteal

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Help texts and label tables in docs/ are the program's own.
docs: setup
	UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/test_docs.py tests/test_markup_docs.py tests/test_lint_judged.py -k "help_texts or labels or made_from_the_files"

score: setup
	@test -d $(GOLD) || { echo "No gold at $(GOLD): name it with make score GOLD=…" >&2; exit 1; }
	$(BIN)/ordtool score -q $(GOLD) $(ADDED) --format json | $(BIN)/python benchmarks/write_rates.py
	$(BIN)/ordtool score -q $(GOLD) $(ADDED) --format md -o docs/accuracy.md

bench: setup
	@for bench in benchmarks/bench_*.py; do $(BIN)/python $$bench || exit 1; done

# PDFs alone: pages a second against pdfplumber, pypdfium2 and pdftotext, and memory a page.
bench-read: setup
	$(BIN)/python benchmarks/bench_read.py

# Extraction alone: words a second of a warmed pipeline, and how long all rules take to load.
bench-extract: setup
	$(BIN)/python benchmarks/bench_extract.py

# The long version of tests/test_prints.py: ten house styles, six texts, three PDF producers; 1 where a bar is missed.
# Our samples as scans: word errors, and whether a review finds what it finds in the print.
ocr: setup
	$(BIN)/python benchmarks/ocr.py

matrix: setup
	$(BIN)/python benchmarks/matrix.py

# The long version of tests/test_hostile.py: 5,000 mutated files and those made by hand.
fuzz: setup
	$(BIN)/python benchmarks/fuzz.py

# The long version of tests/test_weaken.py: rates by operator, and what was missed.
weaken: setup
	$(BIN)/python benchmarks/weaken.py

# The long version of tests/test_prove.py: redlines of 63 version pairs, all pairs of samples, 17 Word files and 1,000 generated pairs.
prove: setup
	$(BIN)/python benchmarks/prove.py

prove-drafts: setup
	$(BIN)/python benchmarks/draft_paper.py

# Docxodus, redlines and diff-match-patch live in a folder of their own; DOCXODUS_PYTHON=… names an interpreter that has them.
bench-compare: setup
	@test -n "$(DOCXODUS_PYTHON)" || test -x $(RIVALS)/bin/python || { $(PYTHON) -m venv $(RIVALS) && $(RIVALS)/bin/python -m pip install --quiet --disable-pip-version-check "python-redlines[docxodus]" redlines typing-extensions diff-match-patch; }
	DOCXODUS_PYTHON="$${DOCXODUS_PYTHON:-$(RIVALS)/bin/python}" $(BIN)/python benchmarks/bench_compare.py
