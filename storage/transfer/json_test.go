package transfer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
	"rung/storage/transfer/intake"
)

// FuzzImport holds the reader to its promise: whatever the bytes, a message or
// entries that the model's rules accept.
func FuzzImport(f *testing.F) {
	from := newExchange(f) // small: what is large takes the fuzzer all its time to make smaller
	study := model.NewEntry("study", "2026-11-01")
	study.Title, study.Values = "Budgets", model.Values{"hours": model.Decimal("3.5"), "form": "book"}
	from.save(f, nil, study)
	f.Add([]byte(from.export(f)))
	f.Add([]byte(file(entryJSON(idA, "A", ""))))
	f.Add([]byte(tomorrowsFile))
	f.Add([]byte(`{"rung":1,"attachments":{"x":null},"revisions":[{}],"settings":{"searches":0}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		in, err := readJSON(context.Background(), bytes.NewReader(text), intake.Options{})
		if err != nil {
			if model.CodeOf(err) == "" {
				t.Fatalf("an error that no one can act on: %v", err)
			}
			return
		}
		for i := range in.Entries {
			in.Entries[i].Entry = intake.TidyEntry(in.Entries[i].Entry)
		}
		pl := plan{Result: in}
		pl.DropWrongContents()
		pl.checkEntries()
		for _, c := range pl.Entries {
			e, _ := pl.dropDeadLinks(c)
			if err := e.Check(); err != nil {
				t.Fatalf("a bad entry passed: %v", err)
			}
			b, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var again model.Entry
			if err := json.Unmarshal(b, &again); err != nil {
				t.Fatalf("what came in does not come out: %v\n%s", err, b)
			}
			if changes, err := model.DiffEntries(&e, again); err != nil || len(changes) > 0 {
				t.Fatalf("it comes out otherwise than it came in: %s, %v\n%s", changes, err, b)
			}
		}
	})
}

func BenchmarkImport(b *testing.B) {
	from := newExchange(b)
	var edits []model.Edit
	for i := range 10_000 {
		kind := model.Kinds[i%len(model.Kinds)]
		e := model.NewEntry(kind.ID, model.Day("2016-01-04").Add(i%3650))
		e.Title, e.Body, e.Tags = fmt.Sprintf("Entry %d of a long life", i), strings.Repeat("What happened, and why it mattered. ", 20), []string{"erp", "team"}
		for _, f := range kind.Fields {
			e.Values[f.Key] = sample(f)
		}
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := from.Journal.Save(context.Background(), model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	text := from.export(b)
	for b.Loop() {
		if a := newExchange(b).bring(b, text); a.New != len(edits) {
			b.Fatalf("arrival %+v", a)
		}
	}
}

func TestOnesOwnFrameworksTravelWithTheJournal(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	ctx := context.Background()
	if err := from.Journal.SetSetting(ctx, model.SettingFramework+"ladder", "title = \"Ours\"\n"); err != nil {
		t.Fatal(err)
	}
	text := from.export(t)
	if !strings.Contains(text, `{"id":"ladder","text":"title = \"Ours\"\n"}`) {
		t.Fatalf("the export has no framework:\n%s", text)
	}
	to.bring(t, text)
	var own string
	if err := to.Journal.Setting(ctx, model.SettingFramework+"ladder", &own); err != nil || own != "title = \"Ours\"\n" {
		t.Fatalf("arrived as %q (%v)", own, err)
	}
	if again := to.export(t); again != text {
		t.Errorf("the second export differs:\n%s", again)
	}
	if err := to.Journal.SetSetting(ctx, model.SettingFramework+"ladder", nil); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(to.export(t), "ladder") {
		t.Error("a forgotten framework is still exported")
	}
}

// A framework that comes with a journal is kept as it stands, and what keeps it from
// being used is said.
func TestAFrameworkThatCannotBeUsedIsKeptAndSaid(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	to.BuiltIn = func() (set readiness.FrameworkSet, err error) {
		for _, f := range frameworks.Built() {
			err = errors.Join(err, set.AddBuiltIn(f.Name, f.Text))
		}
		return set, err
	}
	const own = `version = 1
id = "ours"
title = "Ours"
step = [{ id = "s", title = "S", competencies = ["growth"], criterion = [{ id = "c", title = "C", question = "?", rule = { kinds = ["note"] } }] }]
`
	sent := map[string]string{
		"ours":   own,
		"newer":  strings.NewReplacer("version = 1", "version = 99", "ours", "newer").Replace(own),
		"skills": strings.Replace(own, "ours", "skills", 1),
	}
	for id, text := range sent {
		if err := from.Journal.SetSetting(context.Background(), model.SettingFramework+id, text); err != nil {
			t.Fatal(err)
		}
	}
	arrival := to.bring(t, from.export(t))
	said := strings.Join(arrival.Notes, "\n")
	for _, want := range []string{"Your framework newer is left out until it is mended: newer.toml, line 1: Version 99", `Your framework skills is left out until it is mended: skills.toml, line 2: The id "skills" belongs to a built-in framework`} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said, but %q", want, said)
		}
	}
	if len(arrival.Notes) != 2 {
		t.Errorf("said: %q", said)
	}
	for id, text := range sent {
		var kept string
		if err := to.Journal.Setting(context.Background(), model.SettingFramework+id, &kept); err != nil || kept != text {
			t.Errorf("%s is kept as %q (%v)", id, kept, err)
		}
	}
}
