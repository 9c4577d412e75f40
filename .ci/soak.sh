#!/bin/bash
# The long tests: those packages whose tests do more with RUNG_HEAVY set, such as killing a program while it saves
# time and again, or filling the disk at every point of a save.
set -euo pipefail
cd "$(dirname "$0")/.."

export RUNG_HEAVY=1
git grep -l RUNG_HEAVY -- '*_test.go' | xargs -n1 dirname | sort -u | while read -r package; do
	tags=ci
	if [ "$package" = ui/window ]; then
		[ "$(uname -s)" = Linux ] || continue
		tags=ci,window
	fi
	go test -count=1 -tags "$tags" -timeout 60m "./$package" </dev/null
done
