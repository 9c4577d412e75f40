package transfer

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/identity"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/rhythm"
	"rung/storage"
	"rung/storage/transfer/intake"
)

// plan is what an import would write and report.
type plan struct {
	intake.Result
	options intake.Options
	same    map[string]string      // by arriving contact, whom the person says it is
	have    map[string]model.Entry // the journal's entries that the file names, by id
	sizes   map[string]int64       // of contents that the journal has, in bytes by hash
	kinds   map[string]string      // by id, as they will be after the import
	edits   []model.Edit
	fresh   map[string]bool       // ids the journal did not have
	equal   int                   // entries that the journal has exactly so
	trashed []intake.Candidate    // entries that are in the trash here
	unknown map[model.Unknown]int // what is kept without being understood, and in how many entries
	undone  []string              // batches of undos that moved some of the trashed
	written string                // the batch, once it is written
}

// newPlan compares what arrived with the journal, which is asked once for all entries.
func (p Exchange) newPlan(ctx context.Context, in intake.Result, how intake.Options) (plan, error) {
	for i := range in.Entries {
		in.Entries[i].Entry = intake.TidyEntry(in.Entries[i].Entry)
	}
	in.DropWrongContents()
	pl := plan{Result: in, options: how, unknown: map[model.Unknown]int{}, kinds: map[string]string{}, fresh: map[string]bool{}}
	var err error
	if in.Foreign {
		if err := p.matchContacts(ctx, &pl); err != nil {
			return plan{}, err
		}
	}
	if pl.sizes, err = p.File.Sizes(ctx, in.AttachmentHashes()); err != nil {
		return plan{}, err
	}
	pl.checkEntries()
	if pl.have, err = p.File.Entries(ctx, pl.EntryIDs()); err != nil {
		return plan{}, err
	}
	for i, c := range pl.Entries {
		if c.Entry.Updated.IsZero() {
			pl.Entries[i].Entry.Updated = p.Journal.Now()
		}
		pl.kinds[c.Entry.ID] = c.Entry.Kind
	}
	// An import never changes an entry's kind, since others may link to it as that.
	for id, e := range pl.have {
		pl.kinds[id] = e.Kind
	}
	for _, c := range pl.Entries {
		if err := ctx.Err(); err != nil {
			return plan{}, err
		}
		if err := pl.planEntry(c); err != nil {
			return plan{}, err
		}
	}
	if err := pl.tellTrashed(ctx, p.File); err != nil {
		return plan{}, err
	}
	if err := pl.planHistory(p.Journal.Now()); err != nil {
		return plan{}, err
	}
	pl.tellUnknown()
	if err := pl.planSettings(ctx, p.Journal); err != nil {
		return plan{}, err
	}
	return pl, p.checkFrameworks(&pl)
}

// checkFrameworks notes which of the frameworks that come in cannot be used, and why.
// They are kept as they stand: a newer Rung may have written them.
func (p Exchange) checkFrameworks(pl *plan) error {
	own := maps.Clone(pl.Settings)
	maps.DeleteFunc(own, func(key string, _ json.RawMessage) bool { return !strings.HasPrefix(key, model.SettingFramework) })
	if len(own) == 0 {
		return nil
	}
	var set readiness.FrameworkSet
	if p.BuiltIn != nil {
		var err error
		if set, err = p.BuiltIn(); err != nil {
			return err
		}
	}
	for _, broken := range set.AddOwn(own) {
		pl.AddNote(model.ExplainError(broken))
	}
	return nil
}

// planEntry decides whether an entry is new, changed, unchanged or older than ours.
func (pl *plan) planEntry(c intake.Candidate) error {
	e, dropped := pl.dropDeadLinks(c)
	own, known := pl.have[e.ID]
	if !known {
		pl.fresh[e.ID] = true
		pl.AddRow(c.Index, e, model.OutcomeNew)
		pl.addEdit(c, dropped, model.Edit{Entry: e})
		return nil
	}
	e.CarryRead(own)
	if pl.Foreign {
		return pl.planForeignEntry(c, e, own, dropped)
	}
	changes, err := model.DiffEntries(&own, e)
	if err != nil {
		return err
	}
	switch {
	case len(changes) == 0:
		pl.equal++
		pl.AddRow(c.Index, e, model.OutcomeUnchanged)
	case own.Kind != e.Kind:
		pl.AddRow(c.Index, e, model.OutcomeSkipped)
		pl.SkipAt(c.Index, fmt.Sprintf("%s, kind: it is %s here and %s in the file, and was left as it is.", c.Name(), own.Kind, e.Kind))
	case e.Updated.After(own.Updated):
		pl.AddRow(c.Index, e, model.OutcomeChanged)
		pl.addEdit(c, dropped, model.Edit{Base: &own, Entry: e})
	case own.Trashed && !e.Trashed:
		pl.trashed = append(pl.trashed, c)
	default:
		pl.AddRow(c.Index, e, model.OutcomeSkipped)
		pl.SkipAt(c.Index, c.Name()+": the journal's own words are newer, or as new, and were kept.")
	}
	return nil
}

// tellTrashed reports entries that are in the trash here. Those that an undo moved
// there share a line that says how to bring them back; each other one has its own.
func (pl *plan) tellTrashed(ctx context.Context, file *storage.Store) error {
	ids := make([]string, len(pl.trashed))
	for i, c := range pl.trashed {
		ids[i] = c.Entry.ID
	}
	undone, err := file.TakenBack(ctx, ids)
	if err != nil {
		return err
	}
	together := map[string]int{}
	for _, c := range pl.trashed {
		pl.AddRow(c.Index, c.Entry, model.OutcomeSkipped)
		if batch := undone[c.Entry.ID]; batch != "" {
			together[batch]++
			pl.AddRemark(c.Index, c.Name()+": it lies in the trash here, since its import was taken back.")
			continue
		}
		pl.SkipWithHint(c.Index, c.Name()+": it lies in the trash here. Take it out to have it again.", "To do so: rung untrash "+c.Entry.ID)
	}
	pl.undone = slices.Sorted(maps.Keys(together))
	for _, batch := range pl.undone {
		pl.SkipWithHint(0, fmt.Sprintf("In the trash here, since their import was taken back: %d of the entries.", together[batch]), "To bring them back: rung undo "+batch)
	}
	return nil
}

// tellUnknown notes, once for all entries, what is kept without being understood.
func (pl *plan) tellUnknown() {
	if len(pl.unknown) == 0 {
		return
	}
	all := slices.SortedFunc(maps.Keys(pl.unknown), func(a, b model.Unknown) int {
		return cmp.Or(cmp.Compare(pl.unknown[b], pl.unknown[a]), cmp.Compare(a.What, b.What), cmp.Compare(a.Name, b.Name))
	})
	pl.AddNote("What this Rung does not know is kept as it stands, for a newer one to use: " + model.DescribeUnknown(all) + ".")
}

func (pl *plan) addEdit(c intake.Candidate, dropped []string, edit model.Edit) {
	for _, line := range dropped {
		pl.SkipAt(c.Index, line)
	}
	if unknown := edit.Entry.Unknown(); len(unknown) > 0 && pl.FromRung {
		pl.AddRemark(c.Index, c.Name()+": kept as it stands, for a newer Rung to use: "+model.DescribeUnknown(unknown)+".")
		for _, u := range unknown {
			pl.unknown[u]++
		}
	}
	pl.edits = append(pl.edits, edit)
}

// dropDeadLinks leaves out links that lead nowhere or to a wrong kind and attachments
// without content, and gives a line about each.
func (pl *plan) dropDeadLinks(c intake.Candidate) (e model.Entry, dropped []string) {
	e = c.Entry
	kind, _ := model.KindOf(e.Kind)
	e.Links = slices.DeleteFunc(slices.Clone(e.Links), func(l model.LinkTo) bool {
		to, known := pl.kinds[l.ID]
		role, _ := kind.Role(l.Role)
		switch {
		case !known:
			dropped = append(dropped, fmt.Sprintf("%s, %s: the link was left out, since no entry %s is there.", c.Name(), l.Role, intake.ShortHash(l.ID)))
		case !role.Accepts(to):
			dropped = append(dropped, fmt.Sprintf("%s, %s: the link was left out, since it leads to an entry of kind %s.", c.Name(), l.Role, to))
		default:
			return false
		}
		return true
	})
	e.Attachments = slices.DeleteFunc(slices.Clone(e.Attachments), func(a model.Attachment) bool {
		if pl.holdsContent(a) {
			return false
		}
		dropped = append(dropped, fmt.Sprintf("%s, attachments: “%s” was left out, since its content is missing or is not what its hash and size say.", c.Name(), model.SafeFileName(a.Name)))
		return true
	})
	return e, dropped
}

// holdsContent reports whether an attachment's content is there in the size it states.
func (pl *plan) holdsContent(a model.Attachment) bool { return pl.contentSize(a.SHA256) == a.Bytes }

// contentSize gives the size of an attachment's content in bytes, or -1 if missing.
func (pl *plan) contentSize(hash string) int64 {
	if content, ok := pl.Contents[hash]; ok {
		return int64(len(content))
	}
	if n, ok := pl.sizes[hash]; ok {
		return n
	}
	return -1
}

// planSettings keeps the settings that the journal does not have: a file never changes
// what the person chose here.
func (pl *plan) planSettings(ctx context.Context, j *model.Journal) error {
	for _, key := range slices.Sorted(maps.Keys(pl.Settings)) {
		var own json.RawMessage
		if err := j.Setting(ctx, key, &own); err != nil {
			return err
		}
		part, isPart := strings.CutPrefix(key, model.SettingPart)
		if isPart && own != nil && !model.SameJSON(own, pl.Settings[key]) {
			pl.Skip(fmt.Sprintf("The part %q of the file was left out: another one is kept here already.", part))
			delete(pl.Settings, key)
		} else if isPart && own != nil {
			delete(pl.Settings, key)
		} else if isPart {
			pl.AddNote(fmt.Sprintf("The part %q of the file is kept as it stands, for the newer Rung that wrote it.", part))
		} else if !soundSetting(key, pl.Settings[key]) {
			pl.Skip(fmt.Sprintf("The setting %q was left out: its value cannot be used.", key))
			delete(pl.Settings, key)
		} else if pl.Foreign && key == resume.SettingPerson {
			if err := pl.fillPerson(own); err != nil {
				return err
			}
		} else if own != nil {
			if !sameJSON(own, pl.Settings[key]) {
				pl.Skip(fmt.Sprintf("The setting %q was kept as it is here.", key))
			}
			delete(pl.Settings, key)
		}
	}
	return nil
}

// settingShapes gives, for each setting that Rung reads, what it must decode into.
var settingShapes = map[string]func() any{
	model.SettingSearches:   func() any { return new([]model.SavedSearch) },
	model.SettingCurrency:   func() any { return new(string) },
	model.SettingRhythms:    func() any { return new(rhythm.Rules) },
	model.SettingDifferent:  func() any { return new(identity.DifferentPairs) },
	model.SettingSamePeople: func() any { return new(map[string]string) },
	readiness.SettingLife:   func() any { return new(readiness.Life) },
	resume.SettingPerson:    func() any { return new(resume.Person) },
	resume.SettingLint:      func() any { return new(resume.LintSettings) },
}

func soundSetting(key string, value json.RawMessage) bool {
	if shape, known := settingShapes[key]; known {
		return json.Unmarshal(value, shape()) == nil
	}
	return key != "" && len(key) <= 100 && len(value) <= model.MaxBody
}

func sameJSON(a, b json.RawMessage) bool {
	var x, y bytes.Buffer
	return json.Compact(&x, a) == nil && json.Compact(&y, b) == nil && bytes.Equal(x.Bytes(), y.Bytes())
}

// carryOut writes the entries, with the histories of new ones, as one batch, and then
// the settings, which an undo does not take back.
func (p Exchange) carryOut(ctx context.Context, pl *plan) error {
	if len(pl.edits) > 0 {
		receipt, err := p.Journal.Import(ctx, pl.edits, pl.wantedContents(), pl.History)
		if err != nil {
			return err
		}
		pl.written = receipt.Batch
	}
	if err := pl.rememberSamePeople(ctx, p.Journal); err != nil {
		return err
	}
	for key, value := range pl.Settings {
		if err := p.Journal.SetSetting(ctx, key, value); err != nil {
			return &model.Error{Code: model.CodeOf(err), Err: err, Message: fmt.Sprintf("The entries are in, but the setting %q is not. Import the file again.", key)}
		}
	}
	return nil
}

// wantedContents gives the contents, missing in the journal, that the entries to be
// written have now or had in their history.
func (pl *plan) wantedContents() map[string][]byte {
	wanted := map[string][]byte{}
	want := func(list []model.Attachment) {
		for _, a := range list {
			content, arrived := pl.Contents[a.SHA256]
			if _, here := pl.sizes[a.SHA256]; arrived && !here {
				wanted[a.SHA256] = content
			}
		}
	}
	for _, edit := range pl.edits {
		want(edit.Entry.Attachments)
	}
	for _, r := range pl.History {
		for _, c := range r.Changes {
			var held []model.Attachment
			if c.Field == "attachments" && json.Unmarshal(c.Before, &held) == nil {
				want(held)
			}
		}
	}
	return wanted
}

func (pl *plan) arrival() model.ImportResult {
	a := pl.Result.Arrival()
	a.Settings = len(pl.Settings)
	a.Batch, a.New, a.Changed, a.Unchanged, a.UndoneBatches = pl.written, len(pl.fresh), len(pl.edits)-len(pl.fresh), pl.equal, pl.undone
	return a
}

// checkEntries keeps the entries that the model's rules accept, each id once.
func (pl *plan) checkEntries() {
	seen := map[string]int{}
	pl.Entries = slices.DeleteFunc(pl.Entries, func(c intake.Candidate) bool { return !pl.acceptEntry(c, seen) })
}

// acceptEntry reports whether an entry follows the rules and its id is new. Attachments
// without content are not checked, since they are left out later anyway.
func (pl *plan) acceptEntry(c intake.Candidate, seen map[string]int) bool {
	e := c.Entry
	e.Attachments = slices.DeleteFunc(slices.Clone(e.Attachments), func(a model.Attachment) bool { return !pl.holdsContent(a) })
	check := e.CheckKnown
	if pl.FromRung {
		check = e.Check
	}
	if err := check(); err != nil {
		pl.Refuse(c.Index, c.Entry.Title, err)
		return false
	}
	if first, twice := seen[c.Entry.ID]; twice {
		pl.AddRow(c.Index, e, model.OutcomeSkipped)
		pl.SkipAt(c.Index, fmt.Sprintf("%s: it has the same id as entry %d.", c.Name(), first))
		return false
	}
	seen[c.Entry.ID] = c.Index
	return true
}
