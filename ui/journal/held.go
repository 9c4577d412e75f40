package journal

import (
	"slices"
	"sync"

	"rung/model"
)

// heldDrafts holds typed words in memory until the journal has acknowledged them as a
// draft or an entry. On a full disk they stay here.
type heldDrafts struct {
	mu     sync.Mutex
	drafts map[string]model.Draft
}

func (h *heldDrafts) hold(d model.Draft) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.drafts == nil {
		h.drafts = map[string]model.Draft{}
	}
	h.drafts[d.Entry] = d
}

func (h *heldDrafts) release(id string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.drafts, id)
}

func (h *heldDrafts) has(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	_, ok := h.drafts[id]
	return ok
}

// titles gives the titles of what is held.
func (h *heldDrafts) titles() (titles []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, d := range h.drafts {
		titles = append(titles, d.Title)
	}
	return titles
}

// withKept gives what is held, followed by the drafts that the journal keeps.
func (h *heldDrafts) withKept(kept []model.Draft) (drafts []model.Draft) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, d := range h.drafts {
		drafts = append(drafts, d)
	}
	return append(drafts, slices.DeleteFunc(slices.Clone(kept), func(d model.Draft) bool { _, newer := h.drafts[d.Entry]; return newer })...)
}
