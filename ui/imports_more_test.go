package ui

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/model/resume"
	"rung/ui/kit"
)

// TestAFileOfANewerRungIsTakenWhole and shown, in the preview and in the journal.
func TestAFileOfANewerRungIsTakenWhole(t *testing.T) {
	var logged bytes.Buffer
	log.SetOutput(&logged)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
	p := newPerson(t)
	p.imports(p.file("tomorrow.json", `{"rung": 1, "entries": [{"id": "01900000-0000-7000-8000-00000000000a", "kind": "reflection", "day": "2026-11-01", "title": "Why it rained", "values": {"depth": 4}, "mood": "calm"}]}`))
	if rows := strings.Join(p.rowsShown(), "\n"); !strings.Contains(rows, "the kind “reflection”") || !strings.Contains(rows, "for a newer") {
		t.Fatalf("the preview says %q", rows)
	}
	p.tap("Import 1 entry")
	e := p.one("rained")
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
	if !p.says("the field “depth”") {
		t.Error("the entry does not show what it is")
	}
	for _, at := range []string{"today", "readiness", "people", "money", "review", "resume"} {
		p.Go(kit.Route{Screen: at})
	}
	if p.footSays() != "" && strings.Contains(p.footSays(), "kind") {
		t.Errorf("the foot says %q", p.footSays())
	}
	if logged.Len() > 0 {
		t.Errorf("the log holds %q", logged.String())
	}
}

func TestTheHeadOfAResumeComesInAlone(t *testing.T) {
	p := newPerson(t)
	if err := p.o.Journal.SetSetting(t.Context(), resume.SettingPerson, resume.Person{Name: "Ana", Skills: []resume.Skill{{Name: "Linux"}}}); err != nil {
		t.Fatal(err)
	}
	p.imports(p.file("head.json", `{"basics": {"name": "Ana Núñez", "phone": "+1 614 555 0101"}, "skills": [{"name": "linux"}, {"name": "Budgeting"}]}`))
	rows := strings.Join(p.rowsShown(), "\n")
	for _, want := range []string{"phone, 1 more skills", "name: “Ana” here, “Ana Núñez” in the file"} {
		if !strings.Contains(rows, want) {
			t.Errorf("the preview does not say %q:\n%s", want, rows)
		}
	}
	p.tap("Import")
	var who resume.Person
	if err := p.o.Journal.Setting(t.Context(), resume.SettingPerson, &who); err != nil || who.Name != "Ana" || who.Phone == "" || len(who.Skills) != 2 {
		t.Errorf("head %+v, %v", who, err)
	}
}

func TestNoFormatIsSavedUnderTheNameOfAnother(t *testing.T) {
	p := newPerson(t).withDemo()
	folder := t.TempDir()
	p.run("export")
	p.selects("Table (CSV)")
	p.tap("Choose where…")
	p.picks(filepath.Join(folder, "life.pdf"))
	if words := p.overlayWords(); !strings.Contains(words, "is the name of another format") {
		t.Fatalf("it says %q", words)
	}
	p.tap("Save as life.csv")
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 1 || files[0].Name() != "life.csv" {
		t.Errorf("there is %v, %v", files, err)
	}
}
