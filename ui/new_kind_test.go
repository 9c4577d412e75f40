package ui

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/assets/icons"
	"rung/model"
	"rung/model/resume"
	"rung/model/review"
	"rung/ui/cli"
	"rung/ui/widgets"
)

// TestEveryKindHasAnIcon holds the kinds to the drawings there are.
func TestEveryKindHasAnIcon(t *testing.T) {
	for _, k := range model.Kinds {
		if !icons.Known(k.Icon) {
			t.Errorf("there is no icon %q, which stands for %s", k.Icon, k.Plural)
		}
	}
}

// declaringNewKind is set in the environment of the process that declares a kind: what
// is declared cannot be taken back, and the other tests do without it.
const declaringNewKind = "RUNG_TEST_NEW_KIND"

// TestANewKindAndTypeAreUsedEverywhere declares a kind with a field of a new type, as
// one would in the model, and walks an entry of it from the form to the terminal.
// Nothing else knows of either.
func TestANewKindAndTypeAreUsedEverywhere(t *testing.T) {
	if os.Getenv(declaringNewKind) == "" {
		again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
		again.Env = append(os.Environ(), declaringNewKind+"=1")
		if out, err := again.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())) {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	declareSpeech()
	p := newPerson(t)
	id := p.givesSpeech()
	p.findsSpeech(id)
	p.tellsSpeech(id)
	p.handsSpeechOn(id)
	p.seesSpeechInTerminal(id)
}

// stars is a type of field: one to five of them.
const stars model.Type = "stars"

func declareSpeech() {
	model.DeclareType(stars, model.TypeRules{
		Parse: func(f model.Field, text string, _ model.Locale) (any, error) {
			var n int64
			if _, err := fmt.Sscanf(strings.TrimSuffix(strings.TrimSpace(text), "stars"), "%d", &n); err != nil || n < 1 || n > 5 {
				return nil, &model.Error{Code: model.Invalid, Field: f.Key, Message: f.Label + " wants one to five stars."}
			}
			return n, nil
		},
		Format: func(_ model.Field, v any, _ model.Locale) string { return fmt.Sprintf("%d stars", v) },
		Decode: func(_ model.Field, raw json.RawMessage) (any, error) {
			var n int64
			err := json.Unmarshal(raw, &n)
			return n, err
		},
		Compared: model.ComparedByOrder, Wanted: "a number of stars", Example: "4", Labelled: true,
	})
	model.DeclareKind(model.Kind{ID: "speech", Label: "Speech", Plural: "Speeches", Icon: "quote", TitleHint: "What was it about?",
		Deed: true, Work: true, Evidence: true, Story: model.StoryFields{Action: model.StoryBody, Result: "applause", Lesson: "lesson"},
		Fields: []model.Field{
			{Key: "applause", Label: "Applause", Type: model.Prose, Hint: "What did they say?", Expected: true},
			{Key: "liked", Label: "Liked", Type: stars, Hint: "4 stars", InList: true},
		}})
}

// givesSpeech writes a speech in the form and gives its id.
func (p *person) givesSpeech() string {
	p.Helper()
	p.run("new speech")
	p.types("Told the board about backups")
	p.tap("More fields")
	p.fill("Liked", "6 stars")
	p.press(withCtrl(fyne.KeyS))
	if found := p.find("kind:speech"); len(found) > 0 {
		p.Fatalf("six stars of five are kept as %v", found[0].Values)
	}
	p.fill("Liked", "4 stars")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("kind:speech")
	if e.Values["liked"] != int64(4) || strings.Join(e.Missing(), " ") != "Applause" {
		p.Fatalf("the form gives %#v, and says that %v is missing", e.Values, e.Missing())
	}
	e.Body, e.Values["applause"] = "I showed a restore.", "The board funded the second site."
	if _, err := p.Journal().Change(context.Background(), model.Edited, []string{e.ID}, func(was *model.Entry) { was.Body, was.Values = e.Body, e.Values }); err != nil {
		p.Fatal(err)
	}
	return e.ID
}

// findsSpeech looks for it in the list and by what only its kind and type know.
func (p *person) findsSpeech(id string) {
	p.Helper()
	second := ""
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Row); ok && row.Content().Title == "Told the board about backups" {
			second = row.Content().Second
		}
	})
	if !strings.Contains(second, "liked 4 stars") {
		p.Errorf("the list says of it %q", second)
	}
	for _, query := range []string{"liked>3", "liked:4", "has:liked", "second site", "kind:speeches", "liked<=4 -liked:1"} {
		if e := p.one(query); e.ID != id {
			p.Errorf("%s finds %q", query, e.Title)
		}
		q, err := model.ParseQuery(query, p.Locale(), false)
		if again, failed := model.ParseQuery(q.String(), p.Locale(), false); err != nil || failed != nil || again.String() != q.String() {
			p.Errorf("%s is written %s (%v)", query, q, failed)
		}
	}
	if found := p.find("liked>4"); len(found) > 0 {
		p.Error("more than four stars are found")
	}
}

// tellsSpeech tells it as a story, and traces its number.
func (p *person) tellsSpeech(id string) {
	p.Helper()
	e := p.one("id:" + id)
	s := review.NewStory(e, p.Locale())
	if s.Action.Text != e.Body || s.Result.Text != "The board funded the second site." || s.Reflection.Field != "lesson" || s.Band() != review.Fair {
		p.Errorf("the story is %+v", s)
	}
	traced := resume.Lexicon{}.TraceNumbers("Won 4 stars from the board", []model.Entry{e})
	if len(traced) != 1 || traced[0].Field != "liked" {
		p.Errorf("its number is traced to %+v", traced)
	}
}

// handsSpeechOn writes it in each format, and reads the journal's own back.
func (p *person) handsSpeechOn(id string) {
	p.Helper()
	ctx, files := context.Background(), map[string][]byte{}
	for _, format := range []string{"json", "csv", "markdown", "html"} {
		var out bytes.Buffer
		if err := p.Exchange().Export(ctx, &out, format, model.Query{}, false); err != nil {
			p.Errorf("%s: %v", format, err)
		}
		files[format] = out.Bytes()
	}
	if !bytes.Contains(files["csv"], []byte("4 stars")) || !bytes.Contains(files["html"], []byte("4 stars")) {
		p.Errorf("it is written\n%s\n%s", files["csv"], files["html"])
	}
	before := p.one("id:" + id)
	for _, format := range []string{"json", "csv"} {
		other := newPerson(p.T)
		if _, err := other.Exchange().Import(ctx, bytes.NewReader(files[format]), model.ImportSource{Format: format}, false); err != nil {
			p.Fatal(err)
		}
		if e := other.one("liked:4"); e.Kind != "speech" || e.Values["applause"] != before.Values["applause"] {
			p.Errorf("from %s it comes as a %s with %v", format, e.Kind, e.Values)
		}
	}
}

// seesSpeechInTerminal shows it in the terminal and adds another there.
func (p *person) seesSpeechInTerminal(id string) {
	p.Helper()
	terminal := func(args ...string) string {
		var out, complaint bytes.Buffer
		open := func(context.Context, string, cli.Access) (cli.Session, error) {
			return cli.Session{Journal: p.Journal(), Exchange: p.Exchange(), Close: func() error { return nil }}, nil
		}
		if code := cli.Run(context.Background(), args, cli.Services{Version: "test", In: strings.NewReader(""), Out: &out, Err: &complaint, Open: open, Lexicon: loadLexicon}); code != 0 {
			p.Errorf("%v ends with %d: %s", args, code, &complaint)
		}
		return out.String()
	}
	if said := terminal("show", id); !strings.Contains(said, "Liked") || !strings.Contains(said, "4 stars") {
		p.Errorf("the terminal shows\n%s", said)
	}
	terminal("add", "Spoke to the interns !speech", "--set", "liked=5 stars")
	if said := terminal("list", "liked>4"); !strings.Contains(said, "interns") {
		p.Errorf("the terminal lists\n%s", said)
	}
}
