#!/bin/bash
# Every check of Rung, cheapest first; `make test` calls it once the machine is ready.
# CI=1 adds what is too slow for a person's laptop, which is otherwise named at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

heavy=
case ${CI:-} in 1 | true) heavy=yes ;; esac
[ -z "$heavy" ] || export RUNG_HEAVY=1

.ci/lint.sh

echo "== go mod tidy"
go mod tidy -diff

echo "== tests"
go test -tags ci ./...

echo "== tests of the model and the file, with the race detector"
go test -tags ci -race -timeout 20m ./model/... ./storage/...

if [ -n "$heavy" ]; then
	echo "== tests of the window's code, with the race detector"
	go test -tags ci -race -timeout 30m ./ui/...

	if [ "$(uname -s)" = Linux ]; then
		echo "== a résumé in a word processor"
		go test -count=1 -tags ci,office -run '^TestOffice' ./storage/transfer/documents
	fi

	echo "== fuzzing, 5,000 inputs each"
	.ci/fuzz.sh 5000x
fi

ran=yes
if [ "$(uname -s)" = Linux ]; then
	echo "== the real window"
	go test -count=1 -v -tags ci,window -run '^TestWindow' ./ui/window
else
	ran=
fi

echo
echo "Every check that ran has passed."
if [ -n "$heavy" ]; then
	echo "Not run here: fuzzing for a minute each (make fuzz)."
else
	echo "Not run here: fuzzing (make fuzz), the long tests of kills, full disks and typing (make soak), the race detector on the window's code, a résumé in a word processor. CI=1 make test runs them too, fuzzing with 5,000 inputs each."
fi
[ -n "$ran" ] || echo "Not run here: the window test, which needs Linux with Xvfb."
