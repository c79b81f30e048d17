# What people and CI type. Everything runs with cargo alone; tests that drive the real agent also need Python.

CARGO ?= cargo
# Our own packages; generated code is formatted by its generator.
OURS := hub-spec hub-glue hub-server hub-runtime hermes-hub-client hub-tests hub-test-postgres
SPEC := $(CARGO) run --quiet --locked -p hub-spec --

.PHONY: help release demo dev bins agent check test generate fmt breaking deps crash soak bench

help: ## Show the targets.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

release: ## Build the program for an operator, with the commit that it tells in /v1/version.
	HUB_COMMIT=$$(git rev-parse HEAD) $(CARGO) build --release --locked -p hub-server --bin hermes-hub

demo: bins agent ## See a real agent at work through a Hub, and through the Hub's death (HUB_MODEL_BASE_URL for a model of yours).
	$(CARGO) run --quiet --locked --bin demo -- --agent target/agent

dev: bins agent ## The same Hub, agent and model, to be tried by hand until Ctrl-C.
	@$(CARGO) run --quiet --locked --bin demo -- --agent target/agent --stay

# Programs are run without -p, so that all of them are built with one set of features, as `bins` builds them.
bins:
	$(CARGO) build --locked --bins

check: ## Everything that needs no running Hub: format, lints, contract, generated code, conformance, docs.
	$(CARGO) fmt --check $(addprefix -p ,$(OURS))
	$(SPEC) lint
	$(SPEC) generate --check
	$(SPEC) coverage
	$(CARGO) run --quiet --locked -p hub-api --example emit > target/emitted.json
	$(SPEC) conform target/emitted.json
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links -A rustdoc::bare_urls" $(CARGO) doc --quiet --locked --no-deps --document-private-items $(addprefix -p ,$(OURS))
	$(CARGO) test --quiet --locked -p hub-spec --test tidy

# Stories of the data directory's disk and of who may read its files: with PostgreSQL the rows are not there.
WITHOUT_FILES := --skip faults_disk:: --skip isolation::a_tenants_shell

test: bins agent ## Every test: units, properties, the program, the stories through the SDK, the real agent's; units and stories also on PostgreSQL.
	$(CARGO) test --locked --workspace
	@echo 'left out on PostgreSQL, because they are about rows that lie in files: $(WITHOUT_FILES)'
	$(CARGO) run --quiet --locked -p hub-test-postgres --bin with-postgres -- \
		$(CARGO) test --locked -p hub-server -p hub-tests --lib --test stories -- $(WITHOUT_FILES)

agent: ## Install the pinned agent release into target/agent, if it is not there.
	$(CARGO) run --quiet --locked --bin install-agent -- target/agent

generate: ## Write generated/ from openapi/hub.yaml.
	$(SPEC) generate

fmt: ## Format our own code.
	$(CARGO) fmt $(addprefix -p ,$(OURS))

CRASHES ?= 50
SEED ?=
DATABASE ?= sqlite
crash: bins ## 50 kill -9 of Hub, agent hosts and agents under work, then nothing acknowledged is missing (CRASHES=50 SEED=n DATABASE=sqlite|postgres).
	$(CARGO) run --quiet --locked --bin crash -- --database $(DATABASE) --crashes $(CRASHES) $(if $(SEED),--seed $(SEED))

MINUTES ?= 10
soak: bins ## Let a Hub work for MINUTES=10 and say what grows; report in target/soak (SEED=n DATABASE=sqlite|postgres).
	$(CARGO) run --quiet --locked --bin soak -- --minutes $(MINUTES) --database $(DATABASE) $(if $(SEED),--seed $(SEED))

ROWS ?=
AGENT ?= target/agent
# The rows that measure the real agent too; only they need its release.
comma := ,
REAL := $(if $(ROWS),$(filter first events wake,$(subst $(comma), ,$(ROWS))),all)
bench: ## Measure the Hub beside limits and peers; report in target/bench (ROWS=get,create for some).
	$(CARGO) build --release --locked -p hub-server -p hub-runtime -p hub-tests --bin hermes-hub --bin scripted-agent --bin bench --bin install-agent
	$(if $(REAL),$(CARGO) run --quiet --release --locked -p hub-tests --bin install-agent -- $(AGENT))
	$(CARGO) run --quiet --release --locked -p hub-tests --bin bench -- --agent $(AGENT) $(if $(ROWS),--rows $(ROWS)) \
		--commit "$$(git describe --always --dirty --exclude '*' --abbrev=40)"

BASE ?= origin/main
breaking: ## Class the changes of openapi/hub.yaml since BASE (default origin/main).
	$(SPEC) breaking --base $(BASE)

deps: ## Licences, bans and sources of dependencies, and unused ones (needs cargo-deny and cargo-machete).
	$(CARGO) deny check bans licenses sources
	$(CARGO) machete

# The emitted document stands in target/, also where cargo builds elsewhere.
check: | target
target:
	mkdir -p target
