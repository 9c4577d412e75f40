package documents

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2/theme"

	"rung/model"
	"rung/model/readiness"
)

func fonts() Fonts {
	return Fonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content()}
}

func sheet() readiness.PrintedReport {
	return readiness.PrintedReport{
		Title: "Seven steps", Source: "a page", On: "2026-11-20", Coverage: 5412, Done: 6789, StandingText: "The gate holds.",
		Outlook: readiness.Outlook{Target: "2027-06-01", Slowest: "A2", Steps: map[string]*readiness.Forecast{"A2": {Pace: 140, Reaches: "2027-07-01", Needs: 210}}},
		Life:    readiness.Life{PresentRole: "administrator", TargetRole: "IT manager", TargetDay: "2027-06-01"},
		Steps: []readiness.PrintedStep{
			{ID: "A1", Title: "Business", Coverage: 10000, EvidenceCount: 5, Shown: []model.Ref{{Title: "Größe *now* [x](http://y)", Day: "2026-11-03"}, {Title: "Łódź <b>\n# & 東京 🎉", Day: "2026-11-02"}}},
			{ID: "A2", Title: "Relationships", Gaps: []string{"2 more departments", "1 more talk"}},
		},
		Next: []readiness.Action{{Title: "Coffee with Søren", Reason: "You have not met."}},
	}
}

func written(t *testing.T, format string, s readiness.PrintedReport) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := WriteReport(&b, format, s, model.Locale{}, fonts()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReportInMarkdown(t *testing.T) {
	const want = `# Seven steps: 54 %, of 68 % done

Readiness on Fri 20 Nov 2026 · now administrator · aiming for IT manager by Tue 1 Jun 2027

The gate holds. Slowest: Relationships. At a pace of +1.4 a month it is at 80 % in Jul 2027. To be there by 1 Jun 2027 takes +2.1 a month.

## A1 Business: 100 %

Shown by **Größe \*now\* \[x\](http://y)** (Tue 3 Nov 2026), **Łódź \<b\> \# \& 東京 🎉** (Mon 2 Nov 2026) and 3 more.

## A2 Relationships: 0 %

Nothing written yet.

Missing: 2 more departments; 1 more talk.

## What comes next

- **Coffee with Søren**: You have not met.

After a page.
`
	if got := written(t, "md", sheet()); got != want {
		t.Errorf("written:\n%s\nwant:\n%s", got, want)
	}
}

// TestReportInPDF reads the words back out of the page.
func TestReportInPDF(t *testing.T) {
	file := written(t, "pdf", sheet())
	page := pageText(t, file)
	for _, want := range []string{"Seven steps: 54 %, of 68 % done", "Readiness on Fri 20 Nov 2026 · now administrator", "A1 Business", "100 %", "Größe *now* [x](http://y)",
		"Łódź <b> # &", "Nothing written yet.", "Missing: 2 more departments; 1 more talk.", "• Coffee with Søren: You have not met.", "After a page."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if again := written(t, "pdf", sheet()); again != file {
		t.Error("the same report is another file")
	}
}

func TestAReportWithMuchToSayStaysOnOnePage(t *testing.T) {
	s := sheet()
	long := readiness.PrintedStep{ID: "X", Title: strings.Repeat("A step with a name that goes on ", 6), Coverage: 1234, EvidenceCount: 9,
		Gaps: []string{strings.Repeat("1 more of something that takes a line to say; ", 2)}}
	for range 3 {
		long.Shown = append(long.Shown, model.Ref{Title: strings.Repeat("Something done ", 3), Day: "2026-11-03"})
	}
	s.Steps = nil
	for range 10 {
		s.Steps = append(s.Steps, long)
	}
	if n := pages(written(t, "pdf", s)); n != 1 {
		t.Errorf("ten steps take %d pages", n)
	}
	s.Steps = append(append(s.Steps, s.Steps...), s.Steps...)
	if n := pages(written(t, "pdf", s)); n < 2 {
		t.Errorf("thirty steps of such length are squeezed on %d page", n)
	}
}

func TestAReportOfAnotherFormatIsRefused(t *testing.T) {
	var b bytes.Buffer
	if _, err := WriteReport(&b, "docx", sheet(), model.Locale{}, fonts()); model.CodeOf(err) != model.Invalid || b.Len() > 0 {
		t.Errorf("gave %v and %d bytes", err, b.Len())
	}
	for _, format := range ReportFormats {
		if _, err := WriteReport(full{}, format, sheet(), model.Locale{}, fonts()); !errors.Is(err, errFull) {
			t.Errorf("%s on a full disk: %v", format, err)
		}
	}
}

var errFull = errors.New("no room")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func pages(file string) int { return strings.Count(file, "/Type /Page\n") }

// pageText gives the words of a PDF's streams, which are written in UTF-16 in
// brackets.
func pageText(t *testing.T, file string) string {
	t.Helper()
	var words strings.Builder
	for rest := file; ; {
		var stream string
		var found bool
		_, rest, found = strings.Cut(rest, "stream\n")
		if !found {
			return words.String()
		}
		stream, rest, _ = strings.Cut(rest, "\nendstream")
		z, err := zlib.NewReader(strings.NewReader(stream))
		if err != nil {
			continue // not a packed one
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		content = bytes.ReplaceAll(content, []byte(") Tj"), []byte(")Tj"))
		if !bytes.Contains(content, []byte(")Tj")) {
			continue
		}
		for _, text := range strings.Split(string(content), ")Tj")[:bytes.Count(content, []byte(")Tj"))] {
			words.WriteString(shownText(text[strings.LastIndex(text, "Td (")+len("Td ("):]) + " ")
		}
	}
}

func shownText(raw string) string {
	raw = strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r").Replace(raw)
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}
