#!/bin/bash
# Judges the code without running it: vet, gofmt, staticcheck. Needs the headers, since vet also reads the real window.
set -euo pipefail
cd "$(dirname "$0")/.."

# `./...` leaves out folders that begin with a dot.
programs=$(find .ci -name '*.go' -exec dirname ./{} \; | sort -u)

echo "== vet"
go vet ./... $programs
go vet -tags ci,window ./... $programs

# Files of another system are read by nothing above. The window needs that system's C compiler, the rest does not.
echo "== what is built for Windows"
GOOS=windows CGO_ENABLED=0 go build ./model/... ./storage/... ./assets/words ./ui/atomicfile ./ui/cli ./ui/config ./ui/desktop ./ui/fault

echo "== gofmt"
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	printf 'Not formatted, run make fmt:\n%s\n' "$unformatted"
	exit 1
fi

echo "== staticcheck"
go tool -modfile=.ci/tools/go.mod staticcheck -tags ci,window ./... $programs
