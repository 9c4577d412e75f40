package demo

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

type entry struct {
	ID           string
	Kind         string
	Day          string
	Until        string
	Time         string
	Title        string
	Tags         []string
	Competencies []string
	Values       map[string]json.RawMessage
	Links        []struct{ Role, ID string }
	Attachments  []struct {
		Name   string
		SHA256 string
		Bytes  int
	}
	Private bool
	Trashed bool
	Created time.Time
	Updated time.Time
}

type journal struct {
	Rung        int
	Entries     []entry
	Attachments map[string]string
}

const firstDay = "2025-05-20"

func load(t *testing.T) journal {
	t.Helper()
	var j journal
	if err := json.Unmarshal(Journal, &j); err != nil {
		t.Fatalf("journal.json: %v", err)
	}
	return j
}

func TestEntriesAreWellFormed(t *testing.T) {
	uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[457][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	competencies := strings.Fields(`excellence business relationships communication leadership management mentoring
		delivery problem_solving initiatives budgeting technical education strategy network growth career`)
	used := map[string]bool{}
	for _, e := range load(t).Entries {
		if !uuid.MatchString(e.ID) {
			t.Errorf("%s: id %q is no UUID", e.Title, e.ID)
		}
		if e.Title == "" || e.Title != strings.TrimSpace(e.Title) {
			t.Errorf("%s: title %q", e.ID, e.Title)
		}
		if !slices.IsSorted(e.Tags) || !slices.IsSorted(e.Competencies) {
			t.Errorf("%s: tags %v and competencies %v are kept sorted", e.Title, e.Tags, e.Competencies)
		}
		if e.Updated.Before(e.Created) {
			t.Errorf("%s: updated %v before it was created %v", e.Title, e.Updated, e.Created)
		}
		for _, c := range e.Competencies {
			used[c] = true
			if !slices.Contains(competencies, c) {
				t.Errorf("%s: there is no competency %q", e.Title, c)
			}
		}
	}
	for _, c := range competencies {
		if !used[c] {
			t.Errorf("no entry builds on %q", c)
		}
	}
}

// A position, a degree or a certificate may lie before the journal's first day, an
// interview and the end of a goal after its last.
func TestDays(t *testing.T) {
	entries := load(t).Entries
	last, coming, past := "", false, false
	for _, e := range entries {
		for _, day := range []string{e.Day, e.Until} {
			if _, err := time.Parse(time.DateOnly, day); err != nil && (day != "" || e.Day == "") {
				t.Errorf("%s: day %q: %v", e.Title, day, err)
			}
			if day > LastDay && e.Kind != "interview" && e.Kind != "goal" {
				t.Errorf("%s: %s lies after the last day", e.Title, day)
			}
		}
		if e.Until != "" && e.Until < e.Day {
			t.Errorf("%s: ends on %s, before it begins", e.Title, e.Until)
		}
		if _, err := time.Parse("15:04", e.Time); e.Time != "" && err != nil {
			t.Errorf("%s: time %q: %v", e.Title, e.Time, err)
		}
		if e.Day < firstDay && e.Kind != "position" && e.Kind != "study" && e.Kind != "bullet" {
			t.Errorf("%s: %s lies before the first day", e.Title, e.Day)
		}
		if created := e.Created.Format(time.DateOnly); created < firstDay || created > LastDay {
			t.Errorf("%s: written on %s, outside the journal's days", e.Title, created)
		}
		if e.Kind == "interview" {
			coming = coming || e.Day > LastDay
			past = past || e.Day <= LastDay && e.Values["debrief"] != nil
			continue
		}
		last = max(last, e.Day)
	}
	if !coming || !past {
		t.Error("one interview is to come, and one was and is written about")
	}
	if last != LastDay {
		t.Errorf("the last entry is of %s, not of %s", last, LastDay)
	}
	if !slices.IsSortedFunc(entries, func(a, b entry) int {
		return strings.Compare(a.Day+a.ID, b.Day+b.ID)
	}) {
		t.Error("entries are not in order of day, then id")
	}
}

func TestLinksResolve(t *testing.T) {
	kinds := map[string]string{}
	entries := load(t).Entries
	for _, e := range entries {
		if kinds[e.ID] != "" {
			t.Errorf("%s: id %s is there twice", e.Title, e.ID)
		}
		kinds[e.ID] = e.Kind
	}
	toContact := strings.Fields("with witness from sponsor decision_maker met_through contact")
	for _, e := range entries {
		for _, l := range e.Links {
			switch {
			case kinds[l.ID] == "":
				t.Errorf("%s: %s points to %s, which is not there", e.Title, l.Role, l.ID)
			case l.ID == e.ID:
				t.Errorf("%s: %s points to itself", e.Title, l.Role)
			case slices.Contains(toContact, l.Role) && kinds[l.ID] != "contact":
				t.Errorf("%s: %s points to a %s", e.Title, l.Role, kinds[l.ID])
			}
		}
	}
}

// What the screens are shown with: every kind, and each gap left on purpose.
func TestTheLifeHasEverything(t *testing.T) {
	count := map[string]int{}
	for _, e := range load(t).Entries {
		count[e.Kind]++
		count["private"] += one(e.Private)
		count["trashed"] += one(e.Trashed)
		count["span"] += one(e.Until != "")
		count["time"] += one(e.Time != "")
		if e.Kind == "achievement" {
			count["no result"] += one(e.Values["result"] == nil)
			count["no reason"] += one(e.Values["why"] == nil)
			count["told"] += strings.Count(string(e.Values["metrics"]), `"told"`)
		}
		if e.Kind == "study" && e.Values["valid_until"] != nil {
			count["lapsed"] += one(string(e.Values["valid_until"]) < `"`+LastDay)
		}
		count["open promise"] += strings.Count(strings.Join(strings.Fields(string(e.Values["promises"])), ""), `"done":false`)
		count["euro"] += strings.Count(string(e.Values["asked"]), "EUR")
	}
	for _, what := range strings.Fields(`achievement leadership contact interaction budget initiative study feedback
		position application interview question goal note private trashed span time told lapsed euro`) {
		if count[what] == 0 {
			t.Errorf("no %s in the journal", what)
		}
	}
	if count["bullet"] < 10 {
		t.Errorf("%d bullets are too few for a page", count["bullet"])
	}
	for _, gap := range []string{"no result", "no reason", "open promise"} {
		if count[gap] == 0 {
			t.Errorf("nothing left to ask for: %s", gap)
		}
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func TestAttachments(t *testing.T) {
	j := load(t)
	used := map[string]bool{}
	for _, e := range j.Entries {
		for _, a := range e.Attachments {
			used[a.SHA256] = true
			content, err := base64.StdEncoding.DecodeString(j.Attachments[a.SHA256])
			if err != nil {
				t.Errorf("%s: %v", a.Name, err)
			}
			sum := sha256.Sum256(content)
			if hex.EncodeToString(sum[:]) != a.SHA256 || len(content) != a.Bytes {
				t.Errorf("%s: content does not fit its SHA-256 and size", a.Name)
			}
		}
	}
	if len(used) == 0 || len(used) != len(j.Attachments) {
		t.Errorf("%d files carried, %d used", len(j.Attachments), len(used))
	}
}
