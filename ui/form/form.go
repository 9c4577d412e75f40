// Package form edits one entry. It is driven by the kind's declaration alone:
// each declared field gets the editor of its type, each role its row of links,
// and no field is known by name. It keeps what is typed as words until asked
// for the entry, so nothing that cannot be read is lost. It must not know the
// store or the journal: what it needs of them it asks of Sources.
package form

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Sources is what the form may ask of the program. No call blocks, and every
// answer arrives on the goroutine of the window.
type Sources struct {
	Complete       func(text string, kinds []string, done func([]model.Ref))
	Refs           func(ids []string, done func(map[string]model.Ref))
	Tags           func(done func([]model.Tally))
	AddContact     func(name string, done func(model.Ref))
	PickFile       func(done func(name string, content []byte))
	OpenAttachment func(model.Attachment)
	SaveAttachment func(model.Attachment)
	Image          func(sha256 string) fyne.Resource // nil while it is not loaded
	OpenLink       func(url string)
	OpenEntry      func(id string)
	Locale         func() model.Locale
	WeekStart      func() time.Weekday
}

// Form is the editor of one entry, on a page of its own.
type Form struct {
	// OnChanged is called at each change, before anything is read or checked.
	OnChanged func()

	src    Sources
	base   model.Entry // as it was when shown, or last kept
	kind   model.Kind
	shown  typedWords // as they were then
	read   typedWords // when the entry was last asked for
	given  typedWords // the words of the entry that was given then, in their kept form
	dirty  bool
	silent bool // the program is writing, not the person

	before, after typedWords // the last change of kind

	refs     map[string]model.Ref
	contents map[string][]byte // of files attached and not yet kept, by SHA-256

	head        *head
	common      map[string]*part
	partsByKind map[string]*kindParts
	body        *body
	attachments *attachments
	private     *widgets.Check
	privacy     *widgets.Field
	unknown     *widgets.Text // what a newer Rung wrote
	more        *widgets.Button
	moreRow     *fyne.Container

	column  *fyne.Container
	stack   *columnLayout
	offers  *offers
	page    *widgets.Page
	focused *part          // that is being typed in, or nil
	grown   *widgets.Entry // whose cursor is followed while its text grows
	layered *fyne.Container
}

// New is an empty form: SetEntry gives it something to edit.
func New(src Sources) *Form {
	f := &Form{src: src, common: map[string]*part{}, partsByKind: map[string]*kindParts{}, refs: map[string]model.Ref{}, contents: map[string][]byte{}}
	f.offers = newOffers(f)
	f.head = newHead(f)
	f.body = newBody(f)
	f.addCommonPart(partBody, "", f.body)
	f.addCommonPart(partTags, lang.L("Tags"), newTags(f))
	f.addCommonPart(partCompetencies, lang.L("Competencies"), newCompetencies(f))
	f.attachments = newAttachments(f)
	f.addCommonPart(partAttachments, "", f.attachments)
	f.private = widgets.NewCheck(lang.L("Private"), func(bool) { f.onTouched() })
	f.privacy = widgets.NewField("", container.New(leadingLayout{}, f.private))
	f.privacy.SetNote(lang.L("Left out of every export, unless you ask for it"))
	f.unknown = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	f.more = widgets.NewButton(lang.L("More fields"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "down"}, f.unfoldAll)
	f.moreRow = container.New(leadingLayout{}, f.more)
	f.stack = newColumnLayout(f)
	f.stack.hanging = f.common[partTitle].frame
	f.column = container.New(f.stack)
	f.layered = container.New(&offersLayer{form: f}, f.column, f.offers.SuggestionList)
	f.page = widgets.NewPage(f.layered)
	f.page.OnWheel = f.onWheel
	return f
}

// addCommonPart frames the editor of a part that every entry has.
func (f *Form) addCommonPart(key, label string, e editor) *part {
	p := &part{form: f, key: key, editor: e, frame: widgets.NewField(label, e.object())}
	e.setPart(p)
	f.common[key] = p
	return p
}

// Object is what is to be shown.
func (f *Form) Object() fyne.CanvasObject { return f.page }

// listParts lists every part of the present kind in the order of the form.
func (f *Form) listParts() []*part {
	list := []*part{f.common[partDay], f.common[partUntil], f.common[partTime], f.common[partTitle]}
	return append(append(list, f.partsOfKind(f.kind).all()...), f.common[partBody], f.common[partTags], f.common[partCompetencies], f.common[partAttachments])
}

func (f *Form) findPart(key string) *part {
	parts := f.listParts()
	for _, name := range []string{key, valuePart(key), linkPart(key)} {
		if i := slices.IndexFunc(parts, func(p *part) bool { return p.key == name }); i >= 0 {
			return parts[i]
		}
	}
	return nil
}

// SetEntry shows an entry and forgets what was typed before.
func (f *Form) SetEntry(e model.Entry) {
	kind, _ := model.KindOf(cmp.Or(e.Kind, model.Kinds[0].ID))
	other := f.base.ID != e.ID
	f.base = e.Clone()
	clear(f.contents)
	f.shown = newTypedWords(f.base, kind, f.src.Locale())
	f.before, f.after = typedWords{}, typedWords{}
	f.showWords(f.shown, other)
	f.dirty = false
	if other {
		f.page.ScrollToTop()
	}
}

// MarkSaved tells the form that the entry it gave last is now saved as e. What Rung read
// from the words is shown, in fields where nothing was typed since; what was typed since
// stays, and counts as a change.
func (f *Form) MarkSaved(e model.Entry) {
	kind, _ := model.KindOf(e.Kind)
	f.base = e.Clone()
	for _, a := range e.Attachments {
		delete(f.contents, a.SHA256)
	}
	saved, typed := newTypedWords(f.base, kind, f.src.Locale()), f.typedWords()
	f.shown = f.read.withChanges(f.given, saved)
	if now := typed.withUntyped(f.read, f.shown); string(now.encode()) != string(typed.encode()) {
		f.showWords(now, false)
	}
}

// IsChanged reports whether anything differs from the entry as shown or last saved.
func (f *Form) IsChanged() bool {
	return f.dirty && string(f.typedWords().encode()) != string(f.shown.encode())
}

// Draft gives all that is typed as JSON, also what cannot be parsed.
func (f *Form) Draft() []byte { return f.typedWords().encode() }

// SetDraft shows what a draft holds in place of the entry. A file that was attached
// and never saved cannot be brought back: its row says so. The error is one of
// JSON, or an Error of code Invalid for a kind that is unknown.
func (f *Form) SetDraft(draft []byte) error {
	w, err := decodeWords(draft, f.base.Kind)
	if err != nil {
		return err
	}
	lost := f.dropLostFiles(&w)
	f.showWords(w, false)
	f.dirty = true
	if len(lost) > 0 {
		f.common[partAttachments].showProblem(lostMessage(lost))
	}
	return nil
}

func (f *Form) typedWords() typedWords {
	w := typedWords{Kind: f.kind.ID, Text: map[string]string{}, Chips: map[string][]string{}, Attachments: f.attachments.list, Private: f.private.Checked}
	w.Attachments = slices.Clone(w.Attachments)
	for _, p := range f.listParts() {
		w.Text[p.key] = p.editor.text()
		if c, ok := p.editor.(*chips); ok {
			w.Chips[p.key] = slices.Clone(c.ids)
		}
	}
	w.dropEmpty()
	return w
}

// showWords fills the editors. Those whose words are the same already are left
// alone, with their cursor and what they can undo.
func (f *Form) showWords(w typedWords, fold bool) {
	f.silent = true
	defer func() { f.silent = false }()
	f.offers.Close()
	changed := f.kind.ID != w.Kind
	if kind, known := model.KindOf(w.Kind); known || w.Kind == f.base.Kind && w.Kind != "" {
		f.kind = kind
	}
	f.head.setKind(f.kind)
	var linked []string
	for _, p := range f.listParts() {
		if c, ok := p.editor.(*chips); ok {
			c.setIDs(w.Chips[p.key])
			if c.role != nil {
				linked = append(linked, c.ids...)
			}
		}
		if text := w.Text[p.key]; p.editor.text() != text {
			p.editor.setText(text)
		}
		p.showProblem("")
		p.refreshNote()
	}
	f.attachments.setFiles(w.Attachments)
	f.showUnknown()
	f.private.SetChecked(w.Private)
	f.foldEmpty(fold || changed)
	f.loadRefs(linked)
}

// showUnknown says what the entry holds that this Rung does not know.
func (f *Form) showUnknown() {
	unknown := f.base.Unknown()
	widgets.SetShown(f.unknown, len(unknown) > 0)
	if len(unknown) > 0 {
		f.unknown.SetText(lang.L("Kept as it stands, for a newer Rung to use: {{.Parts}}.", map[string]any{"Parts": model.DescribeUnknown(unknown)}))
	}
}

// loadRefs reads the titles of linked entries, also of those it knows: they may have
// changed.
func (f *Form) loadRefs(ids []string) {
	if len(ids) == 0 || f.src.Refs == nil {
		return
	}
	f.src.Refs(ids, func(refs map[string]model.Ref) {
		news := false
		for id, ref := range refs {
			news = news || f.refs[id] != ref
			f.refs[id] = ref
		}
		if !news {
			return
		}
		for _, p := range f.partsOfKind(f.kind).links {
			if c, ok := p.editor.(*chips); ok {
				c.refreshChips()
			}
		}
	})
}

// onTouched is called whenever the person changes something.
func (f *Form) onTouched() {
	if f.silent {
		return
	}
	f.dirty = true
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// changeKind changes the kind, and nothing is lost: convert says what becomes of
// the words. Trying several kinds in a row starts from the same words, so going
// back to the first brings everything back.
func (f *Form) changeKind(id string) {
	to, known := model.KindOf(id)
	if !known || id == f.kind.ID {
		return
	}
	from := f.typedWords()
	if f.after.Kind != "" && string(from.encode()) == string(f.after.encode()) {
		from = f.before
	}
	next := from
	if kind, _ := model.KindOf(from.Kind); from.Kind != id {
		next = from.convertTo(kind, to, f.src.Locale(), f.titleOf)
	}
	f.before, f.after = from, next
	f.showWords(next, true)
	f.onTouched()
}

func (f *Form) titleOf(id string) string {
	if ref, known := f.refs[id]; known && ref.Title != "" {
		return ref.Title
	}
	return id
}

// FocusTitle puts the cursor into the title.
func (f *Form) FocusTitle(c fyne.Canvas) { c.Focus(f.common[partTitle].editor.focusTarget()) }
