package desktop

import (
	"os"
	"path/filepath"
)

// mostLinks is how many links are followed before they are taken for a circle.
const mostLinks = 40

// realPath gives a file's path with all links resolved, even if the file does not
// exist yet. If links go in a circle, the path is returned as it is.
func realPath(path string) string {
	at := path
	for range mostLinks {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return real
		}
		folder, err := filepath.EvalSymlinks(filepath.Dir(at))
		if err != nil {
			return at
		}
		at = filepath.Join(folder, filepath.Base(at))
		to, err := os.Readlink(at)
		if err != nil { // the last element is not there yet
			return at
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(folder, to)
		}
		at = to
	}
	return path
}

// SameFile reports whether two paths lead to one file, which need not be there
// yet.
func SameFile(a, b string) bool {
	if one, err := os.Stat(a); err == nil {
		if other, err := os.Stat(b); err == nil {
			return os.SameFile(one, other)
		}
	}
	return realPath(a) == realPath(b)
}
