package storage

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
)

// TestFindIsWhatTheTermsSay compares the search with a plain reading of its
// terms, entry by entry, over random small journals: what is found, in which
// order, page by page, and how many.
func TestFindIsWhatTheTermsSay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s, err := Open(filepath.Join(t.TempDir(), "journal.rung"), Options{Device: "test", Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}()
		entries := drawEntries(r)
		put(t, s, nil, entries...)
		for range 8 {
			compareFind(t, r, s, entries, drawQuery(r))
		}
	})
}

func compareFind(t *testing.T, r *rapid.T, s *Store, entries []model.Entry, q model.Query) {
	var want []string
	// Within a day, what was written last comes first.
	for i := range entries {
		if e := entries[len(entries)-1-i]; plainlyFinds(q, e, entries) {
			want = append(want, e.ID)
		}
	}
	days := map[string]model.Day{}
	for _, e := range entries {
		days[e.ID] = e.Day
	}
	slices.SortStableFunc(want, func(a, b string) int { return cmp.Compare(days[b], days[a]) })

	n, err := s.Count(t.Context(), q)
	if err != nil || n != len(want) {
		r.Fatalf("%s: counted %d (%v), want %d", q, n, err, len(want))
	}
	limit := rapid.IntRange(0, 4).Draw(r, "limit")
	var got []string
	var from model.Cursor
	for {
		hits, next, err := s.Find(t.Context(), q, from, limit)
		if err != nil {
			r.Fatalf("%s: %v", q, err)
		}
		if limit > 0 && len(hits) > limit || next != (model.Cursor{}) && len(hits) != limit {
			r.Fatalf("%s: a page of %d has %d hits", q, limit, len(hits))
		}
		for _, h := range hits {
			got = append(got, h.Entry.ID)
		}
		if from = next; from == (model.Cursor{}) {
			break
		}
	}
	if q.Order == model.Best && q.HasWords() {
		slices.Sort(got)
		slices.Sort(want)
	}
	if !slices.Equal(got, want) {
		r.Fatalf("%s (pages of %d): found %q, want %q", q, limit, got, want)
	}
}

// vocabulary is short, so that words and their beginnings meet often.
var vocabulary = []string{"plan", "planner", "budget", "Straße", "strasse", "Łódź", "管理", "会議管理者", "e-mail", "ana", "7", "über"}

func drawText(r *rapid.T, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, most).Draw(r, "words"), " ")
}

func drawDay(r *rapid.T) model.Day {
	return model.Day("2026-02-27").Add(rapid.IntRange(0, 5).Draw(r, "day"))
}

func drawEntries(r *rapid.T) []model.Entry {
	kinds := []string{"note", "budget", "study", "contact", "achievement"}
	entries := make([]model.Entry, rapid.IntRange(0, 8).Draw(r, "entries"))
	for i := range entries {
		e := numbered(i+1, drawDay(r), drawText(r, 3))
		e.Kind = rapid.SampledFrom(kinds).Draw(r, "kind")
		if rapid.Bool().Draw(r, "long") {
			e.Until = e.Day.Add(rapid.IntRange(0, 3).Draw(r, "days"))
		}
		if rapid.Bool().Draw(r, "body") {
			e.Body = drawText(r, 4)
		}
		if rapid.Bool().Draw(r, "tag") {
			e.Tags = []string{rapid.SampledFrom([]string{"plan", "erp"}).Draw(r, "which tag")}
		}
		if rapid.Bool().Draw(r, "competency") {
			e.Competencies = []string{rapid.SampledFrom([]string{"business", "career"}).Draw(r, "which competency")}
		}
		e.Private = rapid.IntRange(0, 4).Draw(r, "private") == 0
		e.Trashed = rapid.IntRange(0, 4).Draw(r, "trashed") == 0
		if rapid.Bool().Draw(r, "read") {
			e.Read = model.ReadRecord{Edition: "1", Parts: []model.ReadPart{{Name: model.PartStory("result"), Removed: rapid.Bool().Draw(r, "removed")}}}
		}
		drawValues(r, &e)
		for _, other := range entries[:i] {
			if other.Kind == "contact" && rapid.IntRange(0, 2).Draw(r, "linked") == 0 {
				e.Links = append(e.Links, model.LinkTo{Role: "with", ID: other.ID})
			}
		}
		entries[i] = e
	}
	return entries
}

func drawValues(r *rapid.T, e *model.Entry) {
	if !rapid.Bool().Draw(r, "values") {
		return
	}
	switch e.Kind {
	case "budget":
		e.Values["asked"] = drawMoney(r)
		e.Values["outcome"] = rapid.SampledFrom([]string{"open", "refused"}).Draw(r, "outcome")
		e.Values["fiscal_year"] = int64(rapid.IntRange(2026, 2027).Draw(r, "year"))
	case "study":
		e.Values["provider"] = drawText(r, 2)
		e.Values["hours"] = drawNumber(r)
		e.Values["finished"] = drawDay(r)
	case "achievement":
		item := model.Values{"what": drawText(r, 1)}
		if rapid.Bool().Draw(r, "before") {
			item["before"] = drawNumber(r)
		}
		e.Values["metrics"] = []model.Values{item}
		e.Values["on_resume"] = rapid.Bool().Draw(r, "on_resume")
	}
}

func drawNumber(r *rapid.T) model.Decimal {
	return rapid.SampledFrom([]model.Decimal{"-1", "0", "2.5", "3", "3.75"}).Draw(r, "number")
}

func drawMoney(r *rapid.T) model.Money {
	m := model.Money{Currency: rapid.SampledFrom([]string{"USD", "JPY", "KWD", ""}).Draw(r, "currency")}
	m.Minor = rapid.SampledFrom([]int64{0, 3, 300, 3000, 30000}).Draw(r, "minor")
	return m
}

func drawQuery(r *rapid.T) model.Query {
	q := model.Query{Order: rapid.SampledFrom([]model.Order{model.Newest, model.Best}).Draw(r, "order")}
	for range rapid.IntRange(0, 3).Draw(r, "terms") {
		t := drawTerm(r)
		t.Not = rapid.IntRange(0, 3).Draw(r, "not") == 0
		q.Terms = append(q.Terms, t)
	}
	return q
}

func drawTerm(r *rapid.T) model.Term {
	one := func(texts ...string) string { return rapid.SampledFrom(texts).Draw(r, "text") }
	op := rapid.SampledFrom([]string{":", "=", ">", ">=", "<", "<="}).Draw(r, "operator")
	key := one("", "", "", "kind", "tag", "competency", "person", "from", "to", "day", "has", "is", "id",
		"asked", "outcome", "fiscal_year", "provider", "hours", "finished", "on_resume")
	t := model.Term{Key: key, Op: ":"}
	if fields := model.FieldsByKey(key); len(fields) > 0 {
		t.Type = fields[0].Type
	}
	switch key {
	case "":
		t.Text, t.Prefix = one("plan", "pla", "BUDGET", "strasse", "Straße", "lodz", "管", "理者", "mail", "e-mail", "budget plan", "7", "u"), rapid.Bool().Draw(r, "prefix")
	case "kind":
		t.Any = []string{one("note", "budget", "contact"), one("study", "contact", "achievement")}
	case "tag":
		t.Text = one("plan", "erp", "none")
	case "competency":
		t.Text = one("business", "career")
	case "person":
		t.Text = one("ana", "an", "na", "Strasse", "ana plan", "管", "&", numbered(1, "", "").ID)
	case "from", "to", "day":
		t.Value = drawDay(r)
	case "has":
		t.Text = one("number", "file", "link", "body", "metrics", "asked", "provider")
	case "is":
		t.Text = one("private", "trash", "inbox", "read")
	case "id":
		t.Text = one("0", "00000002", "f", numbered(3, "", "").ID)
		if rapid.Bool().Draw(r, "whole ids") {
			t.Any = rapid.SliceOfN(rapid.SampledFrom([]string{numbered(1, "", "").ID, numbered(2, "", "").ID, numbered(3, "", "").ID}), 0, 2).Draw(r, "ids")
		}
	case "asked":
		t.Op, t.Value = op, drawMoney(r)
	case "fiscal_year":
		t.Op, t.Value = op, int64(2027)
	case "hours":
		t.Op, t.Value = op, drawNumber(r)
	case "finished":
		t.Op, t.Value = op, drawDay(r)
	case "on_resume":
		t.Value = rapid.Bool().Draw(r, "value")
	case "outcome":
		t.Text = one("open", "refused", "granted")
	case "provider":
		t.Op, t.Text = one(":", "="), one("plan", "la", "strasse", "理")
	}
	return t
}

// plainlyFinds reads a query term by term.
func plainlyFinds(q model.Query, e model.Entry, all []model.Entry) bool {
	for _, t := range q.Terms {
		if plainlyHolds(t, e, all) == t.Not {
			return false
		}
	}
	if e.Trashed && !q.HasTerm("is", "trash") {
		return false
	}
	kind, _ := model.KindOf(e.Kind)
	named := q.HasTerm("kind", "") || q.HasTerm("id", "") || q.HasTerm("is", "trash")
	return named || !kind.MadeByRung && (!kind.Hidden || q.HasWords() || q.HasTerm("is", "inbox"))
}

func plainlyHolds(t model.Term, e model.Entry, all []model.Entry) bool {
	kind, _ := model.KindOf(e.Kind)
	switch t.Key {
	case "":
		return plainlyHasWords(t, e, all)
	case "kind":
		return slices.Contains(t.Any, e.Kind)
	case "tag":
		return slices.Contains(e.Tags, t.Text)
	case "competency":
		return slices.Contains(e.Competencies, t.Text)
	case "person":
		return slices.ContainsFunc(all, func(c model.Entry) bool {
			named := c.ID == t.Text || foldText(t.Text) != "" && strings.Contains(" "+foldText(c.Title), " "+foldText(t.Text))
			return c.Kind == "contact" && named && (c.ID == e.ID || slices.Contains(e.Linked("with"), c.ID))
		})
	case "from":
		return e.Day >= t.Value.(model.Day) || e.Until >= t.Value.(model.Day)
	case "to":
		return e.Day <= t.Value.(model.Day)
	case "day":
		day := t.Value.(model.Day)
		return e.Day == day || e.Day <= day && day <= e.Until
	case "has":
		return plainlyHas(t.Text, e)
	case "is":
		return map[string]bool{"private": e.Private, "trash": e.Trashed, "inbox": !e.Trashed && len(e.Missing()) > 0, "read": e.Read.HasParts()}[t.Text]
	case "id":
		return t.Any == nil && strings.HasPrefix(e.ID, t.Text) || slices.Contains(t.Any, e.ID)
	}
	v, filled := e.Values[t.Key]
	_, declared := kind.Field(t.Key)
	return declared && filled && plainlyCompares(t, v)
}

func plainlyHasWords(t model.Term, e model.Entry, all []model.Entry) bool {
	var people []string
	for _, c := range all {
		if slices.Contains(e.Linked("with"), c.ID) {
			people = append(people, c.Title)
		}
	}
	text := searchText(e, people)
	for _, column := range text.foldedColumns() {
		in, want := " "+column.(string)+" ", " "+foldText(t.Text)
		if !t.Prefix {
			want += " "
		}
		if strings.Contains(in, want) {
			return true
		}
	}
	return false
}

func plainlyHas(what string, e model.Entry) bool {
	switch what {
	case "file":
		return len(e.Attachments) > 0
	case "link":
		return len(e.Links) > 0
	case "body":
		return e.Body != ""
	case "number":
		_, asked := e.Values.Money("asked")
		return asked || slices.ContainsFunc(e.Values.Items("metrics"), func(v model.Values) bool { return v["before"] != nil })
	}
	return e.Values[what] != nil
}

func plainlyCompares(t model.Term, v any) bool {
	var order int
	switch v := v.(type) {
	case string:
		if t.Key == "provider" && t.Op == ":" {
			return strings.Contains(foldText(v), foldText(t.Text))
		}
		return foldText(v) == foldText(t.Text)
	case bool:
		return v == t.Value
	case int64:
		order = cmp.Compare(v, t.Value.(int64))
	case model.Decimal:
		order = cmp.Compare(v.Float(), t.Value.(model.Decimal).Float())
	case model.Day:
		order = cmp.Compare(v, t.Value.(model.Day))
	case model.Money:
		want := t.Value.(model.Money)
		if want.Currency != "" && want.Currency != v.Currency {
			return false
		}
		order = cmp.Compare(v.Decimal().Float(), want.Decimal().Float())
	}
	return map[string]bool{":": order == 0, "=": order == 0, ">": order > 0, ">=": order >= 0, "<": order < 0, "<=": order <= 0}[t.Op]
}
