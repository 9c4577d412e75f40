package text

import (
	"net/url"
	"strings"
	"unicode"
)

// OpenableLink reads an address that may be opened or written as a link: a page on
// the web or a letter, never a file, a script or a place within what is read.
func OpenableLink(address string) (*url.URL, bool) {
	if strings.ContainsFunc(address, unicode.IsControl) {
		return nil, false
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, false
	}
	switch u.Scheme {
	case "http", "https":
		return u, u.Hostname() != ""
	case "mailto":
		return u, u.Opaque != "" && u.Host == ""
	}
	return nil, false
}
