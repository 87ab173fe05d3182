# Takt: production planning for small factories.
# `make help` lists what there is. Everything is built into .build and nowhere else.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# What `make plan` plans, and with which further options.
ORDERS ?= instances/injection-moulder.json
PLANFLAGS ?=
# What `make bench` measures: order files (none: a small set of its own), CPU seconds of each run, seeds, and
# further options of `takt bench`.
BENCHFILES ?=
BENCHSECONDS ?= 10
SEEDS ?= 1
BENCHFLAGS ?=
# Of `make report-test`: --renew writes the pictures that later runs compare with.
RENEW ?=

# One set of release flags for all that is run and installed, so that nothing is built twice. With
# the Swift library linked in, the program runs where no toolchain is.
RELEASE := -c release --static-swift-stdlib --product takt
PLANS := .build/plan
BROWSER := Tests/TaktReportTests/Browser
BENCH := .build/bench
BENCHPYTHON := $(BENCH)/python/bin/python3
NAME := $(basename $(notdir $(ORDERS)))

bindir = $(DESTDIR)$(PREFIX)/bin
man1dir = $(DESTDIR)$(PREFIX)/share/man/man1
bashdir = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
fishdir = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.DEFAULT_GOAL := help
.PHONY: help setup build plan bench bench-peers test report-setup report-test lint install uninstall clean

# $(call apt,PACKAGES): installs Debian packages, as root or as a user with sudo.
define apt
if test "$$(id -u)" -eq 0; then root=; \
elif command -v sudo >/dev/null; then root=sudo; \
else echo "make: as root: apt-get install $(1)" >&2; exit 1; fi; \
echo "installing $(1)" >&2; \
$$root apt-get update -qq </dev/null >/dev/null && \
$$root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
  $(1) </dev/null >/dev/null
endef

help:
	@echo "make plan         plan $(ORDERS) (ORDERS=file plans another) and draw it"
	@echo "make bench        measure the search against other solvers (BENCHFILES, BENCHSECONDS, SEEDS)"
	@echo "make test         build and run all tests"
	@echo "make report-test  look at the report in headless Chromium (RENEW=--renew renews the pictures)"
	@echo "make lint         check the layout of the sources"
	@echo "make build        build the program, .build/release/takt"
	@echo "make install      install it below PREFIX ($(PREFIX)); DESTDIR is honoured"
	@echo "make uninstall    remove what 'make install' installed"
	@echo "make clean        remove everything that was built"

# GLPK is the only thing that neither Swift nor its package manager brings along.
setup:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "make: no Swift here; get 6.1 or newer from https://www.swift.org/install/linux" >&2; \
	  exit 1; }
	@for folder in /usr/include /usr/local/include; do \
	  if test -f $$folder/glpk.h; then exit 0; fi; \
	done; \
	command -v apt-get >/dev/null || { \
	  echo "make: GLPK's header glpk.h is missing; install GLPK's development package" >&2; \
	  exit 1; }; \
	$(call apt,libglpk-dev)

build: setup
	$(SWIFT) build $(RELEASE)

plan: build
	@mkdir -p $(PLANS)
	.build/release/takt plan $(ORDERS) -o $(PLANS)/$(NAME).json --report $(PLANS)/$(NAME).html \
	  $(PLANFLAGS)
	@echo "$(CURDIR)/$(PLANS)/$(NAME).html"

# The solvers to compare with. One that cannot be had is left out of the comparison.
bench-peers:
	@command -v glpsol >/dev/null || ! command -v apt-get >/dev/null || ( $(call apt,glpk-utils) ) || \
	  echo "make: glpsol will be left out" >&2
	@mkdir -p $(BENCH)
	@test -x $(BENCHPYTHON) || python3 -m venv $(BENCH)/python 2>/dev/null >&2 || { \
	  rm -rf $(BENCH)/python; \
	  ( $(call apt,python3-venv) ) && python3 -m venv $(BENCH)/python; } || \
	  echo "make: there is no Python to run the other solvers" >&2
	@for package in highspy==1.15.1 pyscipopt ortools; do \
	  $(BENCHPYTHON) -m pip install -q --disable-pip-version-check --no-input $$package || \
	    echo "make: $$package will be left out" >&2; \
	done

bench: build bench-peers
	@files="$(BENCHFILES)"; \
	if test -z "$$files"; then \
	  takt=.build/release/takt; files=; \
	  for class in "10 20 1.05" "30 30 1.1" "100 30 1.1"; do \
	    set -- $$class; file=$(BENCH)/clsp-$$1x$$2.json; \
	    $$takt generate --kind clsp --products $$1 --periods $$2 --slack $$3 -o $$file || exit 1; \
	    files="$$files $$file"; \
	  done; \
	  files="$$files instances/quickstart.json instances/injection-moulder.json"; \
	fi; \
	.build/release/takt bench $$files --time-limit $(BENCHSECONDS) --seeds $(SEEDS) \
	  --python $(BENCHPYTHON) --peers-script benchmarks/peers.py \
	  --json $(BENCH)/bench.json --svg $(BENCH)/bench.svg $(BENCHFLAGS)
	@echo "$(CURDIR)/$(BENCH)/bench.json"
	@echo "$(CURDIR)/$(BENCH)/bench.svg"

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# Chromium, and the two fonts that the pictures to compare with were made with.
report-setup:
	@fonts=/usr/share/fonts/truetype; \
	if command -v chromium >/dev/null && command -v python3 >/dev/null && \
	  test -f $$fonts/dejavu/DejaVuSans-Bold.ttf && test -f $$fonts/nanum/NanumGothic.ttf; then exit 0; fi; \
	command -v apt-get >/dev/null || { \
	  echo "make: Chromium, python3 and the fonts DejaVu and Nanum are needed here" >&2; exit 1; }; \
	$(call apt,chromium fonts-dejavu-core fonts-nanum python3)

report-test: setup report-setup
	$(SWIFT) build --product takt
	python3 -B $(BROWSER)/report-test.py .build/debug/takt .build/report-test $(RENEW)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

install: build
	install -d $(bindir) $(man1dir) $(bashdir) $(zshdir) $(fishdir)
	install -m 755 .build/release/takt $(bindir)/takt
	strip $(bindir)/takt 2>/dev/null || true
	install -m 644 packaging/takt.1 $(man1dir)/takt.1
	.build/release/takt --generate-completion-script bash > $(bashdir)/takt
	.build/release/takt --generate-completion-script zsh > $(zshdir)/_takt
	.build/release/takt --generate-completion-script fish > $(fishdir)/takt.fish

uninstall:
	rm -f $(bindir)/takt $(man1dir)/takt.1 $(bashdir)/takt $(zshdir)/_takt $(fishdir)/takt.fish

clean:
	rm -rf .build
