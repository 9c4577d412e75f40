package transfer

import (
	"bytes"
	"context"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

func vaultOf(files ...string) model.ImportSource {
	return model.ImportSource{Format: "markdown", Files: inFolder(files...)}
}

func TestObsidian(t *testing.T) {
	p := newExchange(t)
	source := vaultOf(
		".obsidian/app.json", "{}", ".trash/old.md", "gone",
		"Daily/2026-11-20.md", "---\ntags: [work, erp/rollout]\nmood: good\n---\n# Friday, 20 November 2026\n\nMoved the [[Depots#West|depots]] with [[ana n|Ana]]. #Proud ==really==\n\n![[shelf.png|300]] ![plan](../files/the%20plan.pdf)\n\n`#no [[tag]]`\n```\n#nor here\n```\nSee [[2026-11-19]], [[Nowhere]] and [the web](https://example.org/a#b). ^block1\n",
		"Daily/2026-11-19.md", "The day before\n",
		"Depots.md", "---\ntitle: Twelve depots\ncreated: 2026-02-28T23:30:00Z\nstarred: true\n---\nAll of them. ![[Daily/2026-11-20]]\n",
		"People/Ana Núñez.md", "---\naliases:\n  - Ana N\ndate: 2024-02-29\nprivate: true\n---\n# Ana Núñez\n\nController\n",
		"2026-W47.md", "A week in short\n", "2026-11 plan.md", "The month\n", "20261118 Talk on costs.md", "It went well\n",
		"No day.md", "Words\n", "Empty.md", "\n", "Broken front.md", "---\na: [b\n---\nStill text\n", "files/shelf.png", "a shelf", "files/the plan.pdf", "a plan", "bin.md", "a\x01\x00",
	)
	a := p.bringFrom(t, source, "")
	wantArrival(t, a, 9, 0, 0, 1)
	wantTold(t, a, "bin.md was left out: It is no text.", "nothing in them were left out: 1", "got that of their last change: 2", "Broken front.md: what stands at its top")
	ana, depots := p.titled(t, "Ana Núñez"), p.titled(t, "Twelve depots")
	before := p.titled(t, "The day before")
	day := p.titled(t, "Moved the depots with Ana. #Proud really")
	wantNote(t, day, "2026-11-20", "", "![](shelf.png) [plan](<the plan.pdf>)\n\n`#no [[tag]]`\n```\n#nor here\n```\nSee 2026-11-19, Nowhere and [the web](https://example.org/a#b).\n\nmood: good", "erp-rollout", "proud", "work")
	wantAbout(t, day, depots, ana, before)
	wantNote(t, depots, "2026-02-28", "23:30", "All of them. 2026-11-20", "starred")
	wantAbout(t, depots, day)
	if len(day.Attachments) != 2 || !ana.Private || ana.Day != "2024-02-29" || ana.Body != "Controller" {
		t.Errorf("%+v\n%+v", day.Attachments, ana)
	}
	for title, want := range map[string][2]model.Day{"2026-W47": {"2026-11-16", "2026-11-22"}, "2026-11 plan": {"2026-11-01", "2026-11-30"}, "Talk on costs": {"2026-11-18", ""}, "No day": {"2026-11-17", ""}} {
		if e := p.titled(t, title); e.Day != want[0] || e.Until != want[1] {
			t.Errorf("%s: %s to %s", title, e.Day, e.Until)
		}
	}
	wantArrival(t, p.bringFrom(t, source, ""), 0, 0, 9, 1)
	// The same pages in a zip lie in a folder of their own there.
	wantArrival(t, p.bringFrom(t, model.ImportSource{Format: "markdown"}, zipped(t, "Vault/Daily/2026-11-19.md", "The day before\n", "Vault/No day.md", "Words\n")), 0, 0, 2, 0)
}

func TestLogseq(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, vaultOf(
		"logseq/config.edn", "{}", "logseq/bak/journals/2026_11_20/x.md", "old", "assets/chart_1.png", "a chart",
		"journals/2026_11_20.md", "- Met [[Ana]] on #[[the budget]] #money\n  collapsed:: true\n  id:: 64a7f1c2-0000-4000-8000-00000000000a\n\t- TODO send the figures\n\t  :LOGBOOK:\n\t  CLOCK: [2026-11-20]\n\t  :END:\n\t- DONE book a room\n\t  owner:: me\n\t- ![chart](../assets/chart_1.png)\n- \n",
		"journals/2026_11_21.md", "- As [said](((64a7f1c2-0000-4000-8000-00000000000a))), see {{embed ((64a7f1c2-0000-4000-8000-00000000000a))}}\n- [[Nov 20th, 2026]]\n",
		"journals/2026_11_22.md", "-\n",
		"pages/Ana.md", "alias:: Ana N, Controller\ntags:: people, [[the office]]\ncity:: Leeds\n\n- Likes figures\n", "pages/Work___Plan.md", "- One\n"), "")
	wantArrival(t, a, 4, 0, 0, 0)
	wantTold(t, a, "nothing in them were left out: 1")
	ana := p.titled(t, "Ana")
	met := p.titled(t, "Met Ana on #the-budget #money")
	wantNote(t, met, "2026-11-20", "", "- Met Ana on #the-budget #money\n\t- [ ] send the figures\n\t- [x] book a room\n\t  owner:: me\n\t- ![chart](chart_1.png)", "money", "the-budget")
	wantAbout(t, met, ana)
	wantNote(t, ana, "2026-11-17", "", "- Likes figures\n\ncity: Leeds", "people", "the-office")
	next := p.titled(t, "As said, see Met Ana on #the-budget #money")
	wantAbout(t, next, ana, met)
	p.titled(t, "Work/Plan")
}

func TestJoplin(t *testing.T) {
	p := newExchange(t)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	p.Journal = model.NewJournal(p.File, func() time.Time { return noon.In(berlin) })
	a := p.bringFrom(t, vaultOf(
		"Work/Depot move.md", "---\ntitle: Depot move\nupdated: 2026-11-20 10:00:00Z\ncreated: 2026-07-01 22:30:00Z\nlatitude: 52.5\ncompleted?: no\ntags:\n  - work trip\n  - erp\n---\n\nAs in [the plan](../Plans/The%20plan.md)\n\n![pic.png](../_resources/pic.png)\n<img src=\"../_resources/pic.png\" width=\"20\"/>\n",
		"Plans/The plan.md", "---\ntitle: The plan\ncreated: 2026-12-31 23:30:00Z\n---\n\nWords\n", "_resources/pic.png", "a picture"), "")
	wantArrival(t, a, 2, 0, 0, 0)
	move := p.titled(t, "Depot move")
	wantNote(t, move, "2026-07-02", "00:30", "As in the plan\n\n![pic.png](pic.png)\n![](pic.png)\n\ncompleted?: no", "erp", "work-trip")
	wantAbout(t, move, p.titled(t, "The plan"))
	wantNote(t, p.titled(t, "The plan"), "2027-01-01", "00:30", "Words")
}

func TestDaysInTheNamesOfPages(t *testing.T) {
	for at, want := range map[string]struct {
		day  model.Day
		rest string
	}{
		"2026-11-20.md":                  {"2026-11-20", ""},
		"Daily/2026-11-20 Friday.md":     {"2026-11-20", ""},
		"2026.11.20 - Talk.md":           {"2026-11-20", "Talk"},
		"Talk (2026-11-20).md":           {"2026-11-20", "Talk"},
		"202611201530 Talk.md":           {"2026-11-20", "Talk"},
		"2026/11/20.md":                  {"2026-11-20", ""},
		"November 20, 2026.md":           {"2026-11-20", ""},
		"Friday, November 20th, 2026.md": {"2026-11-20", ""},
		"20 Nov 2026.md":                 {"2026-11-20", ""},
		"20-11-2026.md":                  {"2026-11-20", ""},
		"2026-02-30.md":                  {"", "2026-02-30"},
		"RFC 20260101 of 99.md":          {"", "RFC 20260101 of 99"},
		"1234567890.md":                  {"", "1234567890"},
		"Version 2.10.2026-rc.md":        {"", "Version 2.10.2026-rc"},
	} {
		days, _, rest, err := intake.Options{}.ParsePath(at)
		if err != nil || days.First != want.day || rest != want.rest {
			t.Errorf("%s: %q %q %v", at, days.First, rest, err)
		}
	}
	a := newExchange(t).bringFrom(t, vaultOf("03-04-2026.md", "Which", "2026-11-20.md", "Sure"), "")
	wantArrival(t, a, 1, 0, 0, 1)
	wantTold(t, a, "“03-04-2026” can be read two ways")
}

func TestOneBrokenPageAmongMany(t *testing.T) {
	folder := fstest.MapFS{"2026-01-01 broken.md": &fstest.MapFile{Data: []byte("\x01\x02\x00")}}
	for i := range 1000 {
		folder[string(model.Day("2020-01-01").Add(i))+".md"] = &fstest.MapFile{Data: []byte("Words of the day")}
	}
	a := newExchange(t).bringFrom(t, model.ImportSource{Format: "markdown", Files: folder}, "")
	wantArrival(t, a, 1000, 0, 0, 1)
	wantTold(t, a, "2026-01-01 broken.md was left out: It is no text.")
}

func FuzzMarkdown(f *testing.F) {
	f.Add("2026-11-20.md", []byte("---\ntags: a, #b\ncreated: 2026-11-20 10:00Z\n---\n# T\n[[x|y]] ![[z.png]] [a](b.md) #t `c` ^d\n- TODO e\n  id:: f"))
	f.Add("journals/2026_11_20.md", []byte("alias:: [[a]], b\n\n- DONE ((x)) {{embed [[y]]}}"))
	f.Add("mine.md", []byte("---\nrung: 1\n---"))
	f.Add("mine.md", []byte("---\nrung: 1\nid: 01900000-0000-7000-8000-00000000000a\nkind: note\nday: 2026-11-20\ntitle: T\nattachments:\n  - name: a.png\n---\n\n# T\n\nx\n"))
	f.Fuzz(func(t *testing.T, at string, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			how.Name = at
			return diaries.ReadMarkdown(context.Background(), bytes.NewReader(content), how)
		})
		if !fs.ValidPath(at + ".md") {
			return
		}
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			how.Files = fstest.MapFS{at + ".md": &fstest.MapFile{Data: content}, "journals/2026_11_20.md": &fstest.MapFile{Data: content}}
			return diaries.ReadMarkdown(context.Background(), nil, how)
		})
	})
}
