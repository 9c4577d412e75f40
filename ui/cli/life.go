package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/model"
	"rung/model/money"
	"rung/model/readiness"
)

type lifeCmd struct {
	Show lifeShowCmd `cmd:"" default:"1" help:"Print your present and target role, your organisation, and what Rung takes for granted."`
	Set  lifeSetCmd  `cmd:"" help:"Change some of it; an empty value forgets what was said."`
}

// personalLife is what the journal's settings say of the person, as the terminal
// prints it.
type personalLife struct {
	readiness.Life
	FiscalStart time.Month         `json:"fiscal_start"` // as a number
	Currency    string             `json:"currency"`     // of amounts typed without one
	Departments []model.Department `json:"departments"`
	Own         bool               `json:"own_departments"` // the person listed them; they are not those of the contacts
	Title       string             `json:"-"`               // of the framework
}

// readLife reads the person's life, with the departments of the contacts where none
// were listed.
func (r *run) readLife(s Session) (l personalLife, err error) {
	if err := s.Journal.Setting(r.ctx, readiness.SettingLife, &l.Life); err != nil {
		return l, err
	}
	if l.FiscalStart, err = money.ReadFiscalStart(r.ctx, s.Journal); err != nil {
		return l, err
	}
	l.Currency = r.locale(s).Currency
	if err := s.Journal.Setting(r.ctx, model.SettingCurrency, &l.Currency); err != nil {
		return l, err
	}
	ix, err := s.Readiness(r.ctx)
	if err != nil {
		return l, err
	}
	chosen := ix.ChosenFramework()
	l.Framework, l.Title = chosen.ID, chosen.Title
	l.Departments, l.Own = append([]model.Department{}, ix.Departments()...), len(l.Life.Departments) > 0
	return l, nil
}

// rows tells a life, a name and its value a row.
func (l personalLife) rows(loc model.Locale) [][]string {
	manager := "no"
	if l.IsManager {
		manager = "yes"
	}
	rows := [][]string{{"present role", l.PresentRole}, {"a manager's", manager}, {"target role", l.TargetRole},
		{"kind of manager", l.TargetKind},
		{"target day", l.TargetDay.Format(loc)}, {"fiscal year", "begins in " + l.FiscalStart.String()},
		{"departments", departmentWords(l.Departments)}, {"currency", l.Currency}, {"framework", l.Framework}}
	for i := range rows {
		rows[i][1] = cmp.Or(rows[i][1], "not said yet")
	}
	return rows
}

func departmentWords(list []model.Department) string {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = d.Name
		if d.IT {
			names[i] += " (IT)"
		}
	}
	return strings.Join(names, ", ")
}

type lifeShowCmd struct{}

// Run prints the person's life, and what is to be asked about it.
func (lifeShowCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		life, err := r.readLife(s)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(life)
		}
		rows := life.rows(r.locale(s))
		if len(life.Departments) > 0 && !life.Own {
			rows[6][1] += ", as your contacts have them"
		}
		if err := r.printTable(rows); err != nil {
			return err
		}
		post, found, err := readiness.FindManagerPost(r.ctx, s.Journal, life.Life, s.Journal.Today())
		if err != nil || !found {
			return err
		}
		return r.printLinef("Is “%s” a manager's post? To say so: rung life set --manager yes, or no", post.Title)
	})
}

type lifeSetCmd struct {
	Present      *string  `placeholder:"ROLE" help:"Your present role."`
	Manager      string   `enum:",yes,no" default:"" placeholder:"yes|no" help:"Whether that is a manager's."`
	Target       *string  `placeholder:"ROLE" help:"The role you want."`
	Kind         *string  `placeholder:"KIND" help:"The kind of IT manager that is: infrastructure, application development or support."`
	By           *string  `placeholder:"DAY" help:"The day by which you want it: 1 Sep 2027 …"`
	FiscalStart  *string  `placeholder:"MONTH" help:"The month with which the fiscal year begins: April, 4 …"`
	Department   []string `sep:"none" placeholder:"NAME[:it]" help:"A department of your organisation, with :it if it is part of IT; repeat for more."`
	NoDepartment []string `sep:"none" placeholder:"NAME" help:"A department to take off the list; repeat for more."`
	Currency     *string  `placeholder:"CODE" help:"The currency of amounts typed without one."`
	Framework    *string  `placeholder:"ID" help:"The framework you go by; rung frameworks lists them."`
}

// Run changes the person's life, and says what it was before, since no undo takes a
// setting back.
func (c lifeSetCmd) Run(r *run) error {
	if c.isEmpty() {
		return &usageError{"“rung life set” needs something to set, such as: rung life set --target 'IT manager' --by '1 Sep 2027'. How it goes: rung life set --help"}
	}
	try := func(s Session) error {
		life, err := r.readLife(s)
		if err != nil {
			return err
		}
		return c.apply(r, s, &life)
	}
	return r.withCreated(try, func(s Session) error {
		before, err := r.readLife(s)
		if err != nil {
			return err
		}
		after := before
		after.Departments = slices.Clone(before.Departments)
		if err := c.apply(r, s, &after); err != nil {
			return err
		}
		if err := c.keep(r.ctx, s.Journal, after); err != nil {
			return err
		}
		if after, err = r.readLife(s); err != nil { // as it counts now
			return err
		}
		if r.json {
			return r.printJSON(after)
		}
		return r.printLifeChange(before.rows(r.locale(s)), after.rows(r.locale(s)))
	})
}

func (c lifeSetCmd) isEmpty() bool {
	said := slices.ContainsFunc([]*string{c.Present, c.Target, c.Kind, c.By, c.FiscalStart, c.Currency, c.Framework}, func(flag *string) bool { return flag != nil })
	return !said && c.Manager == "" && len(c.Department)+len(c.NoDepartment) == 0
}

func (r *run) printLifeChange(before, after [][]string) error {
	changed := false
	for i, row := range after {
		if row[1] == before[i][1] {
			continue
		}
		changed = true
		if err := r.printLinef("%s: %s (before: %s)", row[0], row[1], before[i][1]); err != nil {
			return err
		}
	}
	if !changed {
		return r.printLine("That is how it was already.")
	}
	return nil
}

// apply puts the flags into the life. Errors: Invalid, saying what would do; NotFound
// for a framework.
func (c lifeSetCmd) apply(r *run, s Session, l *personalLife) (err error) {
	if c.Present != nil {
		l.PresentRole = joinWords(*c.Present)
	}
	if c.Target != nil {
		l.TargetRole = joinWords(*c.Target)
	}
	if c.Kind != nil {
		if l.TargetKind, err = parseManagerKind(*c.Kind); err != nil {
			return err
		}
	}
	if c.Manager != "" {
		post, _, err := readiness.FindManagerPost(r.ctx, s.Journal, readiness.Life{}, s.Journal.Today())
		if err != nil {
			return err
		}
		l.AnswerManager(c.Manager == "yes", post.ID)
	}
	if c.By != nil {
		if l.TargetDay, err = parseTargetDay(*c.By, r.locale(s)); err != nil {
			return err
		}
	}
	if c.FiscalStart != nil {
		if l.FiscalStart, err = parseFiscalStart(*c.FiscalStart); err != nil {
			return err
		}
	}
	if c.Currency != nil && *c.Currency != "" {
		if *c.Currency, err = model.ParseCurrency(*c.Currency); err != nil {
			return err
		}
	}
	if c.Framework != nil && *c.Framework != "" {
		if _, _, err := r.findFramework(s, *c.Framework); err != nil {
			return err
		}
	}
	return c.applyDepartments(l)
}

func joinWords(text string) string { return strings.Join(strings.Fields(text), " ") }

// parseManagerKind reads a kind of manager by its name, or the beginning of it.
func parseManagerKind(text string) (string, error) {
	text = strings.ToLower(joinWords(text))
	if text == "" {
		return "", nil
	}
	for _, kind := range model.ManagerKinds {
		if strings.HasPrefix(kind, text) {
			return kind, nil
		}
	}
	return "", newInvalid("“%s” is no kind of manager that Rung knows. There are: %s.", text, strings.Join(model.ManagerKinds, ", "))
}

func parseTargetDay(text string, loc model.Locale) (model.Day, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	day, err := model.ParseDay(text, loc)
	if err == nil && day <= loc.Today {
		return "", newInvalid("%s is no day to come. Give the day by which you want the role, such as 1 Sep %d.", day.FormatPlain(loc), loc.Today.Time().Year()+1)
	}
	return day, err
}

func monthNames() (names []string) {
	for m := time.January; m <= time.December; m++ {
		names = append(names, m.String())
	}
	return names
}

// parseFiscalStart reads a month by its name or number; nothing is January.
func parseFiscalStart(text string) (time.Month, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if month, ok := model.ParseMonth(text); ok {
		return month, nil
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= 12 {
		return time.Month(n), nil
	}
	if text == "" {
		return time.January, nil
	}
	return 0, newInvalid("“%s” is no month. Give its name or its number, such as April or 4.", text)
}

// applyDepartments adds departments to the list and takes others off it, beginning
// with those of the contacts where the person has no list yet.
func (c lifeSetCmd) applyDepartments(l *personalLife) error {
	for _, text := range c.NoDepartment {
		at := model.IndexDepartment(l.Departments, joinWords(text))
		if at < 0 {
			return newInvalid("There is no department “%s”. There are: %s.", text, cmp.Or(departmentWords(l.Departments), "none yet"))
		}
		l.Departments = slices.Delete(l.Departments, at, at+1)
	}
	for _, text := range c.Department {
		name, mark, marked := strings.Cut(text, ":")
		d := model.Department{Name: joinWords(name), IT: marked}
		if d.Name == "" || marked && !strings.EqualFold(strings.TrimSpace(mark), "it") {
			return newInvalid("“%s” names no department. Write it like Finance, or Networks:it if it is part of IT.", text)
		}
		if at := model.IndexDepartment(l.Departments, d.Name); at >= 0 {
			l.Departments[at].IT = d.IT
		} else {
			l.Departments = append(l.Departments, d)
		}
	}
	return nil
}

// keep writes the settings that the flags name, and no other.
func (c lifeSetCmd) keep(ctx context.Context, j *model.Journal, l personalLife) error {
	var kept readiness.Life
	if err := j.Setting(ctx, readiness.SettingLife, &kept); err != nil {
		return err
	}
	before := fmt.Sprint(kept)
	kept.PresentRole, kept.TargetRole, kept.TargetKind, kept.TargetDay = l.PresentRole, l.TargetRole, l.TargetKind, l.TargetDay
	kept.IsManager, kept.ManagerAsked = l.IsManager, l.ManagerAsked
	if c.Framework != nil {
		kept.Framework = *c.Framework
	}
	if len(c.Department)+len(c.NoDepartment) > 0 {
		kept.Departments = l.Departments
	}
	if fmt.Sprint(kept) != before {
		if err := j.SetSetting(ctx, readiness.SettingLife, kept); err != nil {
			return err
		}
	}
	if c.FiscalStart != nil {
		if err := j.SetSetting(ctx, money.SettingFiscalStart, l.FiscalStart); err != nil {
			return err
		}
	}
	if c.Currency == nil {
		return nil
	}
	var code any // nothing forgets it
	if *c.Currency != "" {
		code = *c.Currency
	}
	return j.SetSetting(ctx, model.SettingCurrency, code)
}
