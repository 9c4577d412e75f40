package transfer

import (
	"strings"
	"testing"
)

func TestCommentsBecomeNoEntries(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, bragSource, "# Brag document\n\n<!-- HOW TO USE:\n     - Write here.\n     - Ask for a summary. -->\n\n## 2026 Q2\n\n- Shipped the login <!-- 3rd try -->\n- <!-- - Not this -->\n\n<!-- example\n- Not an achievement\n-->\n- Moved the mail\n  <!-- hidden -->\n  with care\n<!--\n- open end\n")
	wantArrival(t, a, 2, 0, 0, 0)
	wantTold(t, a, "which no reader of Markdown shows, were left out: 6.")
	if e := p.titled(t, "Moved the mail"); e.Body != "with care" {
		t.Errorf("body %q", e.Body)
	}
	p.titled(t, "Shipped the login")
	p = newExchange(t)
	wantArrival(t, p.bringFrom(t, bragSource, "# 2026\n- Wrote the runbook\n  ```\n  <!-- code -->\n- no point\n# no heading\n  ```\n- Next\n"), 2, 0, 0, 0)
	if e := p.titled(t, "Wrote the runbook"); e.Body != "```\n<!-- code -->\n- no point\n# no heading\n```" {
		t.Errorf("body %q", e.Body)
	}

	p = newExchange(t)
	a = p.bringFrom(t, vaultOf("2026-11-20.md", "<!-- template: daily #secret ![[gone.png]] -->\nWords #seen\n"), "")
	wantArrival(t, a, 1, 0, 0, 0)
	wantNote(t, p.titled(t, "Words #seen"), "2026-11-20", "", "", "seen")
	if told := strings.Join(a.Notes, "\n"); strings.Contains(told, "gone.png") {
		t.Error(told)
	}
}
