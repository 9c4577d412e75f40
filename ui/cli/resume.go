package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/resume"
	"rung/model/strength"
	"rung/ui/bank"
)

// pageFlags say which bullets a page has, and in which order.
type pageFlags struct {
	Role        string   `placeholder:"POSITION" help:"Only of one position: part of its title or organisation, or its id."`
	Step        string   `placeholder:"STEP" help:"Only about what counts for a step."`
	Tag         []string `sep:"none" placeholder:"TAG" help:"Only with a tag, or about something with it; repeat for more."`
	Target      string   `placeholder:"FOR" help:"As written for a company or a kind of job."`
	From        string   `placeholder:"DAY" help:"Only of work from that day on."`
	To          string   `placeholder:"DAY" help:"Only of work up to that day."`
	Order       string   `enum:"hand,strength,day" default:"hand" help:"hand, strength or day."`
	All         bool     `help:"Those left out by hand too."`
	WithPrivate bool     `help:"Private ones too."`
}

type bulletsCmd struct {
	Query []string `arg:"" optional:"" help:"Only those about what a search finds."`
	pageFlags
	Draft string `placeholder:"ENTRY" help:"Draft a bullet from an entry instead: its id, or its beginning."`
	Add   bool   `help:"With --draft: add what was drafted."`
}

// Run lists the résumé's bullets, or drafts one.
func (c bulletsCmd) Run(r *run) error {
	if c.Add && c.Draft == "" {
		return &usageError{"--add goes with --draft ENTRY"}
	}
	access := Read
	if c.Add {
		access = Existing
	}
	return r.withJournal(access, func(s Session) error {
		career, err := r.readCareer(s)
		if err != nil {
			return err
		}
		if c.Draft != "" {
			return c.draftBullet(r, s, career)
		}
		selection, err := c.selectBullets(r, s, career, c.Query)
		if err != nil {
			return err
		}
		selection.BulletsOnly = true
		return r.printBullets(career, career.Resume(selection))
	})
}

// readCareer reads what a résumé is built from.
func (r *run) readCareer(s Session) (*resume.Career, error) {
	lexicon, err := bank.BulletWords(r.Lexicon)
	if err != nil {
		return nil, err
	}
	return resume.ReadCareer(r.ctx, s.Journal, lexicon, s.Journal.Today())
}

// selectBullets gives the selection that the flags and the words of a search ask for.
func (c pageFlags) selectBullets(r *run, s Session, career *resume.Career, query []string) (resume.Selection, error) {
	selection := resume.Selection{Target: c.Target, LeftOut: c.All, Private: c.WithPrivate, Order: resume.Order(c.Order)}
	var err error
	if selection.From, selection.To, err = r.parsePeriod(s, c.From, c.To); err != nil {
		return selection, err
	}
	if c.Role != "" {
		p, err := findPosition(career, c.Role, c.WithPrivate)
		if err != nil {
			return selection, err
		}
		selection.Position = p.ID
	}
	terms := slices.Clone(query)
	if c.Step != "" {
		terms = append(terms, "step:"+c.Step)
	}
	for _, tag := range c.Tag {
		terms = append(terms, "tag:"+model.NormalizeTag(tag))
	}
	if len(terms) == 0 {
		return selection, nil
	}
	q, err := r.parseQuery(s, strings.Join(terms, " "))
	if err != nil {
		return selection, err
	}
	selection.Only, err = resume.FindMatches(r.ctx, s.Journal, q)
	return selection, err
}

// parsePeriod reads the first and the last day; an empty text leaves that end open.
func (r *run) parsePeriod(s Session, from, to string) (first, last model.Day, err error) {
	if from != "" {
		if first, err = model.ParseDay(from, r.locale(s)); err != nil {
			return "", "", err
		}
	}
	if to != "" {
		last, err = model.ParseDay(to, r.locale(s))
	}
	return first, last, err
}

// findPosition finds the one position with text in its title or organisation, or as
// the start of its id. Errors: NotFound, Invalid; private ones are named only if
// asked for.
func findPosition(career *resume.Career, text string, private bool) (model.Entry, error) {
	var found []model.Entry
	for _, p := range career.Positions {
		said := strings.ToLower(p.Title + "\n" + p.Values.Text("organisation"))
		if strings.Contains(said, strings.ToLower(text)) || len(text) >= leastID && strings.HasPrefix(p.ID, strings.ToLower(text)) {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	listed := found
	if len(found) == 0 {
		listed = career.Positions
	}
	var titles []string
	for _, p := range listed {
		if title := quoteTitle(p, private); title == p.Title {
			titles = append(titles, positionTitle(title, p.Values.Text("organisation")))
		} else {
			titles = append(titles, title)
		}
	}
	switch {
	case len(found) > 1:
		return model.Entry{}, newInvalid("“%s” fits several positions: %s. Write more of one.", text, strings.Join(titles, "; "))
	case len(titles) == 0:
		return model.Entry{}, &model.Error{Code: model.NotFound, Message: "There is no position yet. Add one first: rung add --plain --kind position --set organisation=WHERE \"TITLE\""}
	}
	return model.Entry{}, &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no position “%s”. There are: %s.", text, strings.Join(titles, "; "))}
}

func positionTitle(title, organisation string) string {
	if organisation == "" {
		return title
	}
	return title + ", " + organisation
}

// bulletJSON is a bullet as the terminal prints it.
type bulletJSON struct {
	ID       string           `json:"id"`
	Text     string           `json:"text"`
	Role     *roleJSON        `json:"role"` // null outside of any position
	Day      model.Day        `json:"day"`
	Target   string           `json:"target"`
	LeftOut  bool             `json:"left_out"`
	Strength strength.Share   `json:"strength"` // of the strongest entry behind it
	Entries  []entryJSON      `json:"entries"`
	Numbers  []numberJSON     `json:"numbers"`
	Findings []resume.Finding `json:"findings"`
	Changed  []string         `json:"changed"` // what the entry says differently by now
}

type roleJSON struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	Organisation string `json:"organisation"`
}

type entryJSON struct {
	ID    string    `json:"id"`
	Kind  string    `json:"kind"`
	Day   model.Day `json:"day"`
	Title string    `json:"title"`
}

// numberJSON says where a bullet's number was written; entry is "" if no entry has
// it.
type numberJSON struct {
	Number string `json:"number"`
	From   int    `json:"from"`
	To     int    `json:"to"`
	Entry  string `json:"entry"`
	Field  string `json:"field"`
	Known  string `json:"known"`
	How    string `json:"how"` // how it follows from what is written, or "" if it is written as it is
}

func (r *run) printBullets(career *resume.Career, d resume.Resume) error {
	found := career.LintResume(d, false)
	var err error
	if r.json {
		list := []bulletJSON{}
		for _, e := range d.Employers {
			for _, role := range e.Roles {
				for _, b := range role.Bullets {
					list = append(list, newBulletJSON(career, b, &roleJSON{role.ID, role.Title, e.Name}, found[b.ID]))
				}
			}
		}
		for _, g := range d.OtherGroups() {
			for _, b := range g.Bullets {
				list = append(list, newBulletJSON(career, b, nil, found[b.ID]))
			}
		}
		err = r.printJSON(list)
	} else {
		err = r.bulletLines(career, d, found)
	}
	if err != nil {
		return err
	}
	return r.warnOfPrivate(d.LeftOut.Private)
}

func newBulletJSON(career *resume.Career, b resume.Bullet, role *roleJSON, found []resume.Finding) bulletJSON {
	bullet, _ := career.BulletByID(b.ID)
	change, _ := career.SourceChange(bullet)
	j := bulletJSON{ID: b.ID, Text: b.Text, Role: role, Day: b.Day, Target: b.Target, LeftOut: bullet.Values.Yes("left_out"), Strength: career.StrengthOf(bullet),
		Entries: []entryJSON{}, Numbers: []numberJSON{}, Findings: append([]resume.Finding{}, found...), Changed: append([]string{}, change.Reason...)}
	for _, e := range b.Entries {
		j.Entries = append(j.Entries, entryJSON{e.ID, e.Kind, e.Day, e.Title})
	}
	for _, n := range b.Numbers {
		j.Numbers = append(j.Numbers, numberJSON{n.Text, n.From, n.To, n.Entry, n.Field, n.Known, n.How})
	}
	return j
}

// bulletLines prints the bullets under their roles, each with what there is to mend
// and what has changed.
func (r *run) bulletLines(career *resume.Career, d resume.Resume, found map[string][]resume.Finding) error {
	all := d.AllBullets()
	if len(all) == 0 {
		return r.printLine("There is no bullet. Draft one from an entry with: rung bullets --draft ID --add")
	}
	ids := make([]string, len(all))
	for i, b := range all {
		ids[i] = b.ID
	}
	short := shortenIDs(ids)
	role := func(title string, bullets []resume.Bullet) error {
		if len(bullets) == 0 {
			return nil
		}
		lines := []string{title}
		for _, b := range bullets {
			lines = append(lines, "  "+short[b.ID]+"  "+string(b.Day)+"  "+b.Text)
			bullet, _ := career.BulletByID(b.ID)
			if change, ok := career.SourceChange(bullet); ok {
				lines = append(lines, "            Changed since: "+strings.Join(change.Reason, " "))
			}
			for _, f := range found[b.ID] {
				lines = append(lines, "            "+string(f.Rule)+": "+f.Reason+" "+f.Mend)
			}
		}
		return r.printLines(lines)
	}
	for _, e := range d.Employers {
		for _, held := range e.Roles {
			if err := role(positionTitle(held.Title, e.Name), held.Bullets); err != nil {
				return err
			}
		}
	}
	for _, g := range d.OtherGroups() {
		if err := role(g.Heading, g.Bullets); err != nil {
			return err
		}
	}
	return nil
}

// draftBullet prints a bullet drafted from an entry, and with --add saves it.
func (c bulletsCmd) draftBullet(r *run, s Session, career *resume.Career) error {
	e, err := searchPublicFirst(r.ctx, s, c.WithPrivate, "This entry", func(from model.Reader) (model.Entry, error) {
		return findEntryIn(r.ctx, from, c.Draft)
	})
	if err != nil {
		return err
	}
	if kind, _ := model.KindOf(e.Kind); kind.Hidden {
		return newInvalid("A bullet tells of work, and “%s” is %s. Choose an achievement, say.", e.Title, strings.ToLower(cmp.Or(kind.Label, e.Kind)))
	}
	held, ok := career.PositionOfEntry(e)
	if c.Role != "" {
		if held, err = findPosition(career, c.Role, c.WithPrivate); err != nil {
			return err
		}
		ok = true
	}
	id := ""
	if ok {
		id = held.ID
	}
	bullet := resume.NewDraft(e, career.Lexicon).NewBullet(e, career.Lexicon, id)
	if c.Target != "" {
		bullet.Values["target"] = c.Target
	}
	if c.Add {
		receipt, err := s.Journal.Save(r.ctx, model.Added, []model.Edit{{Entry: bullet}}, nil)
		if err != nil {
			return err
		}
		bullet = receipt.Entries[0]
	}
	switch {
	case r.json:
		return r.printJSON(bullet)
	case c.Add:
		return r.printLinef("%s  %s", bullet.ID, resume.BulletText(bullet))
	}
	return r.printLine(resume.BulletText(bullet))
}
