package text

import "testing"

func TestOnlyPagesAndLettersAreLinks(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "HTTP://example.org/a?b#c": true, "mailto:ana@example.org": true, "https://example.org:8443/x": true,
		"javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, " javascript:alert(1)": false, "java\nscript:x": false, "data:text/html,x": false, "vbscript:x": false,
		"file:///etc/passwd": false, "ftp://example.org": false, "//example.org/x": false, "/etc/passwd": false, "../a.html": false, "#top": false, "": false,
		"https:": false, "https:/x": false, "https://": false, "http:javascript:x": false, "mailto:": false, "mailto://x": false, "tel:+1": false, "smb://host/x": false, "https://:80": false, "%zz": false,
	} {
		if _, got := OpenableLink(address); got != want {
			t.Errorf("%q is a link: %v", address, got)
		}
	}
}
