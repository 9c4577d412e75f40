package advice

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// MostAsked is how many questions are asked in one sitting.
const MostAsked = 20

// RepairOffer leads to the questions about what is written already, where there are any:
// it says how many there are, and what answering them would gain.
type RepairOffer struct {
	Object *fyne.Container
	Button *widgets.Button

	host    kit.Host
	key     string // of its loading
	most    int    // how many questions are named
	rows    *fyne.Container
	arrange func() // lays the screen out anew
}

// NewRepairOffer builds an offer for a screen that names so many of the questions. It is
// hidden until Reload finds something to ask.
func NewRepairOffer(host kit.Host, screen string, most int, arrange func()) *RepairOffer {
	r := &RepairOffer{host: host, key: screen + " repair", most: most, rows: widgets.NewStacked(0), arrange: arrange}
	r.Button = widgets.NewButton("", widgets.ButtonStyle{Small: true}, func() { host.Go(kit.Route{Screen: kit.ScreenRepair}) })
	r.Object = widgets.NewStacked(1, r.rows, widgets.NewWrap(0, r.Button))
	r.Object.Hide()
	return r
}

// repairable is what could be asked now.
type repairable struct {
	questions []readiness.Question
	gain      strength.Share // of the best answers together
}

// offerPause is how long the offer waits for what is read at once: trying answers takes
// a while, and after several writes one reading is enough.
const offerPause = 200 * time.Millisecond

// Reload asks the readiness map what could be asked, once the rest was read.
func (r *RepairOffer) Reload() { r.host.After(r.key, offerPause, r.read) }

func (r *RepairOffer) read() {
	index, on := r.host.Readiness(), r.host.Locale().Today
	if index == nil {
		return
	}
	kit.Load(r.host, r.key, func(ctx context.Context) (found repairable, err error) {
		framework, lookup, read := index.ChosenFramework().ID, Lookup(ctx, r.host), WordReading(r.host)
		if found.questions, err = index.Questions(framework, on, lookup, read); err != nil {
			return found, err
		}
		found.questions = found.questions[:min(len(found.questions), MostAsked)]
		found.gain, err = index.GainTogether(framework, on, found.questions, lookup, read)
		return found, err
	}, r.show)
}

// Lookup finds the entries that questions are about.
func Lookup(ctx context.Context, host kit.Host) readiness.EntryLookup {
	return func(id string) (model.Entry, error) { return host.Journal().Entry(ctx, id) }
}

// WordReading reads their words, or is nil while the lexicon is being read.
func WordReading(host kit.Host) readiness.WordReading {
	if reader := host.WordReader(); reader != nil {
		return reader.ReadOffering
	}
	return nil
}

func (r *RepairOffer) show(found repairable) {
	n := len(found.questions)
	widgets.SetShown(r.Object, n > 0)
	r.rows.RemoveAll()
	for _, q := range found.questions[:min(n, r.most)] {
		r.rows.Add(widgets.NewItem(widgets.ItemContent{Title: q.Title, Second: q.Words, Note: "+" + GainWords(q.Gain), Plain: true},
			func() { r.host.Go(kit.Route{Screen: kit.ScreenRepair, ID: q.Entry}) }))
	}
	r.Button.SetText(kit.Counted(n, "Answer a question", "Answer {{.Count}} questions") + ": " +
		lang.L("up to +{{.Gain}}", map[string]any{"Gain": GainWords(found.gain)}))
	r.Object.Refresh()
	r.arrange()
}
