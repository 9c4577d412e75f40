package transfer

import (
	"bufio"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/storage"
)

// jsonVersion is the version of the journal's own JSON, under the key "rung".
const jsonVersion = 1

// writeJSON streams the whole journal, the same bytes for the same journal. With
// a query it writes only the entries found and their attachments, without history
// and settings, and private ones only where they are asked for.
func writeJSON(ctx context.Context, p Exchange, out io.Writer, q model.Query) error {
	w := &jsonWriter{w: bufio.NewWriterSize(out, 1<<16)}
	w.text(fmt.Sprintf("{\n\"rung\": %d,\n", jsonVersion))
	w.open("entries", '[')
	w.part = "entries"
	visitor := w.whole()
	if len(q.Terms) == 0 {
		own, err := p.Journal.Settings(ctx, model.SettingFramework)
		if err != nil {
			return err
		}
		w.own = own
	} else {
		found, err := p.found(ctx, q)
		if err != nil {
			return err
		}
		visitor = w.only(found)
	}
	if err := p.File.Visit(ctx, visitor); err != nil {
		return err
	}
	w.reach("settings")
	w.text("\n}")
	w.besides()
	w.text("\n}\n")
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

// found gives the entries that a query finds, by id.
func (p Exchange) found(ctx context.Context, q model.Query) (map[string]model.Entry, error) {
	entries, err := model.FindEntries(ctx, p.told, q)
	found := make(map[string]model.Entry, len(entries))
	for _, e := range entries {
		found[e.ID] = e
	}
	return found, err
}

// whole writes everything.
func (w *jsonWriter) whole() storage.Visitor {
	return storage.Visitor{
		Entry:    func(e model.Entry) error { return w.item(e) },
		Content:  w.content,
		Revision: func(r model.Revision) error { w.reach("revisions"); return w.item(r) },
		Setting: func(key string, value json.RawMessage) error {
			w.reach("settings")
			if _, framework := w.own[key]; framework {
				return w.err
			}
			if name, besides := strings.CutPrefix(key, model.SettingPart); besides {
				w.parts = append(w.parts, keptPart{name, value})
				return w.err
			}
			return w.keyed(key, value)
		},
	}
}

// only writes some entries with what is attached to them.
func (w *jsonWriter) only(found map[string]model.Entry) storage.Visitor {
	attached := map[string]bool{}
	return storage.Visitor{
		Entry: func(e model.Entry) error {
			e, asked := found[e.ID]
			if !asked {
				return nil
			}
			for _, a := range e.Attachments {
				attached[a.SHA256] = true
			}
			return w.item(e)
		},
		Content: func(hash string, content []byte) error {
			if !attached[hash] {
				return nil
			}
			return w.content(hash, content)
		},
		Revision: func(model.Revision) error { return nil },
		Setting:  func(string, json.RawMessage) error { return nil },
	}
}

// jsonParts are the parts of a journal's JSON in their order, each with the
// bracket that opens and the one that closes it.
var jsonParts = []struct {
	key         string
	open, close byte
}{{"entries", '[', ']'}, {"attachments", '{', '}'}, {"frameworks", '[', ']'}, {"revisions", '[', ']'}, {"settings", '{', '}'}}

// jsonWriter writes one part after the other, keeping the first error.
type jsonWriter struct {
	w     *bufio.Writer
	part  string
	items int
	own   map[string]json.RawMessage // one's own frameworks, by the key of their setting
	parts []keptPart
	err   error
}

// keptPart is a part of a newer Rung's file, kept where this one knows nothing of it.
type keptPart struct {
	name  string
	value json.RawMessage
}

// besides writes the parts that are kept for a newer Rung where they stood.
func (w *jsonWriter) besides() {
	for _, p := range w.parts {
		name, err := json.Marshal(p.name)
		if err != nil {
			w.err = cmp.Or(w.err, err)
			return
		}
		w.text(",\n" + string(name) + ": " + string(p.value))
	}
}

// framework is one of one's own as the journal's JSON has it.
type framework struct {
	ID   string          `json:"id"`
	Text json.RawMessage `json:"text"`
}

// frameworks writes one's own once their part is open.
func (w *jsonWriter) frameworks() {
	for _, key := range slices.Sorted(maps.Keys(w.own)) {
		if err := w.item(framework{strings.TrimPrefix(key, model.SettingFramework), w.own[key]}); err != nil {
			return
		}
	}
}

func (w *jsonWriter) text(s string) {
	if w.err == nil {
		_, w.err = w.w.WriteString(s)
	}
}

func (w *jsonWriter) open(key string, bracket byte) {
	w.text(fmt.Sprintf("%q: %c", key, bracket))
	w.items = 0
}

// reach closes the part being written and opens those up to and including key.
func (w *jsonWriter) reach(key string) {
	for i, p := range jsonParts {
		if p.key == w.part && w.part != key {
			next := jsonParts[i+1]
			w.text(fmt.Sprintf("\n%c,\n", p.close))
			w.open(next.key, next.open)
			w.part = next.key
			if w.part == "frameworks" {
				w.frameworks()
			}
		}
	}
}

func (w *jsonWriter) separate() {
	if w.items > 0 {
		w.text(",")
	}
	w.text("\n")
	w.items++
}

func (w *jsonWriter) item(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.separate()
	w.text(string(b))
	return w.err
}

func (w *jsonWriter) keyed(key string, v any) error {
	name, err := json.Marshal(key)
	if err != nil {
		return err
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.separate()
	w.text(string(name) + ": " + string(b))
	return w.err
}

// content writes an attachment through an encoder, without a second copy of it.
func (w *jsonWriter) content(sha256 string, content []byte) error {
	w.reach("attachments")
	w.separate()
	w.text(fmt.Sprintf("%q: \"", sha256))
	if w.err != nil {
		return w.err
	}
	e := base64.NewEncoder(base64.StdEncoding, w.w)
	if _, w.err = e.Write(content); w.err == nil {
		w.err = e.Close()
	}
	w.text(`"`)
	return w.err
}
