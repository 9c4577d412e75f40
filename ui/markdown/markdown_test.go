package markdown

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestMarkdownShowsItsParts(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"heading":    {"# One\n\ntext", "One|text"},
		"styles":     {"a **bold** and *slanted* `code`", "a |bold| and |slanted| |code"},
		"escapes":    {`\*not\* &amp; \&amp; &copy; AT&T`, "*not* & &amp; © AT&T"},
		"list":       {"- one\n- two\n  - three\n", "one|•|two|•|three|•"},
		"numbers":    {"3. c\n4. d", "c|3.|d|4."},
		"tasks":      {"- [ ] to do\n- [x] done", "to do|done"},
		"quote":      {"> said\n> again", "said again"},
		"code":       {"```\nfunc x() {\n\treturn\n}\n```", "func x() {|    return|}"},
		"html block": {"<script>\nalert(1)\n</script>", "<script>|alert(1)|</script>"},
		"html":       {"a <b onclick=x>b</b>", "a |<b onclick=x>|b|</b>"},
		"link":       {"[words](https://example.org/p)", "words| (https://example.org/p)"},
		"bare link":  {"see https://example.org/p", "see |https://example.org/p"},
		"script":     {"[words](javascript:alert)", "words| (javascript:alert)"},
		"file":       {"[words](file:///etc/passwd)", "words| (file:///etc/passwd)"},
		"image":      {"![a chart](https://example.org/c.png)", "a chart| (https://example.org/c.png)"},
		"break":      {"one  \ntwo\nthree", "one|two three"},
		"turned":     {"[a\u202Eb](https://example.org/\u202Egpj.exe)", "ab| (https://example.org/gpj.exe)"},
		"table":      {"| a | b |\n| - | - |\n| *c* | d |", "a  |  b|c|  |  d"},
		"struck":     {"~~no~~ yes", "~~no~~ yes"},
		"nothing":    {"", ""},
	} {
		m := NewView()
		m.OpenURL = func(string) {}
		m.Resize(fyne.NewSize(600, 100))
		m.SetText(c.source)
		if got := drawtest.VisibleTexts(m); got != c.want {
			t.Errorf("%s: shows %q, want %q", name, got, c.want)
		}
		if m.Text() != c.source {
			t.Errorf("%s: gives back %q", name, m.Text())
		}
	}
}

func TestMarkdownLinkOpensThroughTheCallbackOnly(t *testing.T) {
	var opened []string
	m := NewView()
	m.OpenURL = func(address string) { opened = append(opened, address) }
	w := drawtest.ShowWindow(t, m, 200, 200)
	m.SetText("[a link whose words are so many that they go on in the next line](https://example.org/p) [no](file:///x) <me@example.org>")
	var links []*link
	for _, o := range m.objects() {
		if l, ok := o.(*link); ok {
			links = append(links, l)
		}
	}
	if len(links) < 3 {
		t.Fatalf("%d pieces of links", len(links))
	}
	w.Canvas().FocusNext()
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeyReturn)
	w.Canvas().FocusNext()
	left := fyne.KeyName("")
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { left = key.Name })
	drawtest.PressKeys(w.Canvas().Focused(), fyne.KeySpace, fyne.KeyEscape)
	if left != fyne.KeyEscape {
		t.Error("Escape on a link does not reach the window")
	}
	test.Tap(links[1])
	if strings.Join(opened, " ") != "https://example.org/p mailto:me@example.org https://example.org/p" {
		t.Errorf("opened %v", opened)
	}
}

func TestMarkdownShowsAttachedPicturesInBounds(t *testing.T) {
	var asked []string
	m := NewView()
	m.Image = func(name string) fyne.Resource {
		asked = append(asked, name)
		switch name {
		case "chart.png":
			return fyne.NewStaticResource(name, picture(t, 2000, 1000))
		case "broken.png":
			return fyne.NewStaticResource(name, []byte("no picture"))
		}
		return nil
	}
	m.Resize(fyne.NewSize(400, 100))
	m.SetText("before ![chart](chart.png) after ![x](broken.png) ![y](gone.png)")
	var shown *canvas.Image
	for _, o := range m.objects() {
		if img, ok := o.(*canvas.Image); ok {
			shown = img
		}
	}
	if shown == nil || shown.Size().Width > 400 || shown.Size().Width != 2*shown.Size().Height {
		t.Errorf("the picture is %v", shown)
	}
	if got := drawtest.VisibleTexts(m); got != "before  after  |y| (gone.png)|(broken.png)" {
		t.Errorf("shows %q", got)
	}
	if len(asked) == 0 {
		t.Error("no picture was asked for")
	}
}

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMarkdownLinesStayReadable(t *testing.T) {
	m := NewView()
	m.Resize(fyne.NewSize(2000, 100))
	m.SetText(strings.Repeat("words that a person would write in a journal, ", 40))
	for _, o := range m.objects() {
		if text, ok := o.(*canvas.Text); ok && len([]rune(text.Text)) > 85 {
			t.Errorf("a line of %d characters: %q", len([]rune(text.Text)), text.Text)
		}
	}
	wide := m.MinSize().Height
	m.Resize(fyne.NewSize(250, 100))
	if m.MinSize().Height < 1.5*wide {
		t.Errorf("narrow %v, wide %v", m.MinSize().Height, wide)
	}
}

func TestMarkdownFollowsTheTheme(t *testing.T) {
	m := NewView()
	drawtest.ShowWindow(t, m, 500, 100)
	m.SetText("text")
	small := m.MinSize().Height
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, 200))
	m.Refresh()
	text := m.objects()[0].(*canvas.Text)
	if text.Color != theme.Color(theme.Ink) || m.MinSize().Height < 1.8*small {
		t.Errorf("colour %v, height %v after %v", text.Color, m.MinSize().Height, small)
	}
}

// hostile is text made to stall whoever reads it.
var hostile = map[string]string{
	"quotes":     strings.Repeat(">", 20000),
	"quotes far": strings.Repeat("> ", 300) + "x\n" + strings.Repeat(strings.Repeat("> ", 300)+"y\n", 200),
	"lists":      strings.Repeat("- ", 5000) + "x",
	"brackets":   strings.Repeat("[", 50000),
	"links":      strings.Repeat("[a](", 20000),
	"images":     strings.Repeat("![", 50000),
	"stars":      strings.Repeat("*a_", 30000),
	"ticks":      strings.Repeat("`", 50000) + "a",
	"word":       strings.Repeat("w", 200000),
	"marks":      strings.Repeat("\u0301", 60000),
	"angles":     strings.Repeat("<a", 40000),
	"paragraphs": strings.Repeat("a\n\n", 60000),
	"entities":   strings.Repeat("&", 60000),
}

func TestHostileMarkdownIsShownSoon(t *testing.T) {
	for name, source := range hostile {
		m := NewView()
		m.Resize(fyne.NewSize(500, 100))
		begun := time.Now()
		m.SetText(source)
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%s took %v, %d objects", name, took.Round(time.Millisecond), len(m.objects()))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("# a\n\n- [x] b *c* `d`\n\n> e [f](http://g) ![h](i.png)\n\n```\nj\n```\n", float32(300))
	f.Add("<b>\n\n1. a\n   - b\n\n\\* &amp; \x00 \u202E \xff", float32(1))
	f.Fuzz(func(t *testing.T, source string, width float32) {
		if !(width >= 0 && width < 4000) || len(source) > 4000 {
			return
		}
		m := NewView()
		m.OpenURL = func(string) {}
		m.Image = func(string) fyne.Resource { return nil }
		m.Resize(fyne.NewSize(width, 100))
		m.SetText(source)
		if height := m.MinSize().Height; !(height >= 0) {
			t.Errorf("height %v", height)
		}
		for _, o := range m.objects() {
			if text, ok := o.(*canvas.Text); ok && strings.ContainsAny(text.Text, "\x00\n\u202E") {
				t.Errorf("%q shows what cannot be seen", text.Text)
			}
		}
	})
}

func TestEmojiAreShownInMarkdown(t *testing.T) {
	m := NewView()
	drawtest.ShowWindow(t, m, 400, 400)
	for _, text := range []string{"done", "done 🎉", "done again"} {
		m.SetText(text)
		shown, ok := m.objects()[0].(*canvas.Text)
		if want := theme.StyleFor(text, fyne.TextStyle{}).TabWidth; !ok || shown.Text != text || shown.TextStyle.TabWidth != want {
			t.Errorf("%q is shown as %+v, want the tab width %d", text, m.objects()[0], want)
		}
	}
}

func TestMarkdownSetsBlocksWhereTheyBelong(t *testing.T) {
	m := NewView()
	drawtest.ShowWindow(t, m, 500, 400)
	m.SetText("# Title\n\ntext\n\n> quoted\n\n- one\n- two\n\n---\n\n- [x] done")
	at := map[string]*canvas.Text{}
	boxes, bars, rules := 0, 0, 0
	for _, o := range m.objects() {
		switch o := o.(type) {
		case *canvas.Text:
			at[o.Text] = o
		case *canvas.Image:
			boxes++
		case *canvas.Rectangle:
			if o.Size().Width == 3 {
				bars++
			} else if o.Size().Height == 1 {
				rules++
			}
		}
	}
	if boxes != 1 || bars != 1 || rules != 1 {
		t.Errorf("%d check boxes, %d bars of quotes, %d rules", boxes, bars, rules)
	}
	if at["Title"].TextSize <= at["text"].TextSize || !at["Title"].TextStyle.Bold || at["quoted"].Color != theme.Color(theme.Muted) {
		t.Error("the heading is no larger than text, or a quote looks like text")
	}
	left := func(word string) float32 { return at[word].Position().X }
	if left("quoted") <= left("text") || left("one") <= left("text") || left("one") != left("two") || left("done") != left("one") {
		t.Errorf("text begins at %v, a quote at %v, items at %v, %v and %v", left("text"), left("quoted"), left("one"), left("two"), left("done"))
	}
	above := func(upper, lower string) float32 {
		return at[lower].Position().Y - at[upper].Position().Y - at[upper].Size().Height
	}
	if above("one", "two") >= above("Title", "text") {
		t.Errorf("items stand %v apart, paragraphs %v", above("one", "two"), above("Title", "text"))
	}
}

func TestMarkdownIsLaidOutAnewForAnotherWidth(t *testing.T) {
	m := NewView()
	m.SetText(strings.Repeat("so many words ", 20))
	m.Resize(fyne.NewSize(600, 100))
	wide := m.MinSize().Height
	m.Resize(fyne.NewSize(200, 100))
	if narrow := m.MinSize().Height; narrow < 2*wide {
		t.Errorf("%v high where it is wide and %v where it is narrow", wide, narrow)
	}
	for _, o := range m.objects() {
		if right := o.Position().X + o.Size().Width; right > 201 {
			t.Errorf("a piece reaches to %v of 200", right)
		}
	}
	if !strings.HasPrefix(m.Text(), "so many") {
		t.Errorf("gives back %q", m.Text())
	}
}
