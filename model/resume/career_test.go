package resume

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/storage/storetest"
)

const today = model.Day("2026-11-20")

// testJournal is a journal with two positions at one employer, one before, and bullets
// in them.
type testJournal struct {
	*model.Journal
	t       *testing.T
	entries map[string]model.Entry // by title
}

func newCareer(t *testing.T) testJournal {
	t.Helper()
	journal, _ := storetest.New(t, today.Time().Add(12*time.Hour))
	c := testJournal{journal, t, map[string]model.Entry{}}
	position := func(title, organisation string, from, until model.Day) {
		c.add("position", title, from, func(e *model.Entry) { e.Until, e.Values["organisation"] = until, organisation })
	}
	position("Technician", "Corrigan Clinics", "2014-06-16", "2017-08-31")
	position("Administrator", "Halloway Supply", "2017-09-11", "2021-04-04")
	position("Senior administrator", "Halloway Supply", "2021-04-05", "")
	c.add("achievement", "Mail moved", "2025-11-10", func(e *model.Entry) {
		e.Tags = []string{"mail"}
		e.Values["action"] = "Rehearsed each wave twice"
		e.Values["metrics"] = []model.Values{{"what": "mailboxes moved", "before": model.Decimal("0"), "after": model.Decimal("652"), "known": "measured"}}
	})
	c.add("achievement", "Calls answered", "2016-02-01", func(e *model.Entry) {
		e.Values["organisation"] = "Corrigan Clinics"
		e.Values["metrics"] = []model.Values{{"what": "calls answered", "before": model.Decimal("70"), "after": model.Decimal("92"), "unit": "%", "known": "estimated"}}
	})
	return c
}

func (c testJournal) add(kind, title string, day model.Day, change func(*model.Entry)) model.Entry {
	c.t.Helper()
	e := model.NewEntry(kind, day)
	e.Title = title
	if change != nil {
		change(&e)
	}
	return c.save(e)
}

func (c testJournal) save(e model.Entry) model.Entry {
	c.t.Helper()
	var base *model.Entry
	if old, ok := c.entries[e.ID]; ok {
		base = &old
	}
	r, err := c.Save(context.Background(), model.Added, []model.Edit{{Base: base, Entry: e}}, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	c.entries[e.Title], c.entries[e.ID] = r.Entries[0], r.Entries[0]
	return r.Entries[0]
}

// bullet saves a bullet about the entries of those titles.
func (c testJournal) bullet(words string, change func(*model.Entry), about ...string) model.Entry {
	c.t.Helper()
	day := today
	if len(about) > 0 {
		day = c.entries[about[0]].Day
	}
	b := NewBullet(day, words, "")
	for _, title := range about {
		b.Links = append(b.Links, model.LinkTo{Role: "about", ID: c.entries[title].ID})
	}
	if change != nil {
		change(&b)
	}
	return c.save(b)
}

func (c testJournal) read() *Career {
	c.t.Helper()
	b, err := ReadCareer(context.Background(), c.Journal, lexicon(c.t), today)
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

// shape gives a page in one line: employers, their roles and the bullets in each.
func shape(d Resume) string {
	var parts []string
	for _, e := range d.Employers {
		for _, r := range e.Roles {
			parts = append(parts, e.Name+"/"+r.Title+": "+listed(r.Bullets))
		}
	}
	return strings.Join(append(parts, "-: "+listed(d.Others)), " | ")
}

func listed(bullets []Bullet) string {
	var all []string
	for _, b := range bullets {
		all = append(all, b.Text)
	}
	return strings.Join(all, "; ")
}

func TestThePageFollowsTheCareer(t *testing.T) {
	c := newCareer(t)
	c.bullet("Moved 652 mailboxes", nil, "Mail moved")
	c.bullet("Answered 92% of calls", nil, "Calls answered")
	c.bullet("Chaired a pantry's board", nil)
	d := c.read().Resume(Selection{})
	want := "Halloway Supply/Senior administrator: Moved 652 mailboxes | Halloway Supply/Administrator:  | Corrigan Clinics/Technician: Answered 92% of calls | -: Chaired a pantry's board"
	if got := shape(d); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(d.Employers) != 2 || len(d.Employers[0].Roles) != 2 || !d.Employers[0].Roles[0].IsCurrent() || d.Employers[0].Roles[1].IsCurrent() {
		t.Errorf("employers %+v", d.Employers)
	}
	n := d.AllBullets()[0].Numbers
	if len(n) != 1 || n[0].Field != "metrics[0].after" || n[0].Known != "measured" || n[0].Entry != c.entries["Mail moved"].ID {
		t.Errorf("numbers %+v", n)
	}
	if again := c.read().Resume(Selection{}); !reflect.DeepEqual(again, d) {
		t.Error("the same journal gives another page")
	}
}

func TestASelectionLeavesTheRestOut(t *testing.T) {
	c := newCareer(t)
	c.bullet("Moved 652 mailboxes", nil, "Mail moved")
	old := c.bullet("Answered 92% of calls", nil, "Calls answered")
	c.bullet("Not to be shown", func(e *model.Entry) { e.Values["left_out"] = true }, "Mail moved")
	first := c.bullet("Led everyone", nil, "Mail moved")
	v := NewVariant(first, "Fairmont")
	SetBulletText(&v, "Led nine people")
	c.save(v)
	notForAcme := NewVariant(old, "Acme")
	notForAcme.Values["left_out"] = true
	c.save(notForAcme)
	b := c.read()
	mail, err := FindMatches(context.Background(), c.Journal, model.Query{Terms: []model.Term{{Key: "tag", Text: "mail"}}})
	if err != nil {
		t.Fatal(err)
	}
	technician := c.entries["Technician"].ID
	for name, check := range map[string]struct {
		s    Selection
		want string
	}{
		"a position":    {Selection{Position: technician}, "Answered 92% of calls"},
		"a period":      {Selection{From: "2025-01-01", To: "2025-12-31"}, "Moved 652 mailboxes; Led everyone"},
		"a tag":         {Selection{Only: mail}, "Moved 652 mailboxes; Led everyone"},
		"one bullet":    {Selection{Only: map[string]bool{old.ID: true}}, "Answered 92% of calls"},
		"a target":      {Selection{Target: "fairmont", Only: mail}, "Moved 652 mailboxes; Led nine people"},
		"another":       {Selection{Target: "Acme"}, "Moved 652 mailboxes; Led everyone"},
		"left out ones": {Selection{LeftOut: true, Only: mail}, "Moved 652 mailboxes; Not to be shown; Led everyone"},
	} {
		check.s.BulletsOnly = true
		if got := listed(b.Resume(check.s).AllBullets()); got != check.want {
			t.Errorf("%s: %q, want %q", name, got, check.want)
		}
	}
	if d := b.Resume(Selection{Position: technician, BulletsOnly: true}); len(d.Employers) != 1 {
		t.Errorf("the list alone shows %d employers", len(d.Employers))
	}
}

func TestWhatIsPrivateIsLeftOutAndCounted(t *testing.T) {
	c := newCareer(t)
	c.add("achievement", "A secret", "2025-06-01", func(e *model.Entry) { e.Private = true })
	c.bullet("About a secret", nil, "A secret")
	c.bullet("Mine alone", func(e *model.Entry) { e.Private = true }, "Mail moved")
	c.bullet("Moved 652 mailboxes", nil, "Mail moved")
	c.bullet("Answered 92% of calls", nil, "Calls answered")
	hidden := c.entries["Technician"]
	hidden.Private = true
	c.save(hidden)
	c.add("study", "A degree", "2014-05-17", func(e *model.Entry) {
		e.Private, e.Values["form"], e.Values["status"] = true, "degree", "finished"
	})
	d := c.read().Resume(Selection{})
	if got := listed(d.AllBullets()); got != "Moved 652 mailboxes" || d.LeftOut.Private != 5 || len(d.Education) != 0 || len(d.Employers) != 1 {
		t.Errorf("shown %q, left out %d, employers %d", got, d.LeftOut.Private, len(d.Employers))
	}
	if d := c.read().Resume(Selection{Private: true}); len(d.AllBullets()) != 4 || d.LeftOut.Private != 0 || len(d.Education) != 1 {
		t.Errorf("asked for: %q, left out %d", listed(d.AllBullets()), d.LeftOut.Private)
	}
}

func TestOnlyWhatIsFinishedAndValidIsOnThePage(t *testing.T) {
	c := newCareer(t)
	study := func(title, form, status string, finished, valid model.Day) {
		c.add("study", title, "2020-01-01", func(e *model.Entry) {
			e.Values["form"], e.Values["status"] = form, status
			if finished != "" {
				e.Values["finished"] = finished
			}
			if valid != "" {
				e.Values["valid_until"] = valid
			}
		})
	}
	study("Old degree", "degree", "finished", "2014-05-17", "")
	study("New diploma", "diploma", "finished", "2024-05-17", "")
	study("Running degree", "degree", "running", "", "")
	study("Valid", "certificate", "finished", "2025-01-01", today)
	study("Lapsed", "certificate", "finished", "2021-01-01", "2026-11-19")
	study("Planned", "certificate", "planned", "", "")
	study("A book", "book", "finished", "2025-01-01", "")
	d := c.read().Resume(Selection{})
	titles := func(list []Study) string {
		var all []string
		for _, s := range list {
			all = append(all, s.Title)
		}
		return strings.Join(all, ", ")
	}
	if titles(d.Education) != "New diploma, Old degree" || titles(d.Certificates) != "Valid" || d.LeftOut.Lapsed != 1 {
		t.Errorf("education %s, certificates %s, lapsed %d", titles(d.Education), titles(d.Certificates), d.LeftOut.Lapsed)
	}
}

func TestBulletsMoveByHand(t *testing.T) {
	c := newCareer(t)
	for _, w := range []string{"One", "Two", "Three", "Four"} {
		c.bullet(w, nil, "Mail moved")
	}
	c.bullet("Elsewhere", nil, "Calls answered")
	c.save(NewVariant(c.entries["Two"], "Fairmont"))
	shown := func() (ids []string, all string) {
		bullets := c.read().Resume(Selection{Position: c.entries["Senior administrator"].ID}).AllBullets()
		for _, b := range bullets {
			ids = append(ids, b.ID)
		}
		return ids, listed(bullets)
	}
	move := func(title string, by int) string {
		ids, _ := shown()
		edits := c.read().MoveBullet(c.entries[title].ID, by, ids)
		if len(edits) > 0 {
			if _, err := c.Save(context.Background(), model.Edited, edits, nil); err != nil {
				t.Fatal(err)
			}
		}
		_, all := shown()
		return all
	}
	if _, got := shown(); got != "One; Two; Three; Four" {
		t.Fatalf("before: %s", got)
	}
	for _, step := range []struct {
		title string
		by    int
		want  string
	}{
		{"Three", -1, "One; Three; Two; Four"}, {"One", 1, "Three; One; Two; Four"}, {"Four", -9, "Four; Three; One; Two"},
		{"Four", -1, "Four; Three; One; Two"}, {"Four", 9, "Three; One; Two; Four"},
	} {
		if got := move(step.title, step.by); got != step.want {
			t.Errorf("%s by %d: %s, want %s", step.title, step.by, got, step.want)
		}
	}
	b := c.read()
	if v := b.Resume(Selection{Target: "Fairmont", Position: c.entries["Senior administrator"].ID}); listed(v.AllBullets()) != "Three; One; Two; Four" {
		t.Errorf("the variant stands elsewhere: %s", listed(v.AllBullets()))
	}
	if edits := b.MoveBullet("nobody", 1, nil); edits != nil {
		t.Errorf("what is not there moved: %v", edits)
	}
}

func TestOrders(t *testing.T) {
	c := newCareer(t)
	c.bullet("Weak and new", func(e *model.Entry) { e.Day = today })
	c.bullet("Guessed 92%", func(e *model.Entry) { e.Day = "2025-01-01" }, "Calls answered")
	c.bullet("Measured 652", func(e *model.Entry) { e.Day = "2024-01-01" }, "Mail moved")
	b := c.read()
	for order, want := range map[Order]string{ByDay: "Weak and new; Guessed 92%; Measured 652", ByStrength: "Measured 652; Guessed 92%; Weak and new"} {
		var got []string
		for _, e := range b.selectBullets(Selection{Order: order}) {
			got = append(got, BulletText(e))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("by %s: %v, want %s", order, got, want)
		}
	}
}

func TestWhatWaitsForABullet(t *testing.T) {
	c := newCareer(t)
	wanted := func(e *model.Entry) { e.Values["on_resume"] = true }
	c.add("achievement", "Told already", "2025-01-01", wanted)
	c.add("leadership", "Waiting", "2025-02-01", wanted)
	c.bullet("Told it", nil, "Told already")
	if b := c.read(); len(b.Waiting) != 1 || b.Waiting[0].Title != "Waiting" {
		t.Errorf("waiting: %v", b.Waiting)
	}
}

func TestSkillsAreProposed(t *testing.T) {
	c := newCareer(t)
	for _, title := range []string{"One", "Two", "Three"} {
		c.add("note", title, today, func(e *model.Entry) {
			e.Tags, e.Competencies = []string{"erp", "network"}, []string{"budgeting", "network"}
		})
		c.bullet("About "+title, nil, title)
	}
	if err := c.SetSetting(context.Background(), SettingPerson, Person{Skills: []Skill{{Name: "Systems", Members: []string{"ERP"}}}}); err != nil {
		t.Fatal(err)
	}
	if got := c.read().ProposeSkills(5); !slices.Equal(got, []string{"network", "Budgeting"}) {
		t.Errorf("proposed %v", got)
	}
}

func TestWhatWasSentIsKept(t *testing.T) {
	c := newCareer(t)
	bullet := c.bullet("Moved 652 mailboxes", nil, "Mail moved")
	application := c.add("application", "Infrastructure manager", today, nil)
	file := File{"Ana.txt", "txt", []byte("Moved 652 mailboxes\n")}
	e, contents := NewSnapshot(today, c.read().Resume(Selection{}), file, "Fairmont", application.ID)
	if _, err := c.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, contents); err != nil {
		t.Fatal(err)
	}
	kept, err := c.Entry(context.Background(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	content, err := c.AttachmentContent(context.Background(), kept.Attachments[0].SHA256)
	if err != nil || string(content) != string(file.Content) {
		t.Errorf("the file came back as %q, %v", content, err)
	}
	if kept.Title != "Résumé for Fairmont" || !slices.Equal(kept.Linked("about"), []string{bullet.ID}) || !slices.Equal(kept.Linked("application"), []string{application.ID}) {
		t.Errorf("kept %+v", kept)
	}
}
