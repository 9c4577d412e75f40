package lives

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rung/assets/frameworks"
	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/people"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/transfer"
)

// On is the day on which the lives are judged.
const On = model.Day("2026-11-30")

// book is a life that was written into a journal of its own.
type book struct {
	store   *storage.Store
	journal *model.Journal
	words   *meaning.Lexicon
	locale  model.Locale
	ids     map[string]string // of the entries, by the title that they have in the life's journal
}

// readLife writes a life into a journal in the folder, as it stands or line by line, and reads back what readiness
// needs of it.
func readLife(ctx context.Context, l Life, words *meaning.Lexicon, asLines bool) (ix *readiness.Index, ids map[string]string, err error) {
	folder, err := os.MkdirTemp("", "rung-lives-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	clock := func() time.Time { return On.Time().Add(20 * time.Hour) }
	store, err := storage.Open(filepath.Join(folder, "life.rung"), storage.Options{Device: "lives", Version: "lives", Clock: clock, Create: true})
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	b := &book{store: store, journal: model.NewJournal(store, clock), words: words, locale: model.LocaleFromEnv(func(string) string { return "" }), ids: map[string]string{}}
	b.locale.Today = On
	b.journal.ReadWords(func(known []model.KnownContact) func(model.Entry) model.Entry {
		reader := words.NewEntryReader(b.locale, known)
		return func(e model.Entry) model.Entry { return reader.Read(e).Entry }
	})
	if asLines {
		err = b.writeLines(ctx, l)
	} else {
		err = b.importJournal(ctx, l)
	}
	if err != nil {
		return nil, nil, err
	}
	ix, err = b.readIndex(ctx)
	return ix, b.ids, err
}

func (b *book) importJournal(ctx context.Context, l Life) error {
	f, err := os.Open(l.journal)
	if err != nil {
		return err
	}
	defer f.Close()
	for _, e := range l.entries {
		b.ids[e.Title] = e.ID
	}
	arrived, err := transfer.Exchange{Journal: b.journal, File: b.store}.Import(ctx, f, model.ImportSource{Format: "json"}, false)
	if err == nil && arrived.New != len(l.entries) {
		err = errors.New(l.Name + ": entries were skipped: " + strings.Join(arrived.Skipped, " "))
	}
	return err
}

func (b *book) writeLines(ctx context.Context, l Life) error {
	if len(l.lines) != len(l.entries) {
		return errors.New(l.Name + " has not a line for each entry")
	}
	if l.life != nil {
		if err := b.journal.SetSetting(ctx, readiness.SettingLife, l.life); err != nil {
			return err
		}
	}
	for i, line := range l.lines {
		id, err := b.addLine(ctx, line)
		if err != nil && strings.Contains(line, "@") { // a name that fits several
			id, err = b.addLine(ctx, strings.ReplaceAll(line, "@", ""))
		}
		if err != nil {
			return err
		}
		b.ids[l.entries[i].Title] = id
	}
	return nil
}

// addLine adds a line as the terminal does.
func (b *book) addLine(ctx context.Context, line string) (id string, err error) {
	marked := model.ParseLine(line, b.locale, nil)
	if marked.Problem != nil {
		return "", errors.New(line + ": " + marked.Problem.Message)
	}
	entry := marked.Entry()
	var edits []model.Edit
	if len(marked.People) > 0 {
		known, err := b.journal.KnownContacts(ctx)
		if err != nil {
			return "", err
		}
		named := people.NewNamedPeople(On, b.words.NewEntryReader(b.locale, known))
		with, err := named.Link(ctx, b.journal, marked, refuse)
		if err != nil {
			return "", err
		}
		for _, id := range with {
			entry.Links = append(entry.Links, model.LinkTo{Role: "with", ID: id})
		}
		edits = named.New
	}
	entry.SplitLongTitle()
	_, err = b.journal.Save(ctx, model.Added, append(edits, model.Edit{Entry: entry}), nil)
	return entry.ID, err
}

func refuse(name string, _ []model.Ref) (string, error) {
	return "", errors.New("several people are called " + name)
}

func (b *book) readIndex(ctx context.Context) (*readiness.Index, error) {
	var shelf readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := shelf.AddBuiltIn(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	ix := readiness.NewIndex(readiness.NewCompetencyRules(), shelf.Frameworks())
	var life readiness.Life
	if err := b.journal.Setting(ctx, readiness.SettingLife, &life); err != nil {
		return nil, err
	}
	ix.SetLife(life)
	return ix, ix.Load(func(l readiness.Loader) error { return b.store.Facts(ctx, l) })
}

func parseLexicon() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) }
