// Package diaries reads the journals of other programs: Day One, jrnl, RedNotebook,
// Joplin, TextBundle, Obsidian, Logseq, Notion and brag documents. It also writes
// entries as Markdown pages that some of them can read. It does not ask the journal.
package diaries

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
	"rung/storage/transfer/intake"
)

// notebook collects what is read from another journal, page by page.
type notebook struct {
	intake.Result
	options intake.Options
	files   *intake.Folder              // the folder or archive of the pages, or nil for one file
	held    map[string]model.Attachment // attachments by their path in files
	lost    []string                    // files that texts show or link to, but that are missing
	texts   map[string]string           // title and body of the entries taken, by id
	empty   int
	twice   int
}

func newNotebook(how intake.Options) *notebook {
	return &notebook{Result: intake.Result{Foreign: true, Contents: map[string][]byte{}}, options: how,
		held: map[string]model.Attachment{}, texts: map[string]string{}}
}

// openSource opens the folder or archive chosen as in.files, or gives the content of
// the one file. Errors: Invalid, TooLarge.
func (in *notebook) openSource(r io.Reader) (content []byte, err error) {
	if in.options.Files != nil {
		in.files = intake.NewFolder(in.options.Files)
		in.files.Room = intake.MaxArchive
		return nil, in.files.MountParts()
	} else {
		if content, err = intake.ReadLimited(r, intake.MaxArchive); err != nil {
			return nil, err
		}
		if intake.IsTar(content) {
			if in.files, err = intake.OpenTarFolder(content); err != nil {
				return nil, err
			}
			in.files.Room = intake.MaxArchive
			return nil, nil
		}
		if !intake.IsZip(content) {
			if len(content) > intake.MaxForeign { // no journal of text alone is so large
				return nil, intake.TooLargeError(intake.MaxForeign)
			}
			return content, nil
		}
		if in.files, err = intake.OpenZipFolder(content); err != nil {
			return nil, err
		}
	}
	in.files.Room = intake.MaxArchive
	return nil, nil
}

// readEach reads the files of the folder whose paths wanted accepts, and counts them.
// One that cannot be read is reported, and the rest is read.
func (in *notebook) readEach(ctx context.Context, wanted func(at string) bool, read func(at, text string) error) (known int, err error) {
	paths, err := in.files.Paths()
	if err != nil {
		return 0, err
	}
	var chosen []string
	for _, at := range paths {
		if wanted(at) {
			chosen = append(chosen, at)
		}
	}
	for i, at := range chosen {
		if err := in.options.ReportProgress(ctx, i, len(chosen)); err != nil {
			return 0, err
		}
		content, err := in.files.ReadUpTo(at, intake.MaxForeign)
		if err == nil {
			var text string
			if text, err = writtenText(content); err == nil {
				err = read(at, text)
			}
		}
		if err != nil {
			in.refuseBroken(at, err)
		}
	}
	return len(chosen), nil
}

const (
	jrnlLock   = "JRNLv"
	fernetLock = "gAAAA" // of jrnl 2 to 4
)

// otherLocks are the beginnings of what programs other than jrnl encrypt.
var otherLocks = []string{"-----BEGIN PGP MESSAGE-----", "-----BEGIN AGE ENCRYPTED FILE-----", "age-encryption.org/", "Salted__", "U2FsdGVkX1"}

// lockedBy gives the error of a file that shows that it is encrypted, or nil.
func lockedBy(content []byte) error {
	begins := func(mark string) bool {
		return bytes.HasPrefix(bytes.TrimSpace(content[:min(len(content), 256)]), []byte(mark))
	}
	switch {
	case begins(jrnlLock), begins(fernetLock):
		return &model.Error{Code: model.Invalid, Message: "This journal is encrypted. Let jrnl open it first: jrnl --decrypt."}
	case slices.ContainsFunc(otherLocks, begins):
		return &model.Error{Code: model.Invalid, Message: "This is encrypted. Decrypt it with the program that wrote it, and take what that gives."}
	}
	return nil
}

// writtenText gives a page's bytes as text. Error: Invalid if they are no text or
// encrypted.
func writtenText(content []byte) (string, error) {
	if err := lockedBy(content); err != nil {
		return "", err
	}
	text := intake.DecodeText(intake.ToUTF8(content))
	if strings.ContainsRune(text, 0) {
		return "", &model.Error{Code: model.Invalid, Message: "It is no text."}
	}
	text = intake.LineEnds.ReplaceAllString(text, "\n")
	return strings.NewReplacer("\u2028", "\n", "\u2029", "\n\n", "\ufeff", "", "\u200b", "", "\u2060", "").Replace(text), nil
}

// refuseBroken reports a file that cannot be taken.
func (in *notebook) refuseBroken(at string, err error) { in.RefuseFile(at, reasonOf(err)) }

// tellHidden notes how many comments were taken out of texts.
func (in *notebook) tellHidden(comments int) {
	if comments > 0 {
		in.AddNote(fmt.Sprintf("Comments between <!-- and -->, which no reader of Markdown shows, were left out: %d.", comments))
	}
}

// reasonOf gives an error in words for a person.
func reasonOf(err error) string {
	if told := model.CodeOf(err); told == "" {
		return "It cannot be read: " + err.Error() + "."
	}
	return err.Error()
}

// addEntry adds an entry, or counts one that says nothing. Of two with the same id, the
// second is left out if it says the same, and otherwise kept beside the first.
func (in *notebook) addEntry(e model.Entry) {
	e.Tags = in.fitting(e)
	e.Normalize()
	ensureTitle(&e)
	if e.Title == "" && len(e.Attachments) > 0 {
		e.Title = model.SafeFileName(e.Attachments[0].Name)
	}
	if e.Title == "" {
		in.empty++
		return
	}
	words := e.Title + "\x00" + e.Body
	if first, seen := in.texts[e.ID]; seen && first != words {
		in.AddNoteAt(in.Count, fmt.Sprintf("%s stands in the file with other words too. Both are kept.", intake.EntryName(in.Count, e.Title)))
		e = intake.AsVariant(e)
	}
	if _, seen := in.texts[e.ID]; seen {
		in.twice++
		return
	}
	in.texts[e.ID] = words
	in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: e})
}

// fitting gives the tags that an entry may have, and reports those too long. A tag
// within another gets a dash between them.
func (in *notebook) fitting(e model.Entry) []string {
	var tags []string
	for _, tag := range e.Tags {
		tag = strings.ReplaceAll(tag, "/", "-")
		if utf8.RuneCountInString(model.NormalizeTag(tag)) > model.MaxTag {
			in.SkipAt(in.Count, fmt.Sprintf("%s, tags: “%s” was left out, since a tag may have %d characters.", intake.EntryName(in.Count, e.Title), intake.Shorten(tag), model.MaxTag))
			continue
		}
		tags = append(tags, tag)
	}
	return tags
}

// finish notes what was counted, and gives the result.
func (in *notebook) finish() intake.Result {
	if in.empty > 0 {
		in.AddNote(fmt.Sprintf("Entries with nothing in them were left out: %d.", in.empty))
	}
	if in.twice > 0 {
		in.AddNote(fmt.Sprintf("Entries that stand there twice, word for word, were taken once: %d.", in.twice))
	}
	if len(in.lost) > 0 {
		in.AddNote(fmt.Sprintf("Pictures and other files that are not beside the text, and were left out: %d (%s).", len(in.lost), intake.ListSome(in.lost)))
	}
	if in.files != nil && in.files.Cut {
		in.AddNote("The file does not end as it should. If something is missing, export it again.")
	}
	if in.files != nil && in.files.Links > 0 {
		in.AddNote(fmt.Sprintf("Links to files or folders elsewhere, which were not followed: %d. Import what they lead to by itself.", in.files.Links))
	}
	return in.Result
}

// noteMissingFile notes a file that an entry's text shows or links to, but that is
// missing.
func (in *notebook) noteMissingFile(called string) {
	called = intake.Shorten(path.Base(called))
	in.lost = append(in.lost, called)
	in.AddRemark(in.Count, fmt.Sprintf("“%s” is not there, and was left out.", called))
}

// attachFile attaches a file that lies beside the pages to an entry, and gives the name
// that it got, or "" if it was left out.
func (in *notebook) attachFile(e *model.Entry, at, called string) string {
	if a, held := in.held[at]; held {
		return intake.Attach(e, model.Attachment{Name: fittingName(called, at, in.Contents[a.SHA256]), SHA256: a.SHA256, Bytes: a.Bytes})
	}
	content, err := in.readSmall(at)
	if err != nil {
		in.SkipAt(in.Count, fmt.Sprintf("%s, attachments: %s was left out: %s", intake.EntryName(in.Count, e.Title), path.Base(at), reasonOf(err)))
		return ""
	}
	sum := sha256.Sum256(content)
	a := model.Attachment{Name: fittingName(called, at, content), SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}
	in.Contents[a.SHA256], in.held[at] = content, a
	return intake.Attach(e, a)
}

// readSmall reads a file of at most the size of an attachment. Errors as Folder.Read.
func (in *notebook) readSmall(at string) ([]byte, error) {
	if info, err := in.files.Stat(at); err == nil && info.Size() > model.MaxAttachment {
		return nil, &model.Error{Code: model.TooLarge, Message: "It is larger than 25 MB."}
	}
	return in.files.Read(at)
}

// picture gives the Markdown that shows an attachment.
func picture(alt, attached string) string {
	if strings.ContainsAny(attached, " ()<>") {
		attached = "<" + strings.NewReplacer("<", "", ">", "").Replace(attached) + ">"
	}
	return "![" + alt + "](" + attached + ")"
}

// refuseDay leaves out an entry whose day cannot be read, since today's would be wrong.
func (in *notebook) refuseDay(title string, err error) {
	in.Refused++
	in.AddRow(in.Count, model.Entry{Title: title}, model.OutcomeSkipped)
	in.SkipWithHint(in.Count, fmt.Sprintf("%s, day: it was left out, since %v.", intake.EntryName(in.Count, title), err), in.unclearHint(err))
}

// unclearHint notes a day that can be read in more than one way, and gives a hint on
// what to do; "" for any other error.
func (in *notebook) unclearHint(err error) string {
	var unclear intake.UnclearDay
	if !errors.As(err, &unclear) {
		return ""
	}
	const examples = 3
	if len(in.UnclearDays) < examples {
		in.UnclearDays = append(in.UnclearDays, model.AmbiguousDay(unclear))
	}
	return intake.DatesHint
}
