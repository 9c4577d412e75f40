package desktop

import (
	"runtime/debug"
	"strings"
)

// FullVersion gives a version with the commit it was built from, where the build
// knows that and the version does not say it.
func FullVersion(version string) string {
	if strings.ContainsAny(version, "+-") {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) > 7 {
			return version + "+" + s.Value[:7]
		}
	}
	return version
}
