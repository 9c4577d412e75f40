package cli_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
	"rung/storage/transfer"
	"rung/ui/cli"
)

// secretLife is a journal with a private entry of every kind, every word of which
// is a marker, and for every role of every kind entries that link to them and may
// be told.
type secretLife struct {
	entries  []model.Entry
	contents map[string][]byte
	markers  int
	today    model.Day
	private  map[string]string // ids by kind
	open     map[string]string
}

// secret is what every marker begins with.
const secret = "zqsecret"

var marked = regexp.MustCompile(`(?i)` + secret + `\d+`)

func (l *secretLife) marker() string {
	l.markers++
	return fmt.Sprintf("%s%03d", secret, l.markers)
}

// words are those of an open entry.
func (l *secretLife) words() string { return "Open words" }

func (l *secretLife) value(f model.Field, say func() string) any {
	switch f.Type {
	case model.Prose:
		return say() + " tells of the " + f.Key + " in words"
	case model.Text:
		return say()
	case model.Choice:
		return f.Choices[0]
	case model.YesNo:
		return f.Key != "left_out" && f.Key != "hidden"
	case model.Integer:
		return int64(3)
	case model.Year:
		return int64(2027)
	case model.Number:
		return model.Decimal("12.5")
	case model.Date:
		return l.today.Add(3)
	case model.Amount:
		return model.Money{Minor: 1250000, Currency: "USD"}
	case model.Link:
		return "https://" + strings.ReplaceAll(say(), " ", "-") + ".example/"
	case model.List:
		item := model.Values{}
		for _, of := range f.Of {
			item[of.Key] = l.value(of, say)
		}
		delete(item, "done")
		return []model.Values{item}
	}
	panic("no value of type " + f.Type)
}

func (l *secretLife) entry(k model.Kind, say func() string) model.Entry {
	e := model.NewEntry(k.ID, l.today)
	e.Title, e.Body = say()+" moved the payroll "+k.ID, say()+" tells how the "+k.ID+" went"
	e.Tags = []string{model.NormalizeTag(say())}
	for _, f := range k.Fields {
		e.Values[f.Key] = l.value(f, say)
	}
	switch k.ID {
	case "study":
		e.Values["status"], e.Values["form"], e.Values["finished"] = "finished", "certificate", l.today.Add(-2)
		e.Day = l.today.Add(-9)
		delete(e.Values, "valid_until")
	case "interview":
		delete(e.Values, "went")
		e.Values["description"] = "Must have: " + say() + "\nMust have: budgets\n"
	case "question":
		delete(e.Values, "built_in")
	}
	name, content := say()+".txt", []byte("file of "+say())
	sum := sha256.Sum256(content)
	hash := hex.EncodeToString(sum[:])
	e.Attachments = []model.Attachment{{Name: name, SHA256: hash, Bytes: int64(len(content))}}
	l.contents[hash] = content
	e.Normalize()
	return e
}

func newSecretLife(today model.Day) *secretLife {
	l := &secretLife{contents: map[string][]byte{}, today: today, private: map[string]string{}, open: map[string]string{}}
	for _, k := range model.Kinds {
		e := l.entry(k, l.marker)
		e.Private = true
		l.private[k.ID] = e.ID
		l.entries = append(l.entries, e)
		e = l.entry(k, l.words)
		l.open[k.ID] = e.ID
		l.entries = append(l.entries, e)
	}
	kinds := len(model.Kinds)
	for i, k := range model.Kinds {
		for _, role := range k.Links {
			for _, to := range model.Kinds {
				if len(role.To) > 0 && !slices.Contains(role.To, to.ID) {
					continue
				}
				// Open ones link to both, the private one to what is open.
				e := l.entry(k, l.words)
				e.Links = []model.LinkTo{{Role: role.ID, ID: l.private[to.ID]}}
				if role.Many {
					e.Links = append(e.Links, model.LinkTo{Role: role.ID, ID: l.open[to.ID]})
				}
				l.entries = append(l.entries, e)
				if own := &l.entries[2*i]; role.Many || len(own.Linked(role.ID)) == 0 {
					own.Links = append(own.Links, model.LinkTo{Role: role.ID, ID: l.open[to.ID]})
				}
			}
		}
		// What is open links to what is open too, so that each page has something to tell.
		for _, role := range k.Links {
			if to := append(slices.Clone(role.To), "achievement")[0]; role.Many || len(l.entries[2*i+1].Linked(role.ID)) == 0 {
				if id := l.open[to]; id != l.entries[2*i+1].ID {
					l.entries[2*i+1].Links = append(l.entries[2*i+1].Links, model.LinkTo{Role: role.ID, ID: id})
				}
			}
		}
	}
	for i := range l.entries[:2*kinds] {
		own := &l.entries[i]
		own.Links = slices.DeleteFunc(own.Links, func(to model.LinkTo) bool { return to.ID == own.ID })
	}
	return l
}

func (l *secretLife) write(t *testing.T, path string) {
	t.Helper()
	attached := map[string]string{}
	for hash, content := range l.contents {
		attached[hash] = base64.StdEncoding.EncodeToString(content)
	}
	sent, err := json.Marshal(map[string]any{"rung": 1, "entries": l.entries, "attachments": attached})
	if err == nil {
		err = os.WriteFile(path, sent, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// readable gives all that can be read in what was handed on: the files of an
// archive with their names, the words of a PDF.
func readable(t *testing.T, out []byte) string {
	t.Helper()
	switch {
	case bytes.HasPrefix(out, []byte("PK\x03\x04")):
		z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString(f.Name + "\n" + string(content) + "\n")
		}
		return all.String()
	case bytes.HasPrefix(out, []byte("%PDF")):
		if _, err := exec.LookPath("pdftotext"); err != nil {
			return "" // the same page is read as Markdown and as HTML
		}
		command := exec.Command("pdftotext", "-enc", "UTF-8", "-", "-")
		command.Stdin = bytes.NewReader(out)
		text, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	return string(out)
}

// TestNothingPrivateIsHandedOn walks every command that hands something on, with
// every value of its flags, over a journal of private entries: without
// --with-private no word of one is in what is written, printed or said.
func TestNothingPrivateIsHandedOn(t *testing.T) {
	commands, err := cli.HandingOn()
	if err != nil {
		t.Fatal(err)
	}
	everyFormatHasItsCommand(t, commands)
	rung := filepath.Join(buildRung(t), "rung")
	folder := t.TempDir()
	life := newSecretLife(model.NewDay(time.Now()))
	life.write(t, filepath.Join(folder, "life.json"))
	ended := func(args ...string) (out, said string, ok bool) {
		t.Helper()
		command := exec.Command(rung, append(args, "--journal", filepath.Join(folder, "life.rung"))...)
		command.Env = append(command.Environ(), "HOME="+folder, "XDG_STATE_HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder)
		var stdout, stderr bytes.Buffer
		command.Stdout, command.Stderr = &stdout, &stderr
		err := command.Run()
		return readable(t, stdout.Bytes()), stderr.String(), err == nil
	}
	if out, said, ok := ended("import", "json", filepath.Join(folder, "life.json")); !ok || strings.Contains(out, "Skipped") {
		t.Fatalf("the journal was not made: %s\n%s", out, said)
	}
	whole, _, _ := ended("export", "json")
	for _, e := range life.entries {
		said, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, marker := range marked.FindAllString(string(said), -1) {
			if !strings.Contains(whole, marker) {
				t.Errorf("the whole journal has no %s of %s", marker, e.Kind)
			}
		}
		for _, a := range e.Attachments {
			if !strings.Contains(whole, base64.StdEncoding.EncodeToString(life.contents[a.SHA256])) {
				t.Errorf("the whole journal has no file of %s", e.Kind)
			}
		}
	}
	for _, c := range commands {
		tells := false
		for _, args := range life.runs(c) {
			if slices.Equal(args, []string{"export", "json"}) {
				continue // the whole journal
			}
			out, said, _ := ended(args...)
			if found := marked.FindString(out + said); found != "" {
				t.Errorf("rung %s gives %s away: …%s…", strings.Join(args, " "), found, around(out+"\n"+said, found))
			}
		}
		for _, args := range life.plain(c) {
			out, _, _ := ended(append(args, "--with-private")...)
			tells = tells || marked.MatchString(out)
		}
		if !tells {
			t.Errorf("rung %s --with-private tells nothing private, so this test tries nothing", strings.Join(c.Words, " "))
		}
	}
}

func around(text, found string) string {
	at := strings.Index(text, found)
	return strings.ToValidUTF8(text[max(0, at-120):min(len(text), at+80)], "")
}

// plain gives a command with every value of its flags and arguments, one at a time,
// and with what it is about.
func (l *secretLife) plain(c cli.Command) (runs [][]string) {
	about := map[string][][]string{
		"people":        {{"--brief", l.open["contact"]}, {"--brief", l.private["contact"]}},
		"pack":          {{}, {l.open["interview"]}, {l.private["interview"]}},
		"export letter": {{"--for", l.open["application"]}, {"--for", l.private["application"]}},
		"bullets":       {{}, {"--all"}, {"--draft", l.private["achievement"]}},
		"export json":   {{"--query", "has:body"}},
	}[strings.Join(c.Words, " ")]
	if about == nil {
		about = [][]string{{}}
	}
	for _, of := range about {
		base := append(slices.Clone(c.Words), of...)
		if argument := c.Choices[""]; argument == nil {
			runs = append(runs, base, append(slices.Clone(base), "--json"))
		}
		for flag, choices := range c.Choices {
			for _, choice := range choices {
				if flag == "" {
					runs = append(runs, append(slices.Clone(base), choice), append(slices.Clone(base), choice, "--json"))
				} else if !slices.Contains(of, l.private["achievement"]) && (flag != "review" || len(of) == 0) {
					runs = append(runs, append(slices.Clone(base), "--"+flag, choice))
				}
			}
		}
	}
	return runs
}

// runs adds flags that are wrong, that find only what is private, or name it by its id.
func (l *secretLife) runs(c cli.Command) [][]string {
	runs := l.plain(c)
	for _, flag := range c.Free {
		if slices.Contains([]string{"out", "journal", "draft"}, flag) {
			continue
		}
		for _, words := range []string{"nosuchthing", "is:private", "zqs", l.private["application"], l.private["position"], l.private["contact"]} {
			run := slices.Clone(c.Words)
			if c.Words[0] == "people" { // without, it lists whom one knows on one's own screen
				if flag != "brief" {
					continue
				}
			} else if choices := c.Choices[""]; choices != nil {
				run = append(run, choices[0])
			}
			if flag != "" {
				run = append(run, "--"+flag)
			}
			runs = append(runs, append(run, words))
		}
	}
	return runs
}

// everyFormatHasItsCommand holds the walk to the formats that are written.
func everyFormatHasItsCommand(t *testing.T, commands []cli.Command) {
	t.Helper()
	err := transfer.Exchange{}.Export(context.Background(), io.Discard, "none", model.Query{}, false)
	_, list, found := strings.Cut(fmt.Sprint(err), "Use one of: ")
	if !found {
		t.Fatalf("no list of formats in: %v", err)
	}
	for format := range strings.SplitSeq(strings.TrimSuffix(list, "."), ", ") {
		if !slices.ContainsFunc(commands, func(c cli.Command) bool { return slices.Equal(c.Words, []string{"export", format}) }) {
			t.Errorf("no command writes %s", format)
		}
	}
}
