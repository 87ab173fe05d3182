# Takt: production planning for small factories.
# `make help` lists what there is. Everything is built into .build and nowhere else.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# What `make plan` plans, and with which further options.
ORDERS ?= instances/injection-moulder.json
PLANFLAGS ?=

# One set of release flags for all that is run and installed, so that nothing is built twice. With
# the Swift library linked in, the program runs where no toolchain is.
RELEASE := -c release --static-swift-stdlib --product takt
PLANS := .build/plan
NAME := $(basename $(notdir $(ORDERS)))

bindir = $(DESTDIR)$(PREFIX)/bin
man1dir = $(DESTDIR)$(PREFIX)/share/man/man1
bashdir = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
zshdir = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
fishdir = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.DEFAULT_GOAL := help
.PHONY: help setup build plan test lint install uninstall clean

help:
	@echo "make plan       plan $(ORDERS) (ORDERS=file plans another) and draw it"
	@echo "make test       build and run all tests"
	@echo "make lint       check the layout of the sources"
	@echo "make build      build the program, .build/release/takt"
	@echo "make install    install it below PREFIX ($(PREFIX)); DESTDIR is honoured"
	@echo "make uninstall  remove what 'make install' installed"
	@echo "make clean      remove everything that was built"

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
	if test "$$(id -u)" -eq 0; then root=; \
	elif command -v sudo >/dev/null; then root=sudo; \
	else echo "make: GLPK is missing; as root: apt-get install libglpk-dev" >&2; exit 1; fi; \
	echo "installing libglpk-dev" >&2; \
	$$root apt-get update -qq </dev/null >/dev/null && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	  libglpk-dev </dev/null >/dev/null

build: setup
	$(SWIFT) build $(RELEASE)

plan: build
	@mkdir -p $(PLANS)
	.build/release/takt plan $(ORDERS) -o $(PLANS)/$(NAME).json --report $(PLANS)/$(NAME).html \
	  $(PLANFLAGS)
	@echo "$(CURDIR)/$(PLANS)/$(NAME).html"

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

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
