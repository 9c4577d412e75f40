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

// writeJSON streams the whole journal; the same journal gives the same bytes. With a
// query it writes only the entries found and their attachments, without history and
// settings, and private entries only if they are asked for.
func writeJSON(ctx context.Context, p Exchange, out io.Writer, q model.Query) error {
	w := &jsonWriter{w: bufio.NewWriterSize(out, 1<<16)}
	w.writeText(fmt.Sprintf("{\n\"rung\": %d,\n", jsonVersion))
	w.openPart("entries", '[')
	w.part = "entries"
	visitor := w.wholeJournal()
	if len(q.Terms) == 0 {
		own, err := p.Journal.Settings(ctx, model.SettingFramework)
		if err != nil {
			return err
		}
		w.own = own
	} else {
		found, err := p.findByID(ctx, q)
		if err != nil {
			return err
		}
		visitor = w.onlyFound(found)
	}
	if err := p.File.Visit(ctx, visitor); err != nil {
		return err
	}
	w.advanceTo("settings")
	w.writeText("\n}")
	w.writeUnknownParts()
	w.writeText("\n}\n")
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

// findByID gives the entries that a query finds, by id.
func (p Exchange) findByID(ctx context.Context, q model.Query) (map[string]model.Entry, error) {
	entries, err := model.FindEntries(ctx, p.shareable, q)
	found := make(map[string]model.Entry, len(entries))
	for _, e := range entries {
		found[e.ID] = e
	}
	return found, err
}

// wholeJournal gives the visitor that writes everything.
func (w *jsonWriter) wholeJournal() storage.Visitor {
	return storage.Visitor{
		Entry:    func(e model.Entry) error { return w.writeItem(e) },
		Content:  w.writeContent,
		Revision: func(r model.Revision) error { w.advanceTo("revisions"); return w.writeItem(r) },
		Setting: func(key string, value json.RawMessage) error {
			w.advanceTo("settings")
			if _, framework := w.own[key]; framework {
				return w.err
			}
			if name, besides := strings.CutPrefix(key, model.SettingPart); besides {
				w.parts = append(w.parts, keptPart{name, value})
				return w.err
			}
			return w.writeMember(key, value)
		},
	}
}

// onlyFound gives the visitor that writes some entries with their attachments.
func (w *jsonWriter) onlyFound(found map[string]model.Entry) storage.Visitor {
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
			return w.writeItem(e)
		},
		Content: func(hash string, content []byte) error {
			if !attached[hash] {
				return nil
			}
			return w.writeContent(hash, content)
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

// jsonWriter writes one part after the other, and keeps the first error.
type jsonWriter struct {
	w     *bufio.Writer
	part  string
	items int
	own   map[string]json.RawMessage // the person's own frameworks, by the key of their setting
	parts []keptPart
	err   error
}

// keptPart is a part of a newer Rung's file, kept without being understood.
type keptPart struct {
	name  string
	value json.RawMessage
}

// writeUnknownParts writes the parts kept for a newer Rung after all known ones.
func (w *jsonWriter) writeUnknownParts() {
	for _, p := range w.parts {
		name, err := json.Marshal(p.name)
		if err != nil {
			w.err = cmp.Or(w.err, err)
			return
		}
		w.writeText(",\n" + string(name) + ": " + string(p.value))
	}
}

// framework is one of the person's own frameworks in the journal's JSON.
type framework struct {
	ID   string          `json:"id"`
	Text json.RawMessage `json:"text"`
}

// frameworks writes the person's own frameworks; their part must be open.
func (w *jsonWriter) frameworks() {
	for _, key := range slices.Sorted(maps.Keys(w.own)) {
		if err := w.writeItem(framework{strings.TrimPrefix(key, model.SettingFramework), w.own[key]}); err != nil {
			return
		}
	}
}

func (w *jsonWriter) writeText(s string) {
	if w.err == nil {
		_, w.err = w.w.WriteString(s)
	}
}

func (w *jsonWriter) openPart(key string, bracket byte) {
	w.writeText(fmt.Sprintf("%q: %c", key, bracket))
	w.items = 0
}

// advanceTo closes the part being written and opens those up to and including key.
func (w *jsonWriter) advanceTo(key string) {
	for i, p := range jsonParts {
		if p.key == w.part && w.part != key {
			next := jsonParts[i+1]
			w.writeText(fmt.Sprintf("\n%c,\n", p.close))
			w.openPart(next.key, next.open)
			w.part = next.key
			if w.part == "frameworks" {
				w.frameworks()
			}
		}
	}
}

func (w *jsonWriter) separate() {
	if w.items > 0 {
		w.writeText(",")
	}
	w.writeText("\n")
	w.items++
}

func (w *jsonWriter) writeItem(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.separate()
	w.writeText(string(b))
	return w.err
}

func (w *jsonWriter) writeMember(key string, v any) error {
	name, err := json.Marshal(key)
	if err != nil {
		return err
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.separate()
	w.writeText(string(name) + ": " + string(b))
	return w.err
}

// writeContent streams an attachment as base64, without a second copy of it in memory.
func (w *jsonWriter) writeContent(sha256 string, content []byte) error {
	w.advanceTo("attachments")
	w.separate()
	w.writeText(fmt.Sprintf("%q: \"", sha256))
	if w.err != nil {
		return w.err
	}
	e := base64.NewEncoder(base64.StdEncoding, w.w)
	if _, w.err = e.Write(content); w.err == nil {
		w.err = e.Close()
	}
	w.writeText(`"`)
	return w.err
}
