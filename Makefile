# Every target sets up what it needs first; .ci/setup.sh says or installs what the machine lacks.
SHELL := /bin/bash
FUZZTIME ?= 60s
PREFIX ?= $(HOME)/.local
TO = $(DESTDIR)$(PREFIX)
ICONS = $(TO)/share/icons/hicolor
ID = org.rungjournal.rung

NUMBER = $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
COMMIT = $(shell git describe --always --dirty --exclude '*' 2>/dev/null)
VERSION ?= $(shell git describe --tags --dirty 2>/dev/null || echo $(NUMBER)$(if $(COMMIT),+$(COMMIT)))
BUILD = go build -buildvcs=false -ldflags "-X main.version=$(VERSION)"

.PHONY: help run test fuzz soak notices demo bench screens lint fmt install build setup setup-test
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

run: build ## open the window on your own journal
	@exec ./rung

test: setup-test ## run every check (CI=1 adds the slow ones)
	@.ci/test.sh

fuzz: setup-test ## fuzz every parser for a minute each (FUZZTIME=10m)
	@.ci/fuzz.sh $(FUZZTIME)

soak: setup-test ## kill Rung while it saves, fill its disk, type on and on
	@.ci/soak.sh

notices: setup ## gather the licences of what is linked into assets/notices
	@go run ./.ci/notices

demo: build ## open the demo journal in a temporary copy
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	./rung demo --shift "$$folder/demo.rung" && ./rung --journal "$$folder/demo.rung"

bench: setup-test build ## measure Rung beside an empty window and bare SQLite
	@go run ./.ci/bench

screens: setup-test build ## save a picture of every screen to screens/
	@go run ./.ci/screens ./rung screens

lint: setup ## vet, gofmt and staticcheck
	@.ci/lint.sh

fmt: ## format the code
	@gofmt -w .

install: setup ## install Rung for you (PREFIX=/usr/local for everyone)
	$(BUILD) -trimpath -o rung .
	install -d "$(TO)/bin" "$(TO)/share/applications" "$(ICONS)/scalable/apps" "$(ICONS)/512x512/apps" "$(TO)/share/doc/rung"
	install -m 755 rung "$(TO)/bin/rung"
	install -m 644 assets/desktop/$(ID).desktop "$(TO)/share/applications/$(ID).desktop"
	install -m 644 assets/icon/rung.svg "$(ICONS)/scalable/apps/$(ID).svg"
	install -m 644 assets/icon/rung.png "$(ICONS)/512x512/apps/$(ID).png"
	./rung version --notices > "$(TO)/share/doc/rung/notices.txt"

build: setup
	@$(BUILD) -o rung .

setup:
	@.ci/setup.sh build

setup-test:
	@.ci/setup.sh test
