package transfer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"

	"rung/model"
	"rung/storage/transfer/documents"
)

func fonts() documents.Fonts {
	return documents.Fonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content()}
}

// aYear is a journal with what a book has to set.
func aYear(t *testing.T) Exchange {
	t.Helper()
	p := newExchange(t)
	p.Fonts = fonts
	var shelf bytes.Buffer
	if err := png.Encode(&shelf, image.NewGray16(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	contents := map[string][]byte{}
	attached := func(name string, content []byte) model.Attachment {
		sum := sha256.Sum256(content)
		contents[hex.EncodeToString(sum[:])] = content
		return model.Attachment{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}
	}
	ana, secret := model.NewEntry("contact", "2026-01-05"), model.NewEntry("contact", "2026-01-06")
	ana.Title, secret.Title, secret.Private = "Ana Núñez", "Nobody's business", true
	e := model.NewEntry("achievement", "2026-11-20")
	e.Title, e.Time, e.Tags = "Moved <b>twelve</b> depots", "14:05", []string{"erp"}
	e.Body = "# Why\n\nSome *text* with [a page](https://example.org/a) and <script>x</script>.\n\n![](shelf.png)\n![far](https://example.org/far.png) ![](broken.png)\n\n1. one\n   - inner\n2. [x] two\n\n> quoted\n\n```\ncode\n```\n\n<div>\nkept words\n</div>\n\n| a | b |\n| - | - |\n| c | d |\n"
	e.Values["result"] = "Nine hours"
	e.Links = []model.LinkTo{{Role: "witness", ID: ana.ID}, {Role: "witness", ID: secret.ID}}
	e.Attachments = []model.Attachment{attached("shelf.png", shelf.Bytes()), attached("broken.png", shelf.Bytes()[:60])}
	old, hidden := model.NewEntry("note", "2025-12-31"), model.NewEntry("note", "2026-11-19")
	old.Title, hidden.Title, hidden.Private = "The year before", "Not for others", true
	p.save(t, contents, ana, secret, e, old, hidden)
	return p
}

func (p Exchange) bookAs(t *testing.T, format string, q model.Query) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Export(context.Background(), &b, format, q, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBookAsAPage(t *testing.T) {
	p := aYear(t)
	page := p.bookAs(t, "html", model.Query{})
	for _, want := range []string{"<h1>Journal, Wed 31 Dec 2025 to Fri 20 Nov 2026</h1>", "<h2>November 2026</h2>", "<h3>Moved &lt;b&gt;twelve&lt;/b&gt; depots</h3>",
		"Fri 20 Nov 2026, 14:05 · Achievement · #erp", "<h4>Why</h4>", "&lt;script&gt;x&lt;/script&gt;", `src="data:image/png;base64,`,
		`<a href="https://example.org/far.png">far</a>`, "kept words", "<td>d</td>", "<dd>Nine hours</dd>", "<dd>Ana Núñez</dd>", "<dd>shelf.png, broken.png</dd>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, never := range []string{"<script", `src="http`, "Not for others", "Nobody", "raw HTML"} {
		if strings.Contains(page, never) {
			t.Errorf("the page has %q", never)
		}
	}
	if t.Failed() {
		t.Log(page)
	}
	if p.bookAs(t, "html", model.Query{}) != page {
		t.Error("the same journal is another page")
	}
	period, err := model.ParseQuery("day:2025-12-31", model.Locale{Today: "2026-11-20"}, false)
	if err != nil {
		t.Fatal(err)
	}
	if page := p.bookAs(t, "html", period); !strings.Contains(page, "<h1>Journal of Wed 31 Dec 2025</h1>") || strings.Contains(page, "depots") {
		t.Errorf("the book of a day is\n%s", page)
	}
}

func TestABookOfNothingIsRefused(t *testing.T) {
	for _, format := range []string{"html", "pdf"} {
		if err := newExchange(t).Export(context.Background(), &bytes.Buffer{}, format, model.Query{}, false); model.CodeOf(err) != model.NotFound {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestOnlyPagesAndLettersAreLinksInABook(t *testing.T) {
	p := newExchange(t)
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "Links"
	e.Body = "[run](javascript:alert(1)) [odd](JAVASCRIPT:alert) [data](data:text/html,x) [file](file:///etc/passwd) [**beside**](../other.html) [slash](//example.org) ![pic](file:///x.png)\n\n" +
		"<javascript:alert(2)> <ftp://example.org/f> ftp://example.org/g www.example.org/w https://example.org/h ana@example.org <bo@example.org>\n\n" +
		"[page](https://example.org/p) [letter](mailto:ana@example.org) [named][ref]\n\n[ref]: vbscript:x\n"
	p.save(t, nil, e)
	page := p.bookAs(t, "html", model.Query{})
	var led []string
	for _, link := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(link[1], "#") { // the book's own chapters
			led = append(led, link[1])
		}
	}
	if want := []string{"http://www.example.org/w", "https://example.org/h", "mailto:ana@example.org", "mailto:bo@example.org", "https://example.org/p", "mailto:ana@example.org"}; !slices.Equal(led, want) {
		t.Errorf("its links lead to %q, want %q", led, want)
	}
	for _, want := range []string{"run (javascript:alert(1))", "odd (JAVASCRIPT:alert)", "<strong>beside</strong> (../other.html)", "pic (file:///x.png)", "ftp://example.org/g", "named (vbscript:x)", "javascript:alert(2)"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}

func TestLettersThatCannotBePrintedAreTold(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	p.Fonts = fonts
	party, plain, star := model.NewEntry("note", "2026-11-20"), model.NewEntry("note", "2026-11-19"), model.NewEntry("note", "2026-11-18")
	party.Title, party.Body = "Shipped 🎉 with 山田", "- and שלום ☑️ e\u0301"
	plain.Title, plain.Body = "Plain", "Zoë – 5 € “naïve”"
	star.Title = "Secret 山"
	star.Private = true
	p.save(t, nil, party, plain, star)
	lost, err := p.ExportLosses(ctx, "pdf", model.Query{}, false)
	if want := "1 entry holds letters that cannot be printed (“Shipped 🎉 with 山田”): 🎉 山 田 ש ל ו ם ☑. A ? stands in their place. HTML shows them."; err != nil || strings.Join(lost, "\n") != want {
		t.Errorf("%q, %v\nwant %q", lost, err, want)
	}
	for format, q := range map[string]model.Query{"html": {}, "pdf": {Terms: []model.Term{{Key: "id", Text: plain.ID}}}} {
		if lost, err := p.ExportLosses(ctx, format, q, false); err != nil || len(lost) > 0 {
			t.Errorf("%s: %q, %v", format, lost, err)
		}
	}
	words := wordsOfPDF(t, p.bookAs(t, "pdf", model.Query{}))
	if !strings.Contains(words, "Shipped ? with ?") || strings.ContainsAny(words, "\ufffd□") {
		t.Errorf("on paper:\n%s", words)
	}
	p.Fonts = func() documents.Fonts {
		f := fonts()
		f.Others = func([]rune) [][]byte { return [][]byte{theme.DefaultTextMonospaceFont().Content()} }
		return f
	}
	lost, err = p.ExportLosses(ctx, "pdf", model.Query{}, false)
	if err != nil || len(lost) != 1 || strings.Contains(lost[0], "☑") || !strings.Contains(lost[0], "山") {
		t.Errorf("with another font: %q, %v", lost, err)
	}
	if first := p.bookAs(t, "pdf", model.Query{}); first != p.bookAs(t, "pdf", model.Query{}) || !strings.Contains(wordsOfPDF(t, first), "☑") {
		t.Errorf("with another font, on paper:\n%s", wordsOfPDF(t, first))
	}
}

// wordsOfPDF reads a PDF's words with pdftotext, which other systems than Linux may lack.
func wordsOfPDF(t *testing.T, content string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil && runtime.GOOS != "linux" {
		t.Skip("there is no pdftotext")
	}
	if err != nil {
		t.Fatalf("pdftotext is of poppler-utils, which make setup-test installs: %v", err)
	}
	at := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(at, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	words, err := exec.Command(tool, at, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}
