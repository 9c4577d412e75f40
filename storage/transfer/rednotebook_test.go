package transfer

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

func TestRedNotebook(t *testing.T) {
	month := `1: {text: 'Went to the //pet shop// and bought a **tiger**, see 2026-11-20. #Pets #include #ff00aa'}
20:
  Work:
    Moved depot **4**: null
    Called Ana: null
  Idea: null
  Tags: {urgent: null}
  text: "=== Depot ===\nAll __twelve__ depots moved.\\\\\nOn [Sunday 2026-11-01] it began.\n\n- first\n  - inner\n+ numbered\n\n\nAfter the list: [\"\"/home/me/plan b\"\".png?300] and [\"\"shelf\"\".jpg]"
21: {text: '   '}
31: {text: No such day}
`
	p := newExchange(t)
	a := p.bringFrom(t, model.ImportSource{Format: "rednotebook"}, zipped(t, "2026-11.txt", month, "shelf.jpg", "a shelf", "2026-10.txt", "not: [yaml", "2026-09.txt", "1: "+strings.Repeat("[", 5000)+strings.Repeat("]", 5000), "2024-02.txt", "29: {text: Leap}"))
	wantArrival(t, a, 3, 0, 0, 3)
	wantTold(t, a, "2026-10.txt was left out: Its form is broken near line 1. Mend that", "2026-09.txt was left out: It is built as no journal is", "2026-11.txt has no day “31”", "nothing in them were left out: 1", "Pictures that lie elsewhere on the disk, and were not copied: 1")
	first := p.titled(t, "Went to the pet shop and bought a tiger, see 2026-11-20. #Pets #include #ff00aa")
	wantNote(t, first, "2026-11-01", "", "", "include", "pets")
	depot := p.titled(t, "Depot")
	wantNote(t, depot, "2026-11-20", "", "All _twelve_ depots moved.\\\nOn Sunday (2026-11-01) it began.\n\n- first\n   - inner\n1. numbered\n\n\nAfter the list: ![plan b.png](</home/me/plan b.png>) and ![](shelf.jpg)\n\n**Work**\n\n- Moved depot **4**\n- Called Ana", "idea", "urgent", "work")
	wantAbout(t, first, depot)
	wantAbout(t, depot, first)
	if len(depot.Attachments) != 1 || depot.Attachments[0].Name != "shelf.jpg" {
		t.Errorf("attachments %+v", depot.Attachments)
	}
	wantNote(t, p.titled(t, "Leap"), "2024-02-29", "", "")
}

func TestRedNotebookThatKeepsMarkdownIsLeftAsItIs(t *testing.T) {
	p := newExchange(t)
	p.bringFrom(t, model.ImportSource{Format: "rednotebook", Files: inFolder("journal.cfg", "markup=markdown\n", "2026-11.txt", "3: {text: '# Title\n\n\n  a //b// --c--'}\n")}, "")
	wantNote(t, p.titled(t, "Title"), "2026-11-03", "", "a //b// --c--")
}

func FuzzRedNotebook(f *testing.F) {
	f.Add([]byte("1: {text: '**a** //b// [\"\"c\"\".png] {x|color:red}', Cat: {y: null}, Tag: null}\n2: []\n3: {text: {a: b}}"))
	f.Add([]byte("1:\n  text: \"\\x01\\x020 - a\\n  + b\\n|| c | d |\\n\\\"\\\"\\\"\\nraw\""))
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadRedNotebook(context.Background(), bytes.NewReader(content), how)
		})
	})
}
