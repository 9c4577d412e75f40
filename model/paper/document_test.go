package paper

import (
	"strconv"
	"strings"
	"testing"

	"rung/model"
)

// half is a font whose letters are all half as wide as high.
func half(text string, size float64, _ bool) float64 { return float64(len([]rune(text))) * size / 2 }

// rows joins the runs of a page that stand on one line.
func rows(p Page) []string {
	var lines []string
	y := 0.0
	for _, r := range p.Runs {
		if r.Y != y {
			lines = append(lines, r.Text)
		} else {
			lines[len(lines)-1] += " " + r.Text
		}
		y = r.Y
	}
	return lines
}

func TestWordsWrapAtSpaces(t *testing.T) {
	for _, tt := range []struct {
		text    string
		columns int
		want    string
	}{
		{"", 10, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 40, "one two three"},
		{"a\n b\t c", 1, "a|b|c"},
		{"seventeen at 5", 4, "seve|ntee|n at|5"},
		{"10\u00a0km away", 6, "10\u00a0km|away"},
		{"ééééé", 2, "éé|éé|é"},
		{"wide", 0, "w|i|d|e"},
	} {
		if got := strings.Join(WrapText(tt.text, tt.columns), "|"); got != tt.want {
			t.Errorf("%q in %d columns: %q, want %q", tt.text, tt.columns, got, tt.want)
		}
	}
}

func TestBlocksWithoutWordsAreLeftOut(t *testing.T) {
	var p Document
	p.Add(Block{Style: Subtitle})
	p.Add(Block{Style: Paragraph, Aside: "2026"})
	p.AddText("One\nline.\n\n\n\nAnother.")
	if len(p.Blocks) != 2 || p.Blocks[0].Text != "One line." || p.Blocks[1].Text != "Another." {
		t.Errorf("it holds %+v", p.Blocks)
	}
}

func TestALineKeepsItsLooksApart(t *testing.T) {
	p := Document{Size: A4}
	p.Add(Block{Style: Heading, Text: "Experience"})
	p.Add(Block{Style: Item, Strong: "Ana Ruiz", Text: "Finance", Aside: "2026"})
	pages := Layout(p, half)
	if len(pages) != 1 || len(pages[0].Rules) != 1 {
		t.Fatalf("laid out as %+v", pages)
	}
	runs := pages[0].Runs
	if runs[0].Text != "EXPERIENCE" || !runs[0].Bold || runs[0].Y > pages[0].Rules[0].Y {
		t.Errorf("the heading is %+v over %+v", runs[0], pages[0].Rules[0])
	}
	want := []Run{{Text: bullet}, {Text: "Ana Ruiz", Bold: true}, {Text: "Finance"}, {Text: "· 2026", Muted: true}}
	for i, r := range runs[1:] {
		if r.Text != want[i].Text || r.Bold != want[i].Bold || r.Muted != want[i].Muted || r.Y != runs[1].Y || r.X <= runs[0].X {
			t.Errorf("run %d is %+v, want %+v", i, r, want[i])
		}
	}
}

// Dates stay together, and their dot with them.
func TestAnAsideIsNotTorn(t *testing.T) {
	for n := range 60 {
		p := Document{Size: A4}
		p.Add(Block{Style: Subheading, Text: strings.Repeat("word ", n) + "end", Aside: "Sep 2012 – May 2014"})
		lines := rows(Layout(p, half)[0])
		if last := lines[len(lines)-1]; !strings.HasSuffix(last, "· Sep 2012 – May 2014") {
			t.Errorf("after %d words, the last line is %q", n, last)
		}
	}
	p := Document{Size: A4}
	p.Add(Block{Style: Item, Text: "Goal", Aside: strings.Repeat("told at length ", 20)})
	if lines := rows(Layout(p, half)[0]); len(lines) < 4 {
		t.Errorf("a long aside is %q", lines)
	}
}

// TestHeadingsStayWithWhatTheyHead wherever the page ends.
func TestHeadingsStayWithWhatTheyHead(t *testing.T) {
	for before := range 60 {
		p := Document{Size: Letter}
		for range before {
			p.Add(Block{Style: Item, Text: "one line"})
		}
		p.Add(Block{Style: Subheading, Text: "Employer"})
		p.Add(Block{Style: MinorHeading, Text: "Role"})
		p.Add(Block{Style: Item, Text: strings.Repeat("one of two lines ", 5)})
		for _, page := range Layout(p, half) {
			lines := rows(page)
			if last := lines[len(lines)-1]; last == "Employer" || last == "Role" {
				t.Errorf("after %d lines, a page ends with %q", before, last)
			}
			if lines[0] == "lines" || strings.HasPrefix(lines[0], "of two") {
				t.Errorf("after %d lines, a bullet of two lines is torn", before)
			}
		}
	}
}

func TestALongTextGoesOnOverPages(t *testing.T) {
	p := Document{Size: A4}
	p.Add(Block{Style: Title, Text: "Long"})
	p.AddText(strings.Repeat("word ", 5000))
	pages := Layout(p, half)
	words := 0
	for _, page := range pages {
		for _, r := range page.Runs {
			words += strings.Count(r.Text, "word")
			if r.Y < margin || r.Y > A4.Height-margin || r.X < margin || r.X+half(r.Text, r.Size, false) > A4.Width-margin+0.1 {
				t.Fatalf("%+v lies in the margin", r)
			}
		}
	}
	if words != 5000 || len(pages) < 5 {
		t.Errorf("%d words on %d pages", words, len(pages))
	}
	if blank := Layout(Document{Size: A4}, half); len(blank) != 1 || len(blank[0].Runs) != 0 {
		t.Errorf("nothing is laid out as %+v", blank)
	}
}

func TestTheSheetIsThatOfThePlace(t *testing.T) {
	if SizeFor(model.Locale{MonthFirst: true}) != Letter || SizeFor(model.Locale{}) != A4 {
		t.Error("the sheet is another")
	}
}

func TestListsAreSetInByTheirLevelAndMark(t *testing.T) {
	d := Document{Size: A4}
	d.Add(Block{Style: Item, Text: "outer"})
	d.Add(Block{Style: Item, Indent: 1, Mark: "1000.", Text: "inner"})
	d.Add(Block{Style: Paragraph, Indent: 1000, Text: "far in"})
	runs := Layout(d, half)[0].Runs
	if runs[1].X != margin+itemIndent || runs[2].X != margin+levelIndent+markIndent || runs[3].X < runs[2].X+half(runs[2].Text, runs[2].Size, false) {
		t.Errorf("laid out as %+v", runs)
	}
	if far := runs[4].X; far < margin+A4.Width/4 || far > A4.Width-margin-50 {
		t.Errorf("what is set in very far stands at %.0f", far)
	}
}

func TestLinesBreakWhereTheTextSaysSo(t *testing.T) {
	d := Document{Size: A4}
	d.Add(Block{Style: Code, Text: "one\n\u00a0\u00a0two\nthree"})
	if got := rows(Layout(d, half)[0]); strings.Join(got, "|") != "one|\u00a0\u00a0two|three" {
		t.Errorf("the lines are %q", got)
	}
}

func TestTextFromTheRightStandsAtTheRightMargin(t *testing.T) {
	d := Document{Size: A4}
	d.Add(Block{Style: Paragraph, Text: "שלום abc"})
	d.Add(Block{Style: Paragraph, Text: "abc שלום"})
	runs := Layout(d, half)[0].Runs
	if end := runs[0].X + half(runs[0].Text, runs[0].Size, false); end < A4.Width-margin-0.1 || end > A4.Width-margin+0.1 || runs[1].X != margin {
		t.Errorf("it ends at %.1f, and the other begins at %.1f", end, runs[1].X)
	}
}

func TestAPictureFitsItsPageAndItsColumn(t *testing.T) {
	d := Document{Size: A4}
	for range 4 {
		d.Add(Block{Style: Paragraph, Picture: &Picture{Width: 3000, Height: 3000}})
	}
	d.Add(Block{Style: Paragraph, Indent: 1, Picture: &Picture{Width: 30, Height: 10}})
	pages := Layout(d, half)
	placed := 0
	for _, page := range pages {
		for _, p := range page.Pictures {
			placed++
			if p.Width > A4.Width-2*margin || p.Y+p.Height > A4.Height-margin || p.Y < margin {
				t.Errorf("a picture lies at %+v", p)
			}
		}
	}
	last := pages[len(pages)-1].Pictures
	if small := last[len(last)-1]; placed != 5 || small.Width != 30 || small.Height != 10 || small.X != margin+levelIndent {
		t.Errorf("%d pictures, the small one as %+v", placed, small)
	}
}

func TestABookNumbersItsPagesAndKnowsItsChapters(t *testing.T) {
	d := Document{Size: A4, Numbered: true, Scale: 0.5}
	for _, month := range []string{"January", "February"} {
		d.Add(Block{Style: Chapter, Text: month})
		d.AddText(strings.Repeat("word ", 7000))
	}
	pages := Layout(d, half)
	var chapters []string
	for i, page := range pages {
		chapters = append(chapters, page.Chapters...)
		if foot := page.Runs[len(page.Runs)-1]; foot.Text != strconv.Itoa(i+1) || foot.Y < A4.Height-margin {
			t.Errorf("page %d ends with %+v", i, foot)
		}
	}
	if strings.Join(chapters, " ") != "January February" || len(pages) < 3 || pages[0].Runs[1].Size != 5 {
		t.Errorf("%d pages with the chapters %q, text of %.1f points", len(pages), chapters, pages[0].Runs[1].Size)
	}
}

func TestAMeterStandsBesideItsHeading(t *testing.T) {
	d := Document{Size: A4}
	d.Add(Block{Style: Subheading, Text: strings.Repeat("a long name ", 10), Meter: &Meter{0.4, "40 %"}})
	page := Layout(d, half)[0]
	label := page.Runs[1]
	for _, r := range page.Runs {
		if r != label && r.X+half(r.Text, r.Size, true) > page.Bars[0].X {
			t.Errorf("%q stands on the bar", r.Text)
		}
	}
	if bar := page.Bars[0]; bar.Share != 0.4 || label.Text != "40 %" || label.X < bar.X+bar.Width || label.Y < bar.Y || label.Y > bar.Y+2*bar.Height {
		t.Errorf("the bar is %+v, its label %+v", bar, label)
	}
}
