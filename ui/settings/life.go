package settings

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// lifeCard asks about the person and the organisation: the framework, the present and
// the target role, when the fiscal year begins, and the departments, with which of them
// are IT.
type lifeCard struct {
	host   kit.Host
	object fyne.CanvasObject

	framework       *widgets.Select
	present, target *widgets.Entry
	kind            *widgets.Select // of manager
	day             *widgets.Entry
	dayField        *widgets.Field
	manager         *widgets.Check
	post            *advice.PostQuestion
	fiscalStart     *widgets.Select
	departments     *fyne.Container
	newDepartment   *widgets.Entry

	kept               readiness.Life // as the journal holds it
	start              time.Month     // of the fiscal year, as the journal holds it
	frameworks         []readiness.Framework
	contactDepartments []model.Department // those that the contacts name
	silent             bool
	words              *drafts.Words // the roles and the day as they are typed
	arrange            func()        // lays the screen out anew, as after a line was added
}

func newLifeCard(host kit.Host, arrange func()) *lifeCard {
	l := &lifeCard{host: host, arrange: arrange, departments: widgets.NewStacked(1)}
	l.framework = widgets.NewSelect(nil, func(string) {
		if at := l.framework.SelectedIndex(); at >= 0 && at < len(l.frameworks) {
			l.saveChange(func(to *readiness.Life) { to.Framework = l.frameworks[at].ID })
		}
	})
	l.present = l.newEntryField(lang.L("Systems administrator"))
	l.target = l.newEntryField(lang.L("IT manager"))
	l.kind = widgets.NewSelect(managerKindNames(), func(string) {
		if at := l.kind.SelectedIndex(); at >= 0 {
			l.saveChange(func(to *readiness.Life) { to.TargetKind = managerKinds()[at] })
		}
	})
	l.day = l.newEntryField(lang.L("1 Sep 2027"))
	l.dayField = widgets.NewField(lang.L("By when"), l.day)
	l.manager = widgets.NewCheck(lang.L("It is a manager's"), func(on bool) { l.saveChange(func(to *readiness.Life) { to.IsManager = on }) })
	l.post = advice.NewPostQuestion(host, "settings", arrange)
	l.post.OnAnswered = l.reload
	l.fiscalStart = widgets.NewSelect(monthNames(), func(string) { l.saveFiscalStart(time.Month(l.fiscalStart.SelectedIndex() + 1)) })
	l.newDepartment = widgets.NewTextEntry()
	l.newDepartment.SetPlaceHolder(lang.L("Finance"))
	l.newDepartment.OnSubmitted = func(string) { l.onAddDepartment() }
	add := widgets.NewButton(lang.L("Add"), widgets.ButtonStyle{}, l.onAddDepartment)
	l.object = widgets.NewCard(lang.L("You and your organisation"), "", widgets.NewStacked(3,
		widgets.NewField(lang.L("Framework"), l.framework),
		widgets.NewField(lang.L("Present role"), l.present), l.post.Object, l.manager,
		widgets.NewField(lang.L("Target role"), l.target), widgets.NewField(lang.L("Which kind of manager"), l.kind), l.dayField,
		widgets.NewField(lang.L("The fiscal year begins in"), l.fiscalStart),
		widgets.NewField(lang.L("Departments; tick those that are IT"), l.departments),
		container.NewBorder(nil, nil, nil, add, l.newDepartment)))
	return l
}

// newEntryField builds a field that is saved when it is left.
func (l *lifeCard) newEntryField(hint string) *widgets.Entry {
	e := widgets.NewTextEntry()
	e.OnChanged = func(string) {
		if l.words != nil {
			l.words.Typed()
		}
	}
	e.SetPlaceHolder(hint)
	e.OnSubmitted = func(string) { l.saveFields() }
	e.OnFocus = func(gained bool) {
		if !gained {
			l.saveFields()
		}
	}
	return e
}

// reload reads the saved choices, and which departments the contacts name.
func (l *lifeCard) reload() {
	l.post.Reload()
	index := l.host.Readiness()
	l.host.Load("settings life", func(ctx context.Context) func() {
		var kept readiness.Life
		err := l.host.Journal().Setting(ctx, readiness.SettingLife, &kept)
		var start time.Month
		if err == nil {
			start, err = money.ReadFiscalStart(ctx, l.host.Journal())
		}
		var met []model.Department
		if err == nil {
			met, err = l.readDepartments(ctx)
		}
		return func() {
			if err != nil {
				l.host.Fail(err)
				return
			}
			l.kept, l.start, l.contactDepartments = kept, start, met
			if index != nil {
				l.frameworks = index.Frameworks()
			}
			l.showLife()
		}
	})
}

// readDepartments gives the departments of the contacts inside the organisation.
func (l *lifeCard) readDepartments(ctx context.Context) ([]model.Department, error) {
	q, err := model.ParseQuery("kind:contact has:department -circle:outside", l.host.Locale(), false)
	if err != nil {
		return nil, err
	}
	hits, _, err := l.host.Journal().Find(ctx, q, model.Cursor{}, 0)
	var met []model.Department
	for _, h := range hits {
		name := strings.Join(strings.Fields(h.Entry.Values.Text("department")), " ")
		if h.Entry.Values.Text("circle") == "" || model.IndexDepartment(met, name) >= 0 {
			continue
		}
		circle := h.Entry.Values.Text("circle")
		met = append(met, model.Department{Name: name, IT: circle == "my team" || circle == "IT"})
	}
	slices.SortFunc(met, func(a, b model.Department) int { return strings.Compare(a.Name, b.Name) })
	return met, err
}

func (l *lifeCard) showLife() {
	l.silent = true
	defer func() { l.silent = false }()
	names := make([]string, len(l.frameworks))
	chosen := 0
	for i, f := range l.frameworks {
		names[i] = f.Title
		if f.ID == l.kept.Framework {
			chosen = i
		}
	}
	l.framework.SetOptions(names)
	if len(names) > 0 {
		l.framework.SetSelectedIndex(chosen)
	}
	l.words = nil // the program fills the fields now, not the person
	l.present.SetText(l.kept.PresentRole)
	l.target.SetText(l.kept.TargetRole)
	l.kind.SetSelectedIndex(max(0, slices.Index(managerKinds(), l.kept.TargetKind)))
	l.day.SetText(string(l.kept.TargetDay))
	l.words = drafts.New(l.host, "life", func() []string { return []string{l.present.Text, l.target.Text, l.day.Text} }, l.setTypedWords, nil)
	l.manager.SetChecked(l.kept.IsManager)
	l.fiscalStart.SetSelectedIndex(int(l.start) - 1)
	l.showTargetDay()
	l.showDepartments()
}

// setTypedWords shows words that were typed and not saved, such as half a day.
func (l *lifeCard) setTypedWords(words []string) {
	for i, field := range []*widgets.Entry{l.present, l.target, l.day} {
		field.Fill(words[i])
	}
}

// showTargetDay shows how the target day was understood.
func (l *lifeCard) showTargetDay() {
	l.dayField.SetError("")
	l.dayField.SetNote("")
	if l.kept.TargetDay != "" {
		l.dayField.SetNote(l.kept.TargetDay.Format(l.host.Locale()))
	}
}

// showDepartments lists the saved departments, and offers as chips the others that
// contacts name. Where none is saved, those of the contacts count.
func (l *lifeCard) showDepartments() {
	l.departments.RemoveAll()
	list := l.kept.Departments
	if len(list) == 0 {
		list = l.contactDepartments
		words := lang.L("As your contacts have them. Change one, and the list is yours.")
		if len(list) == 0 {
			words = lang.L("None yet. They come with your contacts, or add them here.")
		}
		l.departments.Add(widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}))
	}
	for i, d := range list {
		tick := widgets.NewCheck(d.Name, nil)
		tick.Checked = d.IT
		tick.OnChanged = func(it bool) {
			l.setDepartments(list, func(own []model.Department) []model.Department { own[i].IT = it; return own })
		}
		remove := widgets.NewButton(lang.L("Remove {{.Name}}", map[string]any{"Name": d.Name}), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "close", IconOnly: true}, func() {
			l.setDepartments(list, func(own []model.Department) []model.Department { return slices.Delete(own, i, i+1) })
		})
		l.departments.Add(widgets.NewTrailing(tick, remove))
	}
	proposed := widgets.NewWrap(1.5)
	for _, d := range l.contactDepartments {
		if model.IndexDepartment(list, d.Name) < 0 {
			chip := widgets.NewChip(widgets.ChipContent{Text: lang.L("Add {{.Name}}?", map[string]any{"Name": d.Name}), State: widgets.ChipSuggested})
			chip.OnTapped = func() {
				l.setDepartments(list, func(own []model.Department) []model.Department { return append(own, d) })
			}
			proposed.Add(chip)
		}
	}
	l.departments.Add(proposed)
	l.departments.Refresh()
	l.arrange()
}

func (l *lifeCard) setDepartments(from []model.Department, alter func([]model.Department) []model.Department) {
	l.saveChange(func(to *readiness.Life) { to.Departments = alter(slices.Clone(from)) })
	l.showDepartments()
}

func (l *lifeCard) onAddDepartment() {
	name := strings.Join(strings.Fields(l.newDepartment.Text), " ")
	list := l.kept.Departments
	if len(list) == 0 {
		list = l.contactDepartments
	}
	if name == "" || model.IndexDepartment(list, name) >= 0 {
		l.newDepartment.SetText("")
		return
	}
	l.newDepartment.SetText("")
	l.setDepartments(list, func(own []model.Department) []model.Department {
		return append(own, model.Department{Name: name})
	})
}

// saveFields saves what was typed. A day that cannot be read stays, and the field says
// so.
func (l *lifeCard) saveFields() {
	day := model.Day("")
	if text := strings.TrimSpace(l.day.Text); text != "" {
		read, err := model.ParseDay(text, l.host.Locale())
		if err != nil {
			l.dayField.SetError(model.ExplainError(err))
			return
		}
		day = read
	}
	present, target := strings.TrimSpace(l.present.Text), strings.TrimSpace(l.target.Text)
	if present != l.kept.PresentRole || target != l.kept.TargetRole || day != l.kept.TargetDay {
		l.saveChange(func(to *readiness.Life) { to.PresentRole, to.TargetRole, to.TargetDay = present, target, day })
		l.words.Done()
	}
	l.showTargetDay()
}

// managerKinds are the kinds of manager to choose from; the first is none.
func managerKinds() []string { return append([]string{""}, model.ManagerKinds...) }

func managerKindNames() []string {
	names := managerKinds()
	for i, kind := range names {
		names[i] = lang.L(text.Capitalize(kind))
	}
	names[0] = lang.L("Not said yet")
	return names
}

func monthNames() []string {
	names := make([]string, 0, 12)
	for m := time.January; m <= time.December; m++ {
		names = append(names, lang.L(m.String()))
	}
	return names
}

// saveFiscalStart saves the month in which the fiscal year begins.
func (l *lifeCard) saveFiscalStart(start time.Month) {
	if l.silent || start == l.start {
		return
	}
	l.start = start
	kit.WriteSetting(l.host, money.SettingFiscalStart, start)
}

// saveChange saves a choice of the person and has the readiness index read again.
func (l *lifeCard) saveChange(alter func(*readiness.Life)) {
	if l.silent {
		return
	}
	alter(&l.kept)
	kept := l.kept
	kit.WriteSetting(l.host, readiness.SettingLife, kept, l.host.ReloadReadiness)
}
