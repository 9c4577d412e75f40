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
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// readJSON reads what writeJSON wrote, or what a person wrote in the same form. Errors:
// Invalid, Newer, TooLarge.
func readJSON(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	limited := &io.LimitedReader{R: r, N: intake.MaxBytes + 1}
	buffered := bufio.NewReaderSize(limited, 1<<16)
	if mark, err := buffered.Peek(3); err == nil && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		if _, err := buffered.Discard(3); err != nil {
			return intake.Result{}, err
		}
	}
	in := jsonReader{d: json.NewDecoder(buffered), step: func(done int) error { return how.ReportProgress(ctx, done, 0) }, Result: intake.Result{FromRung: true, Contents: map[string][]byte{}, Settings: map[string]json.RawMessage{}}}
	err := in.read()
	switch {
	case ctx.Err() != nil:
		return intake.Result{}, ctx.Err()
	case limited.N <= 0:
		return intake.Result{}, &model.Error{Code: model.TooLarge, Message: "The file is larger than 1 GB, more than one import can take."}
	case err != nil:
		return intake.Result{}, in.explain(err)
	}
	return in.Result, nil
}

type jsonReader struct {
	intake.Result
	d       *json.Decoder
	step    func(done int) error
	version int
}

// explain turns a decoding error into one that says up to where the file can be read.
func (in *jsonReader) explain(err error) error {
	var told *model.Error
	if errors.As(err, &told) {
		return err
	}
	message := "This is not a journal in Rung's JSON. Choose a file that “rung export json” wrote."
	if in.Count > 0 {
		message = fmt.Sprintf("This is not a journal in Rung's JSON throughout. It can be read up to entry %d: mend what follows, or export it again.", in.Count)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "The file ends in the middle: it is empty or was not copied whole. Export or copy it again."
	}
	return &model.Error{Code: model.Invalid, Message: message, Err: err}
}

func (in *jsonReader) read() error {
	err := in.readObject(func(key string) error {
		switch key {
		case "rung":
			return in.d.Decode(&in.version)
		case "entries":
			return in.readList(in.readEntry)
		case "attachments":
			return in.readObject(in.readContent)
		case "revisions":
			return in.readList(in.readRevision)
		case "settings":
			return in.readObject(in.readSetting)
		case "frameworks":
			return in.readList(in.framework)
		}
		return in.readPart(key)
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

// readObject reads an object, and leaves the value of each key to read.
func (in *jsonReader) readObject(read func(key string) error) error {
	if err := in.expectBracket('{'); err != nil {
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
	return in.expectBracket('}')
}

func (in *jsonReader) readList(read func() error) error {
	if err := in.expectBracket('['); err != nil {
		return err
	}
	for in.d.More() {
		if err := read(); err != nil {
			return err
		}
	}
	return in.expectBracket(']')
}

func (in *jsonReader) expectBracket(want json.Delim) error {
	got, err := in.d.Token()
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("%q was expected and not %v", want.String(), got)
	}
	return nil
}

// mostPart is the size in bytes up to which an unknown part of the file is kept.
const mostPart = 32 << 20

// readPart keeps a part that this Rung does not know, as a setting under its name.
func (in *jsonReader) readPart(name string) error {
	var raw json.RawMessage
	if err := in.d.Decode(&raw); err != nil {
		return err
	}
	if name == "" || len(name) > 90 || len(raw) > mostPart || !model.CanPreserve(raw) {
		in.Skip(fmt.Sprintf("The part %q of the file was left out: Rung does not know it, and it is more than a journal keeps.", text.Shorten(name, 60)))
		return nil
	}
	in.Settings[model.SettingPart+name] = raw
	return nil
}

// jsonEntry is an entry or what is wrong with it: a bad one must not stop the reading
// of the others. Decoding its bytes in one go keeps large files quick.
type jsonEntry struct {
	entry model.Entry
	err   error
}

// UnmarshalJSON stores the error instead of returning it.
func (j *jsonEntry) UnmarshalJSON(raw []byte) error {
	if j.err = j.entry.UnmarshalJSON(raw); j.err != nil {
		var named struct{ Title string }
		// The title is read for the message about the bad entry.
		if json.Unmarshal(raw, &named) == nil {
			j.entry.Title = named.Title
		}
	}
	return nil
}

func (in *jsonReader) readEntry() error {
	var j jsonEntry
	if err := in.d.Decode(&j); err != nil {
		return err
	}
	if in.Count++; in.Count > intake.MaxEntries {
		return &model.Error{Code: model.TooLarge, Message: "The file holds more than a million entries, more than one import can take."}
	}
	if j.err != nil {
		in.Refuse(in.Count, j.entry.Title, j.err)
	} else {
		in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: j.entry})
	}
	return in.step(in.Count)
}

func (in *jsonReader) readContent(sha256 string) error {
	var content []byte
	if err := in.d.Decode(&content); err != nil {
		var wrong *json.UnmarshalTypeError
		var base base64.CorruptInputError
		if !errors.As(err, &wrong) && !errors.As(err, &base) {
			return err
		}
		in.Skip(fmt.Sprintf("The attachment %s was left out: it is not base64.", intake.ShortHash(sha256)))
		return nil
	}
	in.Contents[sha256] = content
	return nil
}

func (in *jsonReader) readRevision() error {
	var r model.Revision
	err := in.d.Decode(&r)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if err != nil || !soundRevision(r) {
		in.Skip("A revision in the file's history was left out: it cannot be read.")
		return nil
	}
	in.History = append(in.History, r)
	return nil
}

// framework keeps one of the person's own frameworks as a setting.
func (in *jsonReader) framework() error {
	var raw json.RawMessage
	if err := in.d.Decode(&raw); err != nil {
		return err
	}
	var f framework
	var text string
	if json.Unmarshal(raw, &f) != nil || json.Unmarshal(f.Text, &text) != nil || f.ID == "" {
		in.Skip("A framework was left out: it has no id or no text.")
		return nil
	}
	var parts map[string]json.RawMessage
	if json.Unmarshal(raw, &parts) == nil && len(parts) > 2 {
		in.Skip(fmt.Sprintf("The framework %q came without what a newer Rung says of it besides its text.", f.ID))
	}
	in.Settings[model.SettingFramework+f.ID] = f.Text
	return nil
}

func (in *jsonReader) readSetting(key string) error {
	var raw json.RawMessage
	if err := in.d.Decode(&raw); err != nil {
		return err
	}
	in.Settings[key] = raw
	return nil
}

func isJSON(s intake.Excerpt) bool {
	text := strings.TrimSpace(s.Text)
	return strings.HasPrefix(text, "{") && strings.Contains(text[:min(len(text), 1024)], `"rung"`)
}
