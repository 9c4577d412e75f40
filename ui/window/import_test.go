//go:build window

package window_test

import (
	"os"
	"path/filepath"
	"testing"
)

// file writes a file into the person's home, where the window looks first.
func (p *person) file(name, content string) {
	p.Helper()
	if err := os.WriteFile(filepath.Join(string(p.home), name), []byte(content), 0o600); err != nil {
		p.Fatal(err)
	}
}

// imports chooses a file of the home by the palette, up to its preview.
func (p *person) imports(name string) {
	p.Helper()
	p.press("ctrl+p")
	p.write("import")
	p.press("return")
	p.write(name)
	p.press("return")
}

var contacts = []string{"kind:contact"}

func TestWindowImportsByKeyboard(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "Chose the new firewall")
	p.file("people.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Moreau\r\nORG:Acme\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Li\r\nTITLE:CFO\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Cut sh")
	p.file("people.csv", "Notes:\n\nFirst Name,Last Name,E-mail Address,Birthday\nAna,Moreau,ana@example.org,1980\nCy,Diaz,cy@example.org,1990\n")
	p.open()
	p.imports("people.vcf")
	p.press("down", "return")
	p.keep("import-1-row")
	p.press("escape")
	p.keep("import-2-preview")
	p.awaitTitles(contacts)

	p.press("tab", "tab", "return")
	p.awaitTitles(contacts, "Ana Moreau", "Bo Li")
	p.keep("import-3-imported")
	p.press("ctrl+z")
	p.awaitTitles(contacts)
	p.press("ctrl+y")
	p.awaitTitles(contacts, "Ana Moreau", "Bo Li")

	// Of a table, one row may be a person who is here: they are said to be one.
	p.imports("people.csv")
	p.keep("import-4-table")
	p.press("shift+tab", "return", "space")
	p.keep("import-5-same-person")
	p.press("tab", "tab", "return")
	p.awaitTitles(contacts, "Ana Moreau", "Bo Li", "Cy Diaz")
	p.imports("people.csv")
	p.keep("import-6-nothing-new")
	p.press("escape")
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic")
}
