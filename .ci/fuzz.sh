#!/bin/bash
# Fuzzes every parser, one after the other: `fuzz.sh TIME` for each. What it finds is kept under testdata, where the
# usual tests try it from then on. Nothing is made smaller first: that takes most of the time from the search.
set -euo pipefail
cd "$(dirname "$0")/.."

git grep -noE '^func Fuzz[A-Za-z0-9_]+' -- '*_test.go' | while IFS=: read -r file _ func; do
	go test -tags ci -run '^$' -fuzz "^${func#func }\$" -fuzztime "${1:-60s}" -fuzzminimizetime 1x "./$(dirname "$file")" </dev/null
done
