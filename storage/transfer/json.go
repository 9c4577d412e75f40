package transfer

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"rung/model"
	"rung/storage"
)

// jsonVersion is the version of the journal's own JSON, under the key "rung".
const jsonVersion = 1

// writeJSON streams the whole journal, the same bytes for the same journal. With
// a query it writes only the entries found and their attachments, without history
// and settings, and private ones only where they are asked for.
func writeJSON(ctx context.Context, p Porter, out io.Writer, q model.Query, private bool) error {
	w := &jsonWriter{w: bufio.NewWriterSize(out, 1<<16)}
	w.text(fmt.Sprintf("{\n\"rung\": %d,\n", jsonVersion))
	w.open("entries", '[')
	w.part = "entries"
	visitor := w.whole()
	if len(q.Terms) > 0 {
		found, err := p.found(ctx, q, private)
		if err != nil {
			return err
		}
		visitor = w.only(found)
	}
	if err := p.File.Visit(ctx, visitor); err != nil {
		return err
	}
	w.reach("settings")
	w.text("\n}\n}\n")
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

// found gives the ids of the entries that a query finds.
func (p Porter) found(ctx context.Context, q model.Query, private bool) (map[string]bool, error) {
	hits, _, err := p.Journal.Find(ctx, q, model.Cursor{}, 0)
	found := make(map[string]bool, len(hits))
	for _, h := range hits {
		if private || !h.Entry.Private {
			found[h.Entry.ID] = true
		}
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
			return w.keyed(key, value)
		},
	}
}

// only writes some entries with what is attached to them.
func (w *jsonWriter) only(ids map[string]bool) storage.Visitor {
	attached := map[string]bool{}
	return storage.Visitor{
		Entry: func(e model.Entry) error {
			if !ids[e.ID] {
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
	err   error
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

// readJSON reads what writeJSON wrote, or what a person wrote like it.
func readJSON(r io.Reader) (arrived, error) {
	limited := &io.LimitedReader{R: r, N: maxBytes + 1}
	buffered := bufio.NewReaderSize(limited, 1<<16)
	if mark, err := buffered.Peek(3); err == nil && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		if _, err := buffered.Discard(3); err != nil {
			return arrived{}, err
		}
	}
	in := jsonReader{d: json.NewDecoder(buffered), arrived: arrived{contents: map[string][]byte{}, settings: map[string]json.RawMessage{}}}
	err := in.read()
	switch {
	case limited.N <= 0:
		return arrived{}, &model.Error{Code: model.TooLarge, Message: "The file is larger than 1 GB, more than one import can take."}
	case err != nil:
		return arrived{}, in.explain(err)
	}
	return in.arrived, nil
}

type jsonReader struct {
	arrived
	d       *json.Decoder
	version int
}

// explain says where a file stops being the JSON of a journal.
func (in *jsonReader) explain(err error) error {
	var told *model.Error
	if errors.As(err, &told) {
		return err
	}
	message := fmt.Sprintf("This is not a journal in Rung's JSON: at byte %d, %v.", in.d.InputOffset(), err)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "The file ends in the middle: it is empty or was not copied whole. Export or copy it again."
	}
	return &model.Error{Code: model.Invalid, Message: message, Err: err}
}

func (in *jsonReader) read() error {
	err := in.object(func(key string) error {
		switch key {
		case "rung":
			return in.d.Decode(&in.version)
		case "entries":
			return in.list(in.entry)
		case "attachments":
			return in.object(in.content)
		case "revisions":
			return in.list(in.revision)
		case "settings":
			return in.object(in.setting)
		case "frameworks":
			return in.list(func() error {
				in.skip("A framework was left out: this version of Rung keeps none of one's own.")
				return in.ignore()
			})
		}
		in.skip(fmt.Sprintf("The part %q of the file was left out: Rung does not know it.", key))
		return in.ignore()
	})
	if err != nil {
		return err
	}
	if _, err := in.d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more follows after the journal's end")
	}
	switch {
	case in.version > jsonVersion:
		return &model.Error{Code: model.Newer, Message: "A newer Rung wrote this file. Update Rung, then import it."}
	case in.version != jsonVersion:
		return &model.Error{Code: model.Invalid, Message: `This is not a journal in Rung's JSON: it should begin with {"rung": 1.`}
	}
	return nil
}

// object reads an object of whose values each is left to read.
func (in *jsonReader) object(read func(key string) error) error {
	if err := in.bracket('{'); err != nil {
		return err
	}
	for in.d.More() {
		key, err := in.d.Token()
		if err != nil {
			return err
		}
		name, ok := key.(string)
		if !ok {
			return fmt.Errorf("a key was expected and not %v", key)
		}
		if err := read(name); err != nil {
			return err
		}
	}
	return in.bracket('}')
}

func (in *jsonReader) list(read func() error) error {
	if err := in.bracket('['); err != nil {
		return err
	}
	for in.d.More() {
		if err := read(); err != nil {
			return err
		}
	}
	return in.bracket(']')
}

func (in *jsonReader) bracket(want json.Delim) error {
	got, err := in.d.Token()
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("%q was expected and not %v", want.String(), got)
	}
	return nil
}

func (in *jsonReader) ignore() error {
	var raw json.RawMessage
	return in.d.Decode(&raw)
}

// jsonEntry is an entry or what is wrong with it: a bad one must not end the
// reading of the others. Its bytes are read in one go, which is what makes a
// large file quick.
type jsonEntry struct {
	entry model.Entry
	err   error
}

// UnmarshalJSON keeps the error instead of giving it.
func (j *jsonEntry) UnmarshalJSON(raw []byte) error {
	if j.err = j.entry.UnmarshalJSON(raw); j.err != nil {
		var named struct{ Title string }
		// Only the name for the message is wanted of what cannot be read.
		if json.Unmarshal(raw, &named) == nil {
			j.entry.Title = named.Title
		}
	}
	return nil
}

func (in *jsonReader) entry() error {
	var j jsonEntry
	if err := in.d.Decode(&j); err != nil {
		return err
	}
	if in.count++; in.count > maxEntries {
		return &model.Error{Code: model.TooLarge, Message: "The file holds more than a million entries, more than one import can take."}
	}
	if j.err != nil {
		in.refuse(in.count, j.entry.Title, j.err)
		return nil
	}
	in.entries = append(in.entries, candidate{index: in.count, entry: j.entry})
	return nil
}

func (in *jsonReader) content(sha256 string) error {
	var content []byte
	if err := in.d.Decode(&content); err != nil {
		var wrong *json.UnmarshalTypeError
		var base base64.CorruptInputError
		if !errors.As(err, &wrong) && !errors.As(err, &base) {
			return err
		}
		in.skip(fmt.Sprintf("The attachment %s was left out: it is not base64.", brief(sha256)))
		return nil
	}
	in.contents[sha256] = content
	return nil
}

func (in *jsonReader) revision() error {
	var r model.Revision
	err := in.d.Decode(&r)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if err != nil || !soundRevision(r) {
		in.skip("A revision in the file's history was left out: it cannot be read.")
		return nil
	}
	in.history = append(in.history, r)
	return nil
}

func (in *jsonReader) setting(key string) error {
	var raw json.RawMessage
	if err := in.d.Decode(&raw); err != nil {
		return err
	}
	in.settings[key] = raw
	return nil
}
