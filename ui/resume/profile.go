package resume

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// profile edits what a résumé says beside the bullets: who the person is, their
// positions and studies, their skills and languages.
type profile struct {
	screen *Screen
	object *fyne.Container
	page   *widgets.Page
	column *fyne.Container

	fields  map[string]*widgets.Entry
	frames  map[string]*widgets.Field
	offered *fyne.Container // skills that the journal speaks of
	roles   *fyne.Container
	studies *fyne.Container
	shown   resume.Person // as the journal has it
	silent  bool          // the program is writing, not the person
	typed   *drafts.Words // as they are typed, good or not; nil until the journal was read
}

// savePause is how long after a key what is typed is saved, if it is valid.
const savePause = 900 * time.Millisecond

// The parts of a person, by the names that resume.Person's errors use.
const (
	fieldName      = "name"
	fieldHeadline  = "headline"
	fieldEmail     = "email"
	fieldPhone     = "phone"
	fieldCity      = "city"
	fieldLinks     = "links"
	fieldSummary   = "summary"
	fieldSkills    = "skills"
	fieldLanguages = "languages"
)

// personFields are the parts in the order of the fields.
var personFields = []string{fieldName, fieldHeadline, fieldEmail, fieldPhone, fieldCity, fieldLinks, fieldSummary, fieldSkills, fieldLanguages}

// mostProposed is how many skills are proposed at once.
const mostProposed = 8

func newProfile(s *Screen) *profile {
	f := &profile{screen: s, fields: map[string]*widgets.Entry{}, frames: map[string]*widgets.Field{},
		offered: widgets.NewWrap(1.5), roles: widgets.NewStacked(0.5), studies: widgets.NewStacked(0.5)}
	f.column = widgets.NewStacked(3,
		widgets.NewCard(lang.L("You"), "", widgets.NewStacked(2.5,
			f.newPartField(fieldName, lang.L("Name"), lang.L("As it stands at the head of the page"), 1),
			f.newPartField(fieldHeadline, lang.L("Headline"), lang.L("Infrastructure lead"), 1),
			f.newPartField(fieldEmail, lang.L("E-mail"), "kim@example.org", 1),
			f.newPartField(fieldPhone, lang.L("Phone"), "", 1),
			f.newPartField(fieldCity, lang.L("City"), "", 1),
			f.newPartField(fieldLinks, lang.L("Addresses on the web, one a line: what it is, then the address"), "LinkedIn https://www.linkedin.com/in/kim", 2),
			f.newPartField(fieldSummary, lang.L("Summary"), lang.L("Two or three sentences, or none"), 3))),
		widgets.NewCard(lang.L("Positions"), "", f.roles),
		widgets.NewCard(lang.L("Education and certificates"), "", f.studies),
		widgets.NewCard(lang.L("Skills and languages"), "", widgets.NewStacked(2.5,
			f.newPartField(fieldSkills, lang.L("Skills, one a line, or a group: its members"), lang.L("Systems: Linux, VMware, PostgreSQL"), 3), f.offered,
			f.newPartField(fieldLanguages, lang.L("Languages, one a line, with how well"), lang.L("Spanish (fluent)"), 2))))
	f.page = widgets.NewPage(widgets.NewInset(f.column, 1, 3, 4, 3))
	f.object = container.NewStack(f.page)
	return f
}

func (f *profile) newPartField(part, label, hint string, rows int) fyne.CanvasObject {
	entry := widgets.NewTextEntry()
	if rows > 1 {
		entry = widgets.NewProseEntry(rows, 8)
	}
	entry.SetPlaceHolder(hint)
	entry.OnChanged = func(string) { f.onTyped(part) }
	f.fields[part], f.frames[part] = entry, widgets.NewField(label, entry)
	return f.frames[part]
}

func (f *profile) focusName() { f.screen.focusOn(f.fields[fieldName]) }

// onTyped saves what is typed after a pause, if it is valid.
func (f *profile) onTyped(part string) {
	if f.silent {
		return
	}
	f.frames[part].SetError("")
	f.screen.host.After("resume person", savePause, func() { f.savePersonIfValid(false) })
}

// savePerson saves what is typed at once, or says what has to be corrected first.
func (f *profile) savePerson() {
	f.screen.host.After("resume person", 0, nil)
	f.savePersonIfValid(true)
}

func (f *profile) savePersonIfValid(say bool) {
	person := f.readPerson()
	if f.screen.shown.career == nil || isSamePerson(person, f.shown) {
		return
	}
	if err := person.Check(); err != nil {
		var wrong *model.Error
		if say && errors.As(err, &wrong) {
			if frame, known := f.frames[wrong.Field]; known {
				frame.SetError(model.ExplainError(err))
			}
			f.screen.host.Say(model.ExplainError(err), "", nil)
		}
		return
	}
	f.setPerson(person, "")
}

// setPerson saves the person, and then says done unless that is "". The person is a
// setting and no entry, so this offers an undo of its own.
func (f *profile) setPerson(person resume.Person, done string) {
	s, before := f.screen, f.shown
	f.shown = person
	s.host.Do(func(ctx context.Context) func() {
		err := s.host.Journal().SetSetting(ctx, resume.SettingPerson, person)
		return func() {
			if err != nil {
				f.shown = before
				s.host.Fail(err)
				return
			}
			if f.typed != nil && isSamePerson(f.readPerson(), person) {
				f.typed.Done()
			}
			if done != "" {
				s.host.Say(done, lang.L("Undo"), func() { f.fillFields(before); f.setPerson(before, "") })
			}
			s.reload()
		}
	})
}

func isSamePerson(a, b resume.Person) bool { return personText(a) == personText(b) }

// personText are all of a person as the fields have them.
func personText(p resume.Person) string {
	var words []string
	for _, part := range personFields {
		words = append(words, partText(p, part))
	}
	return strings.Join(words, "\x00")
}

func partText(p resume.Person, part string) string {
	var lines []string
	switch part {
	case fieldName:
		return p.Name
	case fieldHeadline:
		return p.Headline
	case fieldEmail:
		return p.Email
	case fieldPhone:
		return p.Phone
	case fieldCity:
		return p.City
	case fieldSummary:
		return p.Summary
	case fieldLinks:
		for _, a := range p.Links {
			lines = append(lines, text.Joined(" ", a.Label, a.URL))
		}
	case fieldSkills:
		for _, skill := range p.Skills {
			lines = append(lines, skill.Text())
		}
	case fieldLanguages:
		for _, l := range p.Languages {
			lines = append(lines, l.Text())
		}
	}
	return strings.Join(lines, "\n")
}

// readPerson reads the fields.
func (f *profile) readPerson() resume.Person {
	typed := func(part string) string { return f.fields[part].Text }
	p := resume.Person{Name: typed(fieldName), Headline: typed(fieldHeadline), Email: typed(fieldEmail), Phone: typed(fieldPhone), City: typed(fieldCity), Summary: typed(fieldSummary)}
	for _, line := range text.NonEmptyLines(typed(fieldLinks)) {
		words := strings.Fields(line)
		p.Links = append(p.Links, resume.Address{Label: strings.Join(words[:len(words)-1], " "), URL: words[len(words)-1]})
	}
	for _, line := range text.NonEmptyLines(typed(fieldSkills)) {
		group, members, grouped := strings.Cut(line, ":")
		skill := resume.Skill{Name: line}
		if grouped {
			skill = resume.Skill{Name: group}
			for member := range strings.SplitSeq(members, ",") {
				skill.Members = append(skill.Members, member)
			}
		}
		p.Skills = append(p.Skills, skill)
	}
	for _, line := range text.NonEmptyLines(typed(fieldLanguages)) {
		name, level, _ := strings.Cut(strings.TrimSuffix(line, ")"), "(")
		p.Languages = append(p.Languages, resume.Language{Name: name, Level: level})
	}
	return p.Tidy()
}

// fillFields writes a person into the fields; those that say so already keep their cursor.
func (f *profile) fillFields(p resume.Person) {
	f.silent = true
	defer func() { f.silent = false }()
	for part, field := range f.fields {
		if words := partText(p, part); field.Text != words {
			field.SetText(words)
		}
	}
}

// showReading lays out the frame as it was read; words that are being typed stay.
func (f *profile) showReading() {
	s := f.screen
	if person := s.shown.career.Person; isSamePerson(f.readPerson(), f.shown) && !isSamePerson(person, f.readPerson()) {
		f.fillFields(person)
		f.shown = person
	}
	if f.typed == nil {
		f.keepTyped()
	} else if isSamePerson(f.readPerson(), f.shown) {
		f.typed.Done()
	}
	f.showRoles()
	f.showStudies()
	f.showOffered()
	f.column.Refresh()
	f.page.Refresh()
}

// keepTyped keeps what is typed while it is not valid yet, such as half an address.
func (f *profile) keepTyped() {
	fields := make([]*widgets.Entry, len(personFields))
	for i, part := range personFields {
		fields[i] = f.fields[part]
	}
	f.typed = drafts.Fields(f.screen.host, "resume person", func() { f.screen.host.Say(drafts.RestoredNote(), "", nil) }, fields...)
}

func (f *profile) showRoles() {
	s := f.screen
	f.roles.RemoveAll()
	for _, p := range s.shown.career.Positions {
		until := lang.L("now")
		if p.Until != "" {
			until = p.Until.FormatShort(s.host.Locale())
		}
		second := text.Joined(" · ", p.Values.Text("organisation"), p.Day.FormatShort(s.host.Locale())+" – "+until)
		if p.Private {
			second += " · " + lang.L("private")
		}
		f.roles.Add(widgets.NewItem(widgets.ItemContent{Icon: "position", Title: p.Title, Second: second}, func() { s.editEntry(p, false) }))
	}
	f.roles.Add(widgets.NewInset(widgets.NewWrap(1.5, newSmallButton(lang.L("Add a position"), func() {
		s.editEntry(model.NewEntry(model.KindPosition, s.today()), true)
	})), 1, 0, 0, 0))
}

func (f *profile) showStudies() {
	s := f.screen
	f.studies.RemoveAll()
	whole := s.shown.career.Resume(resume.Selection{Private: true})
	for _, study := range slices.Concat(whole.Education, whole.Certificates) {
		second := text.Joined(" · ", lang.L(study.Form), study.Provider, formatYear(study.Finished))
		if study.ValidUntil != "" {
			second += " · " + lang.L("valid until {{.Day}}", map[string]any{"Day": study.ValidUntil.FormatShort(s.host.Locale())})
		}
		f.studies.Add(widgets.NewItem(widgets.ItemContent{Icon: "study", Title: study.Title, Second: second}, func() { s.editStudy(study.ID) }))
	}
	if n := whole.LeftOut.Lapsed; n > 0 {
		f.studies.Add(widgets.NewText(kit.Counted(n, "1 certificate has lapsed and is left out", "{{.Count}} certificates have lapsed and are left out"), caption))
	}
	add := func(form string) func() {
		return func() {
			e := model.NewEntry(model.KindStudy, s.today())
			e.Values["form"], e.Values["status"], e.Values["finished"] = form, "finished", s.today()
			s.editEntry(e, true)
		}
	}
	f.studies.Add(widgets.NewInset(widgets.NewWrap(1.5, newSmallButton(lang.L("Add a degree"), add("degree")), newSmallButton(lang.L("Add a certificate"), add("certificate"))), 1, 0, 0, 0))
}

// showOffered proposes skills that the journal speaks of; pressed, one is added.
func (f *profile) showOffered() {
	f.offered.RemoveAll()
	proposed := f.screen.shown.career.ProposeSkills(mostProposed)
	if len(proposed) > 0 {
		f.offered.Add(widgets.NewText(lang.L("Your journal speaks of:"), widgets.Style{Size: theme.Caption, Color: theme.Muted}))
	}
	for _, name := range proposed {
		chip := widgets.NewChip(widgets.ChipContent{Text: name, State: widgets.ChipSuggested, Icon: "plus"})
		chip.OnTapped = func() {
			lines := append(text.NonEmptyLines(f.fields[fieldSkills].Text), name)
			f.fields[fieldSkills].SetText(strings.Join(lines, "\n"))
			f.savePerson()
			f.focusOffered()
		}
		f.offered.Add(chip)
	}
	widgets.SetShown(f.offered, len(f.offered.Objects) > 0)
}

// focusOffered keeps the keyboard among the proposals.
func (f *profile) focusOffered() {
	for _, o := range f.offered.Objects {
		if chip, ok := o.(*widgets.Chip); ok {
			f.screen.focusOn(chip)
			return
		}
	}
	f.screen.focusOn(f.fields[fieldSkills])
}
