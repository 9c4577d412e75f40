package form

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// typedWords is everything in the form exactly as typed, whether it can be kept or
// not: what a draft holds, what a change is measured by, and what is carried
// from one kind to another.
type typedWords struct {
	Kind        string              `json:"kind"`
	Text        map[string]string   `json:"text"` // by part; of a chips part, what is typed and not yet a chip
	Chips       map[string][]string `json:"chips"`
	Attachments []model.Attachment  `json:"attachments"`
	Private     bool                `json:"private"`
}

// The entry's own parts, by the JSON keys that an Error names them with.
const (
	partTitle        = "title"
	partDay          = "day"
	partUntil        = "until"
	partTime         = "time"
	partBody         = "body"
	partTags         = "tags"
	partCompetencies = "competencies"
	partAttachments  = "attachments"
)

// valuePart and linkPart name the parts that a kind declares; a field and a
// role may share a key.
func valuePart(key string) string { return "values." + key }
func linkPart(role string) string { return "links." + role }

func newTypedWords(e model.Entry, kind model.Kind, loc model.Locale) typedWords {
	w := typedWords{Kind: e.Kind, Private: e.Private, Attachments: slices.Clone(e.Attachments), Chips: map[string][]string{},
		Text: map[string]string{partTitle: e.Title, partDay: string(e.Day), partUntil: string(e.Until), partTime: e.Time, partBody: e.Body}}
	for _, f := range kind.Fields {
		w.Text[valuePart(f.Key)] = formatValue(f, e.Values[f.Key], loc)
	}
	w.Chips[partTags], w.Chips[partCompetencies] = slices.Clone(e.Tags), slices.Clone(e.Competencies)
	for _, r := range kind.Links {
		w.Chips[linkPart(r.ID)] = e.Linked(r.ID)
	}
	w.dropEmpty()
	return w
}

// dropEmpty leaves empty parts out, so that equal words are equal JSON.
func (w *typedWords) dropEmpty() {
	for part, text := range w.Text {
		if text == "" {
			delete(w.Text, part)
		}
	}
	for part, chips := range w.Chips {
		if len(chips) == 0 {
			delete(w.Chips, part)
		}
	}
	if len(w.Attachments) == 0 {
		w.Attachments = nil
	}
}

// withChanges gives the words with every part that differs between from and to as it is
// in to.
func (w typedWords) withChanges(from, to typedWords) typedWords {
	out := w.clone()
	if from.Kind != to.Kind {
		out.Kind = to.Kind
	}
	for _, part := range partsOf(from.Text, to.Text) {
		if from.Text[part] != to.Text[part] {
			out.Text[part] = to.Text[part]
		}
	}
	for _, part := range partsOf(from.Chips, to.Chips) {
		if !slices.Equal(from.Chips[part], to.Chips[part]) {
			out.Chips[part] = slices.Clone(to.Chips[part])
		}
	}
	out.dropEmpty()
	return out
}

// withUntyped gives the words with every part that is still as it was given as it is saved.
func (w typedWords) withUntyped(given, saved typedWords) typedWords {
	to := w.clone()
	if w.Kind == given.Kind {
		to.Kind = saved.Kind
	}
	for _, part := range partsOf(given.Text, saved.Text) {
		if w.Text[part] == given.Text[part] {
			to.Text[part] = saved.Text[part]
		}
	}
	for _, part := range partsOf(given.Chips, saved.Chips) {
		if slices.Equal(w.Chips[part], given.Chips[part]) {
			to.Chips[part] = slices.Clone(saved.Chips[part])
		}
	}
	to.dropEmpty()
	return to
}

func (w typedWords) clone() typedWords {
	w.Text, w.Chips = maps.Clone(w.Text), maps.Clone(w.Chips)
	if w.Text == nil {
		w.Text = map[string]string{}
	}
	if w.Chips == nil {
		w.Chips = map[string][]string{}
	}
	return w
}

// partsOf gives the keys of two maps, each once or twice.
func partsOf[V any](a, b map[string]V) []string {
	return slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
}

func (w typedWords) encode() []byte {
	b, err := json.Marshal(w)
	if err != nil {
		return nil // cannot be: only text, lists of text and numbers
	}
	return b
}

// formatValue writes a value as its editor shows it: a list as rows of words,
// each cell as its own field writes it.
func formatValue(f model.Field, value any, loc model.Locale) string {
	items, isList := value.([]model.Values)
	if !isList {
		return f.Format(value, loc)
	}
	rows := make([]rowWords, len(items))
	for i, item := range items {
		rows[i] = rowWords{}
		for _, of := range f.Of {
			rows[i][of.Key] = of.Format(item[of.Key], loc)
		}
	}
	return encodeRows(rows)
}

// rowWords is one item of a list as typed, by the key of each cell.
type rowWords map[string]string

func (r rowWords) isEmpty() bool {
	for _, text := range r {
		if strings.TrimSpace(text) != "" {
			return false
		}
	}
	return true
}

// encodeRows leaves empty cells and rows out; no rows give no text.
func encodeRows(rows []rowWords) string {
	kept := []rowWords{}
	for _, r := range rows {
		if r.isEmpty() {
			continue
		}
		cells := rowWords{}
		for key, text := range r {
			if text != "" {
				cells[key] = text
			}
		}
		kept = append(kept, cells)
	}
	if len(kept) == 0 {
		return ""
	}
	b, err := json.Marshal(kept)
	if err != nil {
		return "" // cannot be: only text
	}
	return string(b)
}

// decodeRows reads what encodeRows wrote. Other text gives no rows and an error.
func decodeRows(text string) ([]rowWords, error) {
	if text == "" {
		return nil, nil
	}
	var rows []rowWords
	err := json.Unmarshal([]byte(text), &rows)
	return rows, err
}

// convertTo gives the words for another kind. What the new kind declares too is
// carried over; whatever it has no place for becomes a line at the end of the
// body, and a link goes where any entry may be pointed to.
func (w typedWords) convertTo(from, to model.Kind, loc model.Locale, title func(id string) string) typedWords {
	out := typedWords{Kind: to.ID, Text: map[string]string{}, Chips: map[string][]string{}, Private: w.Private, Attachments: slices.Clone(w.Attachments)}
	for part, text := range w.Text {
		out.Text[part] = text
	}
	for part, chips := range w.Chips {
		out.Chips[part] = slices.Clone(chips)
	}
	var lines []string
	for _, f := range from.Fields {
		part := valuePart(f.Key)
		text := out.Text[part]
		if target, ok := to.Field(f.Key); text == "" || ok && canTake(target, f, text, loc) {
			continue
		}
		delete(out.Text, part)
		lines = append(lines, bodyLines(f, text)...)
	}
	for _, r := range from.Links {
		if _, ok := to.Role(r.ID); !ok {
			lines = append(lines, out.moveLinks(r, to, title)...)
		}
	}
	if len(lines) > 0 {
		body := strings.TrimRight(out.Text[partBody], "\n")
		if body != "" {
			body += "\n\n"
		}
		out.Text[partBody] = body + strings.Join(lines, "\n")
	}
	out.dropEmpty()
	return out
}

// canTake reports whether the words of one field can stand in another.
func canTake(target, f model.Field, text string, loc model.Locale) bool {
	if target.Type == f.Type && slices.Equal(target.Choices, f.Choices) {
		return true
	}
	if target.Type == model.List || f.Type == model.List {
		return false
	}
	_, err := target.Parse(text, loc)
	return err == nil
}

func bodyLines(f model.Field, text string) []string {
	if f.Type != model.List {
		return []string{"- " + lang.L(f.Label) + ": " + strings.ReplaceAll(text, "\n", "\n  ")}
	}
	rows, err := decodeRows(text)
	if err != nil {
		return []string{"- " + lang.L(f.Label) + ": " + text}
	}
	var lines []string
	for _, r := range rows {
		var cells []string
		for _, of := range f.Of {
			if r[of.Key] != "" {
				cells = append(cells, strings.ToLower(lang.L(of.Label))+" "+r[of.Key])
			}
		}
		lines = append(lines, "- "+lang.L(f.Label)+": "+strings.Join(cells, ", "))
	}
	return lines
}

// moveLinks takes the links of a role that the new kind lacks to the first of
// its roles that is open to any entry, and says in words what they were.
func (w *typedWords) moveLinks(r model.Role, to model.Kind, title func(id string) string) []string {
	part := linkPart(r.ID)
	ids, typed := w.Chips[part], w.Text[part]
	delete(w.Chips, part)
	delete(w.Text, part)
	var names []string
	open := slices.IndexFunc(to.Links, func(r model.Role) bool { return len(r.To) == 0 && r.Many })
	for _, id := range ids {
		names = append(names, title(id))
		if open < 0 {
			continue
		}
		if into := linkPart(to.Links[open].ID); !slices.Contains(w.Chips[into], id) {
			w.Chips[into] = append(w.Chips[into], id)
		}
	}
	if typed != "" {
		names = append(names, typed)
	}
	if len(names) == 0 {
		return nil
	}
	return []string{"- " + lang.L(r.Label) + ": " + strings.Join(names, ", ")}
}
