package transfer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"rung/model"
	"rung/model/resume"

	"pgregory.net/rapid"
)

// tomorrowsFile is what a newer Rung may export: kinds, fields, links, choices,
// competencies, and parts of entries, links, files and of the file itself that this
// one does not know.
var tomorrowsFile = `{"rung": 1, "forecast": {"days": [1, 2.50]}, "entries": [
{"id":"` + idA + `","kind":"reflection","day":"2026-10-01","until":"","time":"","title":"Why it rained","body":"On *clouds*.","tags":["sky"],"competencies":["stewardship"],
 "values":{"depth":4,"why":"To learn","layers":[{"of":"cloud"}]},"links":[{"role":"rival","id":"` + idB + `"},{"role":"about","id":"` + idC + `","read":true}],"attachments":[],
 "private":false,"trashed":false,"created":"2026-10-01T10:00:00Z","updated":"2026-10-02T10:00:00Z","read":{"edition":"9","parts":[{"part":"story.omen","in":"body","to":2,"weight":0.5}],"by":"heart"},"mood":{"now":"calm"}},
{"id":"` + idB + `","kind":"contact","day":"2026-09-01","until":"","time":"","title":"Ben Okoye","body":"","tags":[],"competencies":[],
 "values":{"circle":"orbit","pronouns":"he"},"links":[{"role":"met_through","id":"` + idA + `"}],"attachments":[],
 "private":false,"trashed":false,"created":"2026-09-01T10:00:00Z","updated":"2026-09-01T10:00:00Z"},
{"id":"` + idC + `","kind":"achievement","day":"2026-08-01","until":"","time":"","title":"Cut the queue","body":"","tags":[],"competencies":["business"],
 "values":{"metrics":[{"after":9,"before":31,"trend":"down","what":"hours"}],"setting":"on a ship"},"links":[],"attachments":[{"name":"a.txt","sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","bytes":5,"alt":"a greeting"}],
 "private":true,"trashed":true,"created":"2026-08-01T10:00:00Z","updated":"2026-08-01T10:00:00Z","pinned":true}],
"attachments": {"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824": "aGVsbG8="}, "frameworks": [], "revisions": [
{"id":"01900000-0000-7000-8000-0000000000a1","entry":"` + idA + `","batch":"b1","action":"muse","clock":"01764000000000-000000","device":"phone","at":"2026-10-02T10:00:00Z",
 "changes":[{"field":"mood","before":{"now":"cross"},"after":{"now":"calm"}},{"field":"values.depth","before":3,"after":4},{"field":"links","before":[],"after":[{"role":"rival","id":"` + idB + `"},{"id":"` + idC + `","read":true,"role":"about"}]}]}],
"settings": {"horizon": {"far": true}}, "seasons": []}`

// parts reads a journal's JSON, its entries and revisions by their ids.
func partsOf(t rapid.TB, text string) map[string]json.RawMessage {
	t.Helper()
	var whole map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, part := range []string{"entries", "revisions"} {
		var list []json.RawMessage
		if err := json.Unmarshal(whole[part], &list); err != nil {
			t.Fatal(err)
		}
		for _, raw := range list {
			var named struct{ ID string }
			if err := json.Unmarshal(raw, &named); err != nil {
				t.Fatal(err)
			}
			whole[part+" "+named.ID] = raw
		}
		delete(whole, part)
	}
	return whole
}

// wantWhole holds an export to what was imported.
func wantWhole(t rapid.TB, when, want, got string) {
	t.Helper()
	have := partsOf(t, got)
	for name, part := range partsOf(t, want) {
		if !model.SameJSON(part, have[name]) {
			t.Errorf("%s, %s is\n%s\nwant\n%s", when, name, have[name], part)
		}
	}
}

func TestWhatANewerRungExportedComesBackWhole(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	a := p.bring(t, tomorrowsFile)
	if a.New != 3 || len(a.Skipped) > 0 {
		t.Fatalf("arrival %+v", a)
	}
	told := strings.Join(a.Notes, "\n")
	for _, want := range []string{"the kind “reflection”", "the field “depth”", "the link “rival”", "the competency “stewardship”", "the choice “orbit”", "the part “mood”", "the part “alt”", `The part "forecast" of the file is kept`} {
		if !strings.Contains(told, want) {
			t.Errorf("it does not tell of %s:\n%s", want, told)
		}
	}
	if len(a.Rows) != 3 || !strings.Contains(strings.Join(a.Rows[2].Remarks, " "), "the field “trend”") {
		t.Errorf("its rows do not say what is kept: %+v", a.Rows)
	}
	wantWhole(t, "exported", tomorrowsFile, p.export(t))
	if a := p.bring(t, tomorrowsFile); a.Unchanged != 3 || a.New+a.Changed > 0 {
		t.Errorf("once more it brings %+v", a)
	}
	change := func(e *model.Entry) { e.Title, e.Tags = e.Title+", seen again", append(e.Tags, "more") }
	if _, err := p.Journal.Change(ctx, model.Edited, []string{idA, idB, idC}, change); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Journal.Trash(ctx, idA, idB); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := p.Journal.Undo(ctx, ""); err != nil {
			t.Fatal(err)
		}
	}
	other := newExchange(t)
	other.bring(t, p.export(t))
	for when, out := range map[string]string{"edited and taken back": p.export(t), "read in elsewhere": other.export(t)} {
		have := partsOf(t, out)
		for _, id := range []string{idA, idB, idC} { // when it was written differs, as it must
			want := plainMoment(t, partsOf(t, tomorrowsFile)["entries "+id])
			if got := plainMoment(t, have["entries "+id]); !model.SameJSON(want, got) {
				t.Errorf("%s, it is\n%s\nwant\n%s", when, got, want)
			}
		}
	}
	history, err := p.Journal.History(ctx, idA)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Journal.Revert(ctx, idA, history[len(history)-1].ID); err != nil {
		t.Errorf("going back to the oldest version: %v", err)
	}
	problems, err := p.File.Check(ctx)
	if err != nil || len(problems) > 0 {
		t.Errorf("the check says %v, %v", problems, err)
	}
}

func plainMoment(t *testing.T, raw json.RawMessage) json.RawMessage {
	t.Helper()
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(raw, &parts); err != nil {
		t.Fatal(err)
	}
	delete(parts, "updated")
	b, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryExportTakesWhatIsNotKnown(t *testing.T) {
	p := newExchange(t)
	p.bring(t, tomorrowsFile)
	p.Fonts = fonts
	for format, want := range map[string]string{"csv": "depth", "html": "Depth", "markdown": "", "vcard": "Ben Okoye", "ics": "", "pdf": "%PDF"} {
		var b bytes.Buffer
		if err := p.Export(t.Context(), &b, format, model.Query{}, true); err != nil {
			t.Errorf("%s: %v", format, err)
		} else if !strings.Contains(b.String(), want) {
			t.Errorf("%s does not hold %q:\n%s", format, want, b.String())
		}
	}
	if _, err := resume.ReadCareer(t.Context(), p.Journal, resume.Lexicon{}, p.Journal.Today()); err != nil {
		t.Error(err)
	}
	pages := newExchange(t)
	pages.bringFrom(t, vaultOf(flat(pagesIn(t, p.pages(t, true)))...), "")
	if e := pages.titled(t, "Why it rained"); e.Kind != "reflection" || e.Values["depth"] != model.Preserved("4") || len(e.Preserved) != 1 {
		t.Errorf("over pages it comes back as %+v", e)
	}
}

func flat(pages map[string]string) (files []string) {
	for at, page := range pages {
		files = append(files, at, page)
	}
	return files
}

// TestWhateverANewerRungExportsComesBack draws files of the future.
func TestWhateverANewerRungExportsComesBack(t *testing.T) {
	p := newExchange(t)
	serial := 0
	rapid.Check(t, func(r *rapid.T) {
		name, text := rapid.StringMatching(`[a-z]{3,8}_x`), rapid.StringMatching(`[a-z<&é東"]{0,6}`)
		value := rapid.Custom(func(r *rapid.T) any {
			switch rapid.IntRange(0, 4).Draw(r, "type") {
			case 0:
				return rapid.IntRange(-9, 9).Draw(r, "number")
			case 1:
				return []any{text.Draw(r, "item"), nil, true}
			case 2:
				return map[string]any{name.Draw(r, "key"): text.Draw(r, "value"), "": 1.5}
			}
			return text.Draw(r, "text")
		})
		some := func(into map[string]any) map[string]any {
			for range rapid.IntRange(0, 2).Draw(r, "how many") {
				into[name.Draw(r, "name")] = value.Draw(r, "value")
			}
			return into
		}
		var entries []map[string]any
		for range rapid.IntRange(1, 4).Draw(r, "entries") {
			serial++
			kind := rapid.SampledFrom([]string{"note", "leadership", "dream_x"}).Draw(r, "kind")
			e := some(map[string]any{"id": fmt.Sprintf("01900000-0000-7000-9000-%012x", serial), "kind": kind, "day": "2026-11-01", "until": "", "time": "", "title": "T", "body": "", "tags": []string{},
				"competencies": []string{name.Draw(r, "competency")}, "values": some(map[string]any{}), "links": []any{}, "attachments": []any{}, "private": false, "trashed": false, "created": "2026-11-01T10:00:00Z", "updated": "2026-11-01T10:00:00Z"})
			if kind == "leadership" {
				e["values"].(map[string]any)["setting"] = "x" + name.Draw(r, "choice")
			}
			if len(entries) > 0 {
				e["links"] = []any{some(map[string]any{"role": name.Draw(r, "role"), "id": entries[0]["id"]})}
			}
			entries = append(entries, e)
		}
		file, err := json.Marshal(some(map[string]any{"rung": 1, "entries": entries, "revisions": []any{}}))
		if err != nil {
			r.Fatal(err)
		}
		a, err := p.Import(context.Background(), bytes.NewReader(file), model.ImportSource{Format: "json"}, false)
		if err != nil || a.New != len(entries) {
			r.Fatalf("%+v, %v\n%s", a, err, file)
		}
		out := partsOf(r, p.export(t))
		for part, want := range partsOf(r, string(file)) {
			if strings.HasPrefix(part, "entries ") && !model.SameJSON(want, out[part]) {
				r.Fatalf("%s is\n%s\nwant\n%s", part, out[part], want)
			} else if _, there := out[part]; !there {
				r.Fatalf("%s is gone", part)
			}
		}
	})
}

// TestWhatIsPrivateStaysSoThoughItsKindIsNotKnown, wherever a newer Rung names it.
func TestWhatIsPrivateStaysSoThoughItsKindIsNotKnown(t *testing.T) {
	p := newExchange(t)
	p.bring(t, file(`{"id":"`+idA+`","kind":"reflection","day":"2026-10-01","title":"Why I wept","private":true}`,
		entryJSON(idB, "A plain day", `, "mood": {"after": ["`+idA+`"]}, "values": {"echoes": "`+strings.ToUpper(idA)+`"}, "links": [{"role": "with", "id": "`+idA+`"}, {"role": "about", "id": "`+idC+`", "beside": "`+idA+`"}]`),
		entryJSON(idC, "Another one", "")))
	for _, format := range []string{"json", "csv", "html", "markdown"} {
		q := model.Query{}
		if format == "json" {
			q = model.EveryKindQuery() // else it is the whole journal
		}
		var b bytes.Buffer
		if err := p.Export(t.Context(), &b, format, q, false); err != nil {
			t.Fatal(err)
		}
		out := b.String()
		if format == "markdown" {
			out = strings.Join(flat(pagesIn(t, out)), "\n")
		}
		if !strings.Contains(out, "A plain day") || strings.Contains(out, "wept") || strings.Contains(strings.ToLower(out), idA) {
			t.Errorf("%s tells of it:\n%s", format, out)
		}
	}
}
