package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/ui/screen"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// capture is the one line that becomes an entry, with what it understood shown
// as chips before Enter.
type capture struct {
	shell   *shell
	field   *widgets.Entry
	chips   *fyne.Container
	problem *widgets.Text
	over    *overlay
	people  []named // as last understood
}

// named is one @Name of the line and whom it fits.
type named struct {
	text string
	fits []model.Ref
}

func (s *shell) showCapture() {
	if s.refuseReadOnly() {
		return
	}
	c := &capture{shell: s, field: widgets.NewTextEntry(), chips: container.New(layout.NewRowWrapLayout()),
		problem: widgets.NewText("", widgets.Style{Color: theme.Red, Flow: widgets.Folded})}
	c.field.SetPlaceHolder(lang.L("What happened? One line, Enter saves."))
	c.field.OnChanged = func(string) { c.refresh() }
	c.field.OnSubmitted = func(string) { c.save() }
	marks := widgets.NewText(lang.L("@person  #tag  ^2  !achievement  >yesterday  $12,500  35%"), widgets.Style{Color: theme.Muted, Size: theme.Caption, Flow: widgets.Cut})
	c.problem.Hide()
	c.over = s.showOverlay(container.New(layout.NewCustomPaddedVBoxLayout(theme.Gap(3)), c.field, c.chips, c.problem, marks), c.field, 44, 0)
	c.refresh()
}

// refresh shows what the line says so far; people are looked up meanwhile.
func (c *capture) refresh() {
	line := c.shell.parse(c.field.Text)
	c.problem.Hide()
	c.show(line)
	if len(line.People) == 0 {
		c.people = nil
		return
	}
	c.shell.Load("capture", func(ctx context.Context) func() {
		people, err := c.shell.fitting(ctx, line.People)
		return func() {
			if err != nil {
				c.shell.Fail(err)
				return
			}
			c.people = people
			c.show(line)
		}
	})
}

func (s *shell) parse(text string) model.Capture {
	var steps model.StepNamed
	if index := s.Readiness(); index != nil {
		steps = index.StepNamed
	}
	return model.ParseLine(text, s.Locale(), steps)
}

// fitting finds the contacts that each @Name may mean.
func (s *shell) fitting(ctx context.Context, marks []model.PersonMark) ([]named, error) {
	var people []named
	for _, m := range marks {
		refs, err := s.o.Journal.Complete(ctx, m.Text, []string{"contact"}, 5)
		if err != nil {
			return nil, err
		}
		for _, r := range refs {
			if strings.EqualFold(r.Title, m.Text) {
				refs = []model.Ref{r}
				break
			}
		}
		people = append(people, named{m.Text, refs})
	}
	return people, nil
}

// show makes a chip of everything understood.
func (c *capture) show(line model.Capture) {
	kind, _ := model.KindOf(line.Kind)
	c.chips.RemoveAll()
	add := func(content widgets.ChipContent) { c.chips.Add(widgets.NewChip(content)) }
	add(widgets.ChipContent{Text: lang.L(kind.Label), State: widgets.ChipAccent, Icon: kind.ID})
	add(widgets.ChipContent{Text: line.Day.Format(c.shell.Locale())})
	for _, p := range c.people {
		add(p.chip())
	}
	for _, m := range line.Marks {
		switch m.Type {
		case model.TagMark:
			add(widgets.ChipContent{Text: "#" + m.Meaning})
		case model.AmountMark, model.StepMark:
			add(widgets.ChipContent{Text: m.Meaning})
		}
	}
	if line.Problem != nil {
		add(widgets.ChipContent{Text: c.field.Text[line.Problem.At:line.Problem.End], State: widgets.ChipWarn, Icon: "warning"})
	}
	c.chips.Refresh()
}

func (n named) chip() widgets.ChipContent {
	switch len(n.fits) {
	case 0:
		return widgets.ChipContent{Text: lang.L("new contact {{.Name}}", map[string]any{"Name": n.text}), State: widgets.ChipSuggested}
	case 1:
		return widgets.ChipContent{Text: lang.L("with {{.Name}}", map[string]any{"Name": n.fits[0].Title})}
	}
	return widgets.ChipContent{Text: n.among(), State: widgets.ChipWarn}
}

// among says which contacts a name may mean.
func (n named) among() string {
	titles := make([]string, len(n.fits))
	for i, r := range n.fits {
		titles[i] = r.Title
	}
	return "@" + n.text + ": " + strings.Join(titles, lang.L(" or ")) + "?"
}

// save writes the entry, with the new contacts it names, as one write.
func (c *capture) save() {
	line := c.shell.parse(c.field.Text)
	if line.Problem != nil {
		c.fail(&model.Error{Code: model.Invalid, Field: "day", Message: line.Problem.Message})
		return
	}
	entry := line.Entry()
	c.shell.Do(func(ctx context.Context) func() {
		people, err := c.shell.fitting(ctx, line.People)
		var r model.Receipt
		if err == nil {
			r, err = c.shell.keep(ctx, entry, people)
		}
		return func() {
			if err != nil {
				c.fail(err)
				return
			}
			c.over.close()
			c.shell.Say(lang.L("Saved “{{.Title}}”.", map[string]any{"Title": entry.Title}), lang.L("Open"), func() {
				c.shell.Go(screen.Route{Screen: "journal", Entry: r.Entries[len(r.Entries)-1].ID})
			})
		}
	})
}

// keep links the entry to whom it names; who is not known yet becomes a contact.
func (s *shell) keep(ctx context.Context, entry model.Entry, people []named) (model.Receipt, error) {
	var edits []model.Edit
	for _, p := range people {
		if len(p.fits) > 1 {
			return model.Receipt{}, &model.Error{Code: model.Invalid, Message: p.among() + " " + lang.L("Write more of the name.")}
		}
		ref := model.Ref{}
		if len(p.fits) == 1 {
			ref = p.fits[0]
		} else {
			contact := model.NewEntry("contact", s.Locale().Today)
			contact.Title = p.text
			edits = append(edits, model.Edit{Entry: contact})
			ref.ID = contact.ID
		}
		entry.Links = append(entry.Links, model.LinkTo{Role: "with", ID: ref.ID})
	}
	return s.o.Journal.Save(ctx, model.Added, append(edits, model.Edit{Entry: entry}), nil)
}

// fail keeps what was typed and says what would do.
func (c *capture) fail(err error) {
	if model.CodeOf(err) == "" {
		c.shell.Fail(err)
		return
	}
	c.problem.SetText(err.Error())
	c.problem.Show()
	c.over.popup.Refresh()
}
