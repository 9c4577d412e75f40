package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
)

type showCmd struct {
	ID      string `arg:"" help:"The entry's id, or its beginning."`
	History bool   `help:"Also what changed, and when."`
	Counts  bool   `help:"Also what it counts for, and the answer that would make it count for more."`
}

// Run shows an entry whole.
func (c showCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		e, err := findEntry(r.ctx, s, c.ID)
		if err != nil {
			return err
		}
		var history []model.Revision
		if c.History {
			if history, err = s.Journal.History(r.ctx, e.ID); err != nil {
				return err
			}
		}
		var impact *readiness.Impact
		if c.Counts {
			if impact, err = findImpact(r, s, e.ID); err != nil {
				return err
			}
		}
		if r.json {
			return r.showJSON(e, c.History, history, impact)
		}
		refs, err := s.Journal.Refs(r.ctx, linkedIDs(e))
		if err != nil {
			return err
		}
		sheet := entryPrinter{loc: r.locale(s)}
		sheet.printEntry(e, refs)
		sheet.printHistory(history)
		sheet.printImpact(impact)
		_, err = r.out.WriteString(dropControls(sheet.text.String()))
		return err
	})
}

func (r *run) showJSON(e model.Entry, withHistory bool, history []model.Revision, impact *readiness.Impact) error {
	whole, err := json.Marshal(e)
	if err != nil {
		return err
	}
	// The entry writes its own JSON, so what goes with it stands before its last brace.
	add := func(name string, value any) error {
		more, err := json.Marshal(value)
		whole = slices.Concat(whole[:len(whole)-1], []byte(`,"`+name+`":`), more, []byte("}"))
		return err
	}
	if withHistory {
		err = add("history", append([]model.Revision{}, history...))
	}
	if impact != nil {
		err = errors.Join(err, add("counts", append([]readiness.Place{}, impact.Places...)), add("question", impact.Question))
	}
	if err != nil {
		return err
	}
	return r.printJSON(json.RawMessage(whole))
}

func linkedIDs(e model.Entry) []string {
	ids := make([]string, len(e.Links))
	for i, l := range e.Links {
		ids[i] = l.ID
	}
	return ids
}

// entryPrinter writes an entry as a person reads it in a terminal.
type entryPrinter struct {
	loc  model.Locale
	text strings.Builder
}

// labelWidth is the column in which values begin.
const labelWidth = 24

func (s *entryPrinter) printEntry(e model.Entry, refs map[string]model.Ref) {
	kind, _ := model.KindOf(e.Kind)
	day := e.Day.Format(s.loc)
	if e.Until != "" {
		day += " to " + e.Until.Format(s.loc)
	}
	fmt.Fprintf(&s.text, "%s\n%s · %s", e.Title, kind.Label, day)
	if e.Time != "" {
		s.text.WriteString(" " + e.Time)
	}
	if e.Private {
		s.text.WriteString(" · private")
	}
	if e.Trashed {
		s.text.WriteString(" · in the trash")
	}
	s.text.WriteString("\n\n")
	for _, f := range e.Fields() {
		s.printValue(f, e.Values[f.Key], 0)
	}
	for _, role := range e.Roles() {
		for _, id := range e.Linked(role.ID) {
			s.printLabelled(role.Label, refs[id].Title)
		}
	}
	s.printLabelled("Tags", strings.TrimSpace(joinTags(e.Tags)))
	s.printLabelled("Competencies", strings.Join(e.Competencies, ", "))
	for _, a := range e.Attachments {
		s.printLabelled("Attached", fmt.Sprintf("%s (%s)", model.SafeFileName(a.Name), formatSize(a.Bytes)))
	}
	for _, name := range slices.Sorted(maps.Keys(e.Preserved)) {
		s.printLabelled(name, e.Preserved[name].Text())
	}
	s.printLabelled("Read from your words", s.describeReadings(e, refs))
	s.printLabelled("Id", e.ID)
	if unknown := e.Unknown(); len(unknown) > 0 {
		s.printLabelled("Kept for a newer Rung", model.DescribeUnknown(unknown))
	}
	if e.Body != "" {
		s.text.WriteString("\n" + e.Body + "\n")
	}
}

// describeReadings says what was read from an entry's words and still counts.
func (s *entryPrinter) describeReadings(e model.Entry, refs map[string]model.Ref) string {
	names := make(map[string]string, len(refs))
	for id, ref := range refs {
		names[id] = ref.Title
	}
	var all []string
	for _, part := range e.StandingReadings() {
		if said := e.DescribeRead(part, names, s.loc); said != "" {
			all = append(all, said)
		}
	}
	return strings.Join(all, " · ")
}

func (s *entryPrinter) printValue(f model.Field, v any, depth int) {
	if v == nil {
		return
	}
	items, isList := v.([]model.Values)
	if !isList {
		s.printLabelled(strings.Repeat("  ", depth)+f.Label, f.Format(v, s.loc))
		return
	}
	for _, item := range items {
		var parts []string
		for _, part := range f.Of {
			if x, ok := item[part.Key]; ok {
				parts = append(parts, fmt.Sprintf("%s: %s", strings.ToLower(part.Label), part.Format(x, s.loc)))
			}
		}
		for _, part := range item.UndeclaredKeys(f.Of) {
			parts = append(parts, part+": "+item[part].(model.Preserved).Text())
		}
		s.printLabelled(f.Label, strings.Join(parts, ", "))
	}
}

// printLabelled writes a label and its value; further lines stand under the first.
func (s *entryPrinter) printLabelled(label, value string) {
	if value == "" {
		return
	}
	pad := strings.Repeat(" ", max(labelWidth-countColumns(label), 2))
	if countColumns(label) >= labelWidth {
		pad = "\n" + strings.Repeat(" ", labelWidth)
	}
	fmt.Fprintf(&s.text, "%s%s%s\n", label, pad, strings.ReplaceAll(value, "\n", "\n"+strings.Repeat(" ", labelWidth)))
}

func (s *entryPrinter) printHistory(revisions []model.Revision) {
	if len(revisions) == 0 {
		return
	}
	s.text.WriteString("\n")
	for _, r := range revisions {
		var fields []string
		for _, c := range r.Changes {
			fields = append(fields, strings.TrimPrefix(c.Field, "values."))
		}
		s.printLabelled(r.At.Local().Format("2006-01-02 15:04")+" "+string(r.Action), strings.Join(fields, ", ")+"\nbatch "+r.Batch)
	}
}

func formatSize(bytes int64) string {
	switch {
	case bytes < 1000:
		return countWords(int(bytes), "byte", "bytes")
	case bytes < 1_000_000:
		return fmt.Sprintf("%d kB", bytes/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
