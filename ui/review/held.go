package review

import (
	"encoding/json"
	"sync"
	"time"

	"rung/model"
)

// heldWords is what was typed for one field of an entry.
type heldWords struct{ entry, field, title, text string }

func (w heldWords) key() string { return w.entry + " " + w.field }

// draftKind marks the drafts of tellings; no kind of entry has this id.
const draftKind = "telling"

func (w heldWords) draftID() string { return draftKind + " " + w.key() }

// newDraft builds the draft that keeps the words before they are in the entry.
func (w heldWords) newDraft(at time.Time) (model.Draft, error) {
	form, err := json.Marshal([]string{w.entry, w.field, w.title, w.text})
	return model.Draft{Entry: w.draftID(), Kind: draftKind, Title: w.title, At: at, Form: form}, err
}

// wordsOfDraft gives the words of a draft, and false for one of another kind.
func wordsOfDraft(d model.Draft) (w heldWords, ok bool) {
	var parts []string
	if d.Kind != draftKind || json.Unmarshal(d.Form, &parts) != nil || len(parts) != 4 {
		return w, false
	}
	return heldWords{parts[0], parts[1], parts[2], parts[3]}, true
}

// heldTellings holds typed words in memory until the journal has acknowledged them. On
// a full disk they stay here.
type heldTellings struct {
	mu    sync.Mutex
	words map[string]heldWords
}

func (h *heldTellings) hold(w heldWords) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.words == nil {
		h.words = map[string]heldWords{}
	}
	h.words[w.key()] = w
}

// release forgets words, unless newer ones have taken their place.
func (h *heldTellings) release(w heldWords) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.words[w.key()] == w {
		delete(h.words, w.key())
	}
}

func (h *heldTellings) get(key string) (w heldWords, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	w, ok = h.words[key]
	return w, ok
}

// titles gives the titles of what is held.
func (h *heldTellings) titles() (titles []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, w := range h.words {
		titles = append(titles, w.title)
	}
	return titles
}
