package review

import "sync"

// heldWords is what was typed for one field of an entry.
type heldWords struct{ entry, field, title, text string }

func (w heldWords) key() string { return w.entry + " " + w.field }

// held is words that lie in memory only, until the journal has acknowledged
// them. On a full disk they stay here.
type held struct {
	mu    sync.Mutex
	words map[string]heldWords
}

func (h *held) hold(w heldWords) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.words == nil {
		h.words = map[string]heldWords{}
	}
	h.words[w.key()] = w
}

// release forgets words, unless newer ones have taken their place.
func (h *held) release(w heldWords) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.words[w.key()] == w {
		delete(h.words, w.key())
	}
}

func (h *held) get(key string) (w heldWords, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	w, ok = h.words[key]
	return w, ok
}

// titles names what is held.
func (h *held) titles() (titles []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, w := range h.words {
		titles = append(titles, w.title)
	}
	return titles
}
