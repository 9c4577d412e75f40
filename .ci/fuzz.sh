#!/bin/bash
# Fuzzes every parser, one after the other: `fuzz.sh LIMIT` for each, a time (60s) or a number of inputs (5000x). What it
# finds is kept under testdata, where the usual tests try it from then on, and named at the end. Nothing is made smaller
# first: that takes most of the time from the search. The checks count inputs, because Go now and then reports the end of
# the time itself as a failure ("context deadline exceeded") when an input is being tried at that moment.
set -euo pipefail
cd "$(dirname "$0")/.."

targets=$(git grep -noE '^func Fuzz[A-Za-z0-9_]+' -- '*_test.go')
found=
while IFS=: read -r file _ func; do
	name=${func#func }
	go test -tags ci -run '^$' -fuzz "^$name\$" -fuzztime "${1:-60s}" -fuzzminimizetime 1x "./$(dirname "$file")" </dev/null ||
		found="$found $name"
done <<<"$targets"

[ -z "$found" ] || {
	echo "Found something:$found" >&2
	exit 1
}
