package review

import (
	"context"
	"errors"
	"slices"
	"sync"

	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
)

// Library holds what review knows of a journal: every entry that could be told as a
// story or be evidence, as the stems of its words, and complete questions,
// interviews and decisions. It is loaded once and updated with every save. Its
// methods are safe for concurrent use.
type Library struct {
	mu              sync.Mutex
	bank            QuestionBank
	builtIn         Synonyms // the built-in ones
	synonyms        Synonyms // with the person's own
	competencyRules readiness.CompetencyRules
	names           *meaning.Lexicon // of products, certificates, methods, laws

	vocabulary *vocabulary
	docs       []indexedEntry
	at         map[string]int         // of an entry's doc
	entries    map[string]model.Entry // questions, interviews, planned actions and rulings, by id
	lexicon    *lexicon               // the compiled synonyms; nil where they changed
}

// indexedEntry is one entry as it is searched. Trashed entries stay, since they may
// be restored, but are inactive.
type indexedEntry struct {
	id, kind, title string
	day             model.Day
	inactive        bool // trashed, or not evidence
	private         bool
	standing        standing
	things          []namedInEntry
	about           []string // the entries that a bullet is about
	span            span
	degree          degree
	certified       bool        // a certificate that was earned
	finished        bool        // of a study
	sum             model.Money // the largest that it names
	measured        bool        // has a number that was measured
	led             int64       // people led
	failed          bool        // it tells of something that went wrong
	band            Band
	competencies    []string
	stems           []int32
}

// NewLibrary returns an empty library.
func NewLibrary(bank QuestionBank, synonyms Synonyms, competencyRules readiness.CompetencyRules, names *meaning.Lexicon) *Library {
	return &Library{bank: bank, builtIn: synonyms, synonyms: synonyms, competencyRules: competencyRules, names: names, vocabulary: newVocabulary(),
		at: map[string]int{}, entries: map[string]model.Entry{}}
}

// Load reads the whole journal and the person's synonyms. Errors: the reader's.
func (l *Library) Load(ctx context.Context, r model.Reader) error {
	if err := l.LoadSynonyms(ctx, r); err != nil {
		return err
	}
	var unread error
	err := model.EachEntry(ctx, r, model.EveryKindQuery(), func(e model.Entry) { unread = errors.Join(unread, l.PutEntries(e)) })
	return errors.Join(err, unread)
}

// LoadSynonyms reads the person's own synonyms again, as after they were edited.
// Errors: the reader's.
func (l *Library) LoadSynonyms(ctx context.Context, r model.Reader) error {
	own, err := ReadOwnSynonyms(ctx, r)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.synonyms, l.lexicon = l.builtIn.With(own), nil
	return nil
}

// PutEntries updates the library with entries as they are after a save. Errors:
// those of readiness for unreadable values.
func (l *Library) PutEntries(entries ...model.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range entries {
		switch e.Kind {
		case model.KindQuestion, model.KindInterview, model.KindAction, model.KindRuling:
			l.entries[e.ID] = e.Clone()
		default:
			delete(l.entries, e.ID)
		}
		if err := l.indexEntry(e); err != nil {
			return err
		}
	}
	return nil
}

// RemoveEntries forgets entries that were deleted for good.
func (l *Library) RemoveEntries(ids ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range ids {
		delete(l.entries, id)
		if at, known := l.at[id]; known {
			l.docs[at] = indexedEntry{id: id, inactive: true}
		}
	}
}

func (l *Library) indexEntry(e model.Entry) error {
	at, known := l.at[e.ID]
	if kind, _ := model.KindOf(e.Kind); !kind.Evidence {
		if known {
			l.docs[at] = indexedEntry{id: e.ID, inactive: true}
		}
		return nil
	}
	if !known {
		at = len(l.docs)
		l.at[e.ID] = at
		l.docs = append(l.docs, indexedEntry{})
	}
	competencies, err := l.competencyRules.CompetenciesOf(e)
	if err != nil {
		return err
	}
	story, texts := NewStory(e, model.Locale{}), entryTexts(e)
	// A planned entry, or a bullet that is left out, is no evidence yet.
	left := e.Kind == model.KindBullet && e.Values.Yes("left_out") || e.Values.Text("status") == "planned" || e.Read.IsPlan()
	led, _ := e.Values.Integer("people_led")
	d := indexedEntry{id: e.ID, kind: e.Kind, title: e.Title, day: e.Day, inactive: e.Trashed || left, private: e.Private,
		measured: slices.ContainsFunc(story.Numbers, func(n Number) bool { return n.Known == "measured" }),
		failed:   isFailure(e), led: led, band: story.Band(), competencies: competencies,
		stems: slices.Clone(l.vocabulary.stemTexts(texts...))}
	d.standing, d.things, d.span, d.sum = standingOf(e), l.namesIn(texts), spanOf(e), sumOf(e)
	if e.Kind == model.KindBullet {
		d.about = e.Linked("about")
	}
	d.degree, d.certified, d.finished = studiedFor(e)
	l.docs[at] = d
	return nil
}

// isFailure reports whether an entry tells of something that went wrong.
func isFailure(e model.Entry) bool {
	return e.Values.Text("mistake") != "" || e.Read.Has(model.PartStory("mistake")) || e.Values.Text("tone") == "criticism" ||
		slices.Contains([]string{"died", "failed", "partly", "refused"}, e.Values.Text("outcome"))
}

// entryTexts returns all texts of an entry, its choices among them: a study whose
// form is a degree need not say so again.
func entryTexts(e model.Entry) []string {
	list := append([]string{e.Title, e.Body}, e.Tags...)
	if e.Kind == model.KindBullet {
		return list // the text that a bullet was drafted from does not count
	}
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		switch v := e.Values[f.Key].(type) {
		case string:
			if f.Type != model.Link {
				list = append(list, v)
			}
		case []model.Values:
			for _, item := range v {
				for _, of := range f.Of {
					list = append(list, item.Text(of.Key))
				}
			}
		}
	}
	return list
}

// Questions returns every question: the built-in ones, then the person's own by
// creation; hidden ones too.
func (l *Library) Questions() []Question {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.allQuestions()
}

func (l *Library) allQuestions() []Question {
	return l.questionsWithout(func(string) bool { return false })
}

// questionsWithout returns the questions without the changes that hidden entries
// make to them.
func (l *Library) questionsWithout(hidden func(id string) bool) []Question {
	var own []model.Entry
	kept := map[string]model.Entry{}
	for _, e := range l.entries {
		if hidden(e.ID) {
			continue
		}
		if id := e.Values.Text("built_in"); e.Kind == model.KindQuestion && id != "" {
			kept[id] = e
		} else if e.Kind == model.KindQuestion && !e.Trashed {
			own = append(own, e)
		}
	}
	list := make([]Question, 0, len(l.bank.Questions)+len(own))
	for _, q := range l.bank.Questions {
		if e, ok := kept[q.ID]; ok && e.Trashed {
			q.entry = &e
		} else if ok {
			q = q.withEntry(e)
		}
		list = append(list, q)
	}
	slices.SortFunc(own, compareCreated)
	for _, e := range own {
		list = append(list, Question{}.withEntry(e))
	}
	l.attachAnswers(list)
	return list
}

func compareCreated(a, b model.Entry) int {
	if c := a.Created.Compare(b.Created); c != 0 {
		return c
	}
	if a.ID < b.ID {
		return -1
	}
	return 1
}

// attachAnswers drops stories that are gone, and adds where each question was asked.
func (l *Library) attachAnswers(list []Question) {
	there := l.askingsByWords()
	for i := range list {
		q := &list[i]
		stories := []string{}
		for _, id := range q.Stories {
			if at, known := l.at[id]; known && !l.docs[at].inactive {
				stories = append(stories, id)
			}
		}
		if q.Stories, q.Asked = stories, []Asking{}; len(there) > 0 {
			q.Asked = append(q.Asked, there[comparableWords(q.Text)]...)
		}
	}
}

// Question returns one question. Errors: NotFound.
func (l *Library) Question(id string) (Question, error) {
	for _, q := range l.Questions() {
		if q.ID == id {
			return q, nil
		}
	}
	return Question{}, questionNotFound(id)
}

func questionNotFound(id string) error {
	return &model.Error{Code: model.NotFound, Message: "There is no question “" + id + "”. List them with: rung stories"}
}

// bestBand returns the band of the best story that answers a question; Thin where
// there is none.
func (l *Library) bestBand(q Question) Band {
	best := Thin
	for _, id := range q.Stories {
		switch band := l.docs[l.at[id]].band; {
		case band == Strong:
			return Strong
		case band == Fair:
			best = Fair
		}
	}
	return best
}
