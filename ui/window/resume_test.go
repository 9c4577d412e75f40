//go:build window

package window_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bulletTold is what the test looks at of rung bullets.
type bulletTold struct {
	Text     string
	Entries  []struct{ ID, Title string }
	Findings []struct{ Rule string }
}

func (p *person) bullets() (told []bulletTold) {
	p.Helper()
	if err := json.Unmarshal([]byte(p.rung("bullets", "--json")), &told); err != nil {
		p.Fatal(err)
	}
	return told
}

// command has the palette do something by its name.
func (p *person) command(name string) {
	p.Helper()
	p.press("ctrl+p")
	p.write(name)
	p.press("return")
}

func TestWindowDraftsMendsOrdersAndExportsBulletsAndFollowsANumberBack(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "--plain", "--kind", "position", "--day", "2022-01-03", "--set", "organisation=Northwind", "Senior systems engineer")
	for i := range 10 {
		p.rung("add", "--plain", "--kind", "achievement", "--day", fmt.Sprintf("2026-03-%02d", i+1), "--set", "on_resume=yes",
			"--set", fmt.Sprintf(`metrics=[{"what":"hours a night","before":%d,"after":%d,"known":"measured"}]`, 20+i, 3+i), fmt.Sprintf("Helped with the nightly run of warehouse %c", 'A'+i))
	}
	p.open()
	p.press("ctrl+7")
	p.command("Draft bullets from entries")
	for range 10 {
		p.press("down", "return")
	}
	p.keep("resume-1-chosen")
	p.press("tab", "tab", "return") // past the list to the button
	p.await(func() (bool, error) {
		n := len(p.bullets())
		return n == 10, fmt.Errorf("there are %d bullets", n)
	})
	p.keep("resume-2-drafted")

	p.press("return", "ctrl+a") // the keyboard is on the first of them
	p.write("Cut the nightly run of warehouse J from 29 to 12 hours")
	p.keep("resume-3-mended")
	p.press("return")
	p.await(func() (bool, error) {
		first := p.bullets()[0]
		return strings.HasPrefix(first.Text, "Cut the nightly run") && len(first.Findings) == 0, fmt.Errorf("the first bullet is %+v", first)
	})
	p.press("alt+down")
	p.await(func() (bool, error) {
		second := p.bullets()[1]
		return strings.HasPrefix(second.Text, "Cut the nightly run"), fmt.Errorf("the second bullet is %q", second.Text)
	})

	target := filepath.Join(filepath.Dir(p.journal), "out.docx")
	p.command("Export the r") // no key types the rest
	p.press("ctrl+a")
	p.write(target)
	p.press("return")
	p.await(func() (bool, error) {
		content, err := os.ReadFile(target)
		return bytes.HasPrefix(content, []byte("PK")), fmt.Errorf("no DOCX is at %s: %v", target, err)
	})
	p.keep("resume-4-exported")

	behind := p.bullets()[1].Entries[0]
	p.press("return", "tab", "return", "ctrl+shift+delete") // its first number leads to the entry, which is in hand then
	p.keep("resume-5-followed")
	p.await(func() (bool, error) {
		gone := p.list(trash...)
		return len(gone) == 1 && gone[0].ID == behind.ID, fmt.Errorf("in the trash is %+v, not %s", gone, behind.Title)
	})
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "nightly", "warehouse")
}
