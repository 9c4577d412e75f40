package resume

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/theme"
	"rung/ui/widgets"
)

var caption = widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}

// showBelow lays out what stands under the words.
func (b *bulletEditor) showBelow() {
	held := slices.Contains(focusables(b.below), b.screen.host.Window().Canvas().Focused())
	b.below.RemoveAll()
	if change, changed := b.screen.shown.changes[b.id]; changed && b.id != "" {
		b.below.Add(b.newChangeBlock(change))
	}
	for _, f := range b.found {
		b.below.Add(b.newFindingBlock(f))
	}
	if len(b.found) == 0 && strings.TrimSpace(b.field.Text) != "" {
		b.below.Add(widgets.NewSignLabel(widgets.Disc, lang.L("No findings")))
	}
	if b.id != "" {
		if origin := b.newOriginBlock(); len(origin.Objects) > 0 {
			b.below.Add(origin)
		}
	}
	b.below.Add(b.newButtons())
	b.below.Refresh()
	b.object.Refresh()
	b.screen.list.column.Refresh()
	b.screen.list.page.Refresh()
	if held {
		b.screen.focusOn(b.field)
	}
}

// focusables gives what in a container takes the keyboard.
func focusables(in fyne.CanvasObject) (all []fyne.Focusable) {
	if c, ok := in.(*fyne.Container); ok {
		for _, o := range c.Objects {
			all = append(all, focusables(o)...)
		}
	}
	if f, ok := in.(fyne.Focusable); ok {
		all = append(all, f)
	}
	return all
}

func newSmallButton(text string, do func()) *widgets.Button {
	return widgets.NewButton(text, widgets.ButtonStyle{Small: true}, do)
}

// newFindingBlock is one finding: what, why, and what can be done about it.
func (b *bulletEditor) newFindingBlock(f resume.Finding) fyne.CanvasObject {
	s := b.screen
	buttons := widgets.NewWrap(1.5)
	if f.Replaces {
		buttons.Add(newSmallButton(strings.TrimSuffix(f.Mend, "."), func() { b.applyFinding(f) }))
	} else if words := b.draftFor(f.Rule); words != "" {
		buttons.Add(newSmallButton(lang.L("Write “{{.Words}}”", map[string]any{"Words": text.Shorten(words, 40)}), func() { b.typeText(words) }))
	}
	if entry := b.entryOfFinding(f); entry != "" {
		if f.Rule == resume.Unsupported && b.id != "" && !slices.Contains(b.base.Linked("about"), entry) {
			buttons.Add(newSmallButton(lang.L("Add that entry"), func() { b.save(); s.addSource(b.id, entry) }))
		}
		buttons.Add(newSmallButton(lang.L("Open the entry"), func() { s.openEntry(entry) }))
	}
	buttons.Add(newSmallButton(lang.L("Turn this rule off"), func() { s.turnRuleOff(f.Rule) }))
	reason := f.Reason
	if quote := b.quoteFinding(f); quote != "" && !strings.Contains(reason, quote) {
		reason = "“" + text.Shorten(quote, 40) + "”: " + reason
	}
	return widgets.NewStacked(1, widgets.NewSignLabel(widgets.Triangle, ruleLabel(f.Rule)),
		widgets.NewText(reason, widgets.Style{Flow: widgets.Folded}), widgets.NewText(f.Mend, caption), buttons)
}

// quoteFinding gives the words that a finding is about, unless they are the whole
// bullet.
func (b *bulletEditor) quoteFinding(f resume.Finding) string {
	if f.From < 0 || f.To > len(b.field.Text) || f.From >= f.To || f.To-f.From == len(b.field.Text) || f.Rule == resume.TooLong {
		return ""
	}
	return b.field.Text[f.From:f.To]
}

// applyFinding replaces the words that a finding is about by what it proposes.
func (b *bulletEditor) applyFinding(f resume.Finding) {
	words := b.field.Text
	if f.From < 0 || f.To > len(words) || f.From > f.To {
		return // the words have changed since
	}
	b.typeText(words[:f.From] + f.Use + words[f.To:])
}

// typeText replaces the text of the field as if the person had typed, so that undo in
// the field brings the old text back.
func (b *bulletEditor) typeText(words string) {
	b.screen.focusOn(b.field)
	b.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.field.Insert(words)
	b.lintTyped()
}

// draftFor gives the draft of the entry where it would mend a finding that proposes no
// replacement, or "".
func (b *bulletEditor) draftFor(rule resume.Rule) string {
	helps := rule == resume.WeakOpening || rule == resume.NoNumber || rule == resume.Passive || rule == resume.FirstPerson
	sources := b.screen.shown.career.SourcesOf(b.base)
	if !helps || len(sources) == 0 {
		return ""
	}
	words := resume.NewDraft(sources[0], b.screen.shown.career.Lexicon).Text
	if words == b.field.Text {
		return ""
	}
	return words
}

// entryOfFinding is the entry that a finding leads to: the one it names, else the first
// that the bullet is about.
func (b *bulletEditor) entryOfFinding(f resume.Finding) string {
	if f.Entry != "" {
		return f.Entry
	}
	if about := b.base.Linked("about"); len(about) > 0 {
		return about[0]
	}
	return ""
}

// newChangeBlock shows how the entry behind the bullet has changed.
func (b *bulletEditor) newChangeBlock(c resume.SourceChange) fyne.CanvasObject {
	s, id := b.screen, b.id
	block := widgets.NewStacked(1, widgets.NewSignLabel(widgets.Triangle, lang.L("The entry has changed since")))
	for _, reason := range c.Reason {
		block.Add(widgets.NewText(reason, widgets.Style{Flow: widgets.Folded}))
	}
	if before, after := diffSides(c.Words); before+after != "" {
		block.Add(widgets.NewText(lang.L("The draft said: {{.Words}}", map[string]any{"Words": before}), caption))
		block.Add(widgets.NewText(lang.L("It would say now: {{.Words}}", map[string]any{"Words": after}), widgets.Style{Size: theme.Caption, Flow: widgets.Folded}))
	}
	buttons := widgets.NewWrap(1.5)
	if c.Draft != "" && c.Draft != b.words {
		buttons.Add(newSmallButton(lang.L("Take “{{.Words}}”", map[string]any{"Words": text.Shorten(c.Draft, 40)}), func() { s.takeOverDraft(id) }))
	}
	buttons.Add(newSmallButton(lang.L("Keep my words"), func() { b.save(); s.keepBulletText(id) }))
	buttons.Add(newSmallButton(lang.L("Open the entry"), func() { s.openEntry(c.Entry) }))
	block.Add(buttons)
	return block
}

// diffSides gives what only the old text and what only the new text says, each with a
// few words around it.
func diffSides(pieces []resume.DiffPiece) (before, after string) {
	var old, now []string
	for i, p := range pieces {
		switch p.Side {
		case resume.Before:
			old = append(old, p.Text)
		case resume.After:
			now = append(now, p.Text)
		case resume.Both:
			words := strings.Fields(p.Text)
			if len(words) > 4 {
				head, tail := words[:2], words[len(words)-2:]
				switch {
				case i == 0:
					words = append([]string{"…"}, tail...)
				case i == len(pieces)-1:
					words = append(slices.Clone(head), "…")
				default:
					words = slices.Concat(head, []string{"…"}, tail)
				}
			}
			old, now = append(old, words...), append(now, words...)
		}
	}
	return strings.Join(old, " "), strings.Join(now, " ")
}

// newOriginBlock says which entries stand behind the bullet, and where each of its
// numbers was written.
func (b *bulletEditor) newOriginBlock() *fyne.Container {
	s := b.screen
	block := widgets.NewStacked(0.5)
	sources := s.shown.career.SourcesOf(b.base)
	for _, n := range s.numbersOfBullet(b.id) {
		if n.Entry == "" {
			continue
		}
		at := slices.IndexFunc(sources, func(e model.Entry) bool { return e.ID == n.Entry })
		if at < 0 {
			continue
		}
		block.Add(widgets.NewItem(widgets.ItemContent{Icon: "link", Title: n.Text, Second: describeOrigin(n, sources[at])}, func() { s.openEntry(n.Entry) }))
	}
	numbered := len(block.Objects) > 0
	for _, e := range sources {
		if numbered && len(sources) == 1 {
			break // its numbers lead there already
		}
		block.Add(widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(e.Kind), Title: e.Title, Second: e.Day.FormatShort(s.host.Locale()), Plain: true}, func() { s.openEntry(e.ID) }))
	}
	return block
}

// numbersOfBullet gives the numbers of a bullet with where they stand.
func (s *Screen) numbersOfBullet(id string) []resume.TracedNumber {
	for _, b := range s.shown.lines.AllBullets() {
		if b.ID == id {
			return b.Numbers
		}
	}
	return nil
}

// describeOrigin says where a number was written, and how it is known: “ERP fix”,
// Metrics, measured.
func describeOrigin(n resume.TracedNumber, e model.Entry) string {
	key, _, _ := strings.Cut(n.Field, "[")
	label := map[string]string{"title": lang.L("Title"), "body": lang.L("Text")}[key]
	if kind, known := model.KindOf(e.Kind); known && label == "" {
		if f, ok := kind.Field(key); ok {
			label = lang.L(f.Label)
		}
	}
	known := n.Known
	if known != "" {
		known = lang.L(known)
	}
	return text.Joined(", ", "“"+e.Title+"”", label, n.How, known)
}

// newButtons are what can be done with the bullet.
func (b *bulletEditor) newButtons() fyne.CanvasObject {
	s, id := b.screen, b.id
	row := widgets.NewWrap(1.5, widgets.NewButton(lang.L("Done"), widgets.ButtonStyle{Look: widgets.Primary, Small: true}, b.onDone))
	if b.fresh {
		return row
	}
	word := lang.L("Leave out")
	if b.base.Values.Yes("left_out") {
		word = lang.L("Put on the page")
	}
	row.Add(newSmallButton(word, func() { b.save(); s.toggleBullet(id) }))
	if target := s.options.target; target != "" && !strings.EqualFold(b.base.Values.Text("target"), target) {
		row.Add(newSmallButton(lang.L("Own words for {{.Target}}", map[string]any{"Target": text.Shorten(target, 24)}), func() { s.addVariant(id) }))
	}
	var more *widgets.Button
	more = widgets.NewButton(lang.L("More about this bullet"), widgets.ButtonStyle{Small: true, Icon: "more", IconOnly: true}, func() { b.onMore(more) })
	row.Add(more)
	return row
}

// onMore offers what is done with a bullet now and then.
func (b *bulletEditor) onMore(under fyne.CanvasObject) {
	s, id := b.screen, b.id
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Move up"), func() { s.moveBullet(id, -1) }),
		fyne.NewMenuItem(lang.L("Move down"), func() { s.moveBullet(id, +1) }),
		fyne.NewMenuItem(lang.L("Open the bullet in the journal"), func() { b.save(); s.openEntry(id) }),
		fyne.NewMenuItemSeparator(),
	}
	held, _ := s.shown.career.PositionOfBullet(b.base)
	for _, p := range s.shown.career.Positions {
		if p.ID != held.ID {
			items = append(items, fyne.NewMenuItem(lang.L("Move to: {{.Position}}", map[string]any{"Position": text.Shorten(positionTitle(p), 48)}), func() { b.save(); s.setPosition(id, p.ID) }))
		}
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Move to trash"), func() { s.trashBullet(id) }))
	widgets.ShowMenu(under, items...)
}
