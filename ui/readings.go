package ui

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/bank"
	"rung/ui/kit"
)

// readings is what was read from the whole journal, and is kept as that changes.
type readings struct {
	*footer
	*reviewLibrary
	o       *Options
	locale  func() model.Locale
	onUI    func(func())                    // runs something on the UI goroutine
	index   atomic.Pointer[readiness.Index] // nil while it is being read
	words   atomic.Pointer[meaning.EntryReader]
	loaded  func() // the readiness map is there
	reading func() // words can be read, for the first time

	bulletWordsOnce sync.Once
	bulletWords     resume.Lexicon
	bulletWordsErr  error
	greeted         bool // a first start is greeted once
}

// loadReadiness reads the whole journal for the readiness map, after the first
// frame and again when another program has written.
func (r *readings) loadReadiness() {
	if r.o.LoadReadiness == nil {
		return
	}
	kit.Load(r, "readiness", r.o.LoadReadiness, func(index *readiness.Index) {
		r.index.Store(index)
		r.loaded()
	})
}

// updateReadiness takes a write into the map, on the goroutine that wrote, before
// any screen re-reads it.
func (r *readings) updateReadiness(written model.Receipt) {
	index := r.index.Load()
	if index == nil {
		return
	}
	if len(written.Entries) == 0 { // removed for good: what is gone is not told
		r.onUI(r.loadReadiness)
		return
	}
	if err := index.PutEntries(written.Entries...); err != nil {
		r.onUI(func() { r.Fail(err) })
	}
}

// Readiness is the readiness map, or nil while it is being read.
func (r *readings) Readiness() *readiness.Index { return r.index.Load() }

// ReloadReadiness reads the map anew, as after a change of a framework.
func (r *readings) ReloadReadiness() { r.loadReadiness() }

// loadWordReader reads the lexicon and the contacts, by which words are understood while
// they are typed.
func (r *readings) loadWordReader() {
	if r.o.Lexicon == nil {
		return
	}
	loc := r.locale()
	kit.Load(r, "word reader", func(ctx context.Context) (*meaning.EntryReader, error) {
		lexicon, err := r.o.Lexicon()
		if err != nil {
			return nil, err
		}
		known, err := r.o.Journal.KnownContacts(ctx)
		return lexicon.NewEntryReader(loc, known), err
	}, func(reader *meaning.EntryReader) {
		if r.words.Swap(reader) == nil {
			r.reading()
		}
	})
}

// updateWordReader reads the contacts anew after one was written.
func (r *readings) updateWordReader(written model.Receipt) {
	isContact := func(e model.Entry) bool { return e.Kind == model.KindContact }
	if len(written.Entries) == 0 || slices.ContainsFunc(written.Entries, isContact) {
		r.onUI(r.loadWordReader)
	}
}

// BulletWords are the words that bullets are drafted and checked with.
func (r *readings) BulletWords() (resume.Lexicon, error) {
	r.bulletWordsOnce.Do(func() { r.bulletWords, r.bulletWordsErr = bank.BulletWords(r.o.Lexicon) })
	return r.bulletWords, r.bulletWordsErr
}

// WordReader reads the words of entries, or is nil while the lexicon is being read.
func (r *readings) WordReader() *meaning.EntryReader { return r.words.Load() }
