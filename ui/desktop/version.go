package desktop

import (
	"runtime/debug"
	"strings"
)

// FullVersion adds to a version the commit it was built from, if the build has
// recorded that and the version does not name it.
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
