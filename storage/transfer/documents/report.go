package documents

import (
	"fmt"
	"io"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// Fonts are the typefaces that a printed page needs, as TrueType files.
type Fonts struct {
	Regular, Bold []byte
	Spare         [][]byte // further fonts, for letters that those two lack
	// Others finds fonts with letters that all of those lack; it may be nil.
	Others func(lacking []rune) [][]byte
}

// ReportFormats are the formats of the readiness report.
var ReportFormats = []string{"md", "pdf"}

// WriteReport writes the readiness report in one of ReportFormats. lost has a sentence
// about letters that the format cannot show. Errors: Invalid for another format, and
// those of w.
func WriteReport(w io.Writer, format string, s readiness.PrintedReport, loc model.Locale, fonts Fonts) (lost []string, err error) {
	text := reportText{s, loc}
	switch format {
	case "md":
		return nil, text.writeMarkdown(w)
	case "pdf":
		return text.writePDF(w, fonts)
	}
	return nil, &model.Error{Code: model.Invalid, Message: fmt.Sprintf("A report cannot be written as %q. Use one of: %s.", format, strings.Join(ReportFormats, ", "))}
}

// reportText is the report in the person's words, for every format.
type reportText struct {
	readiness.PrintedReport
	loc model.Locale
}

func (t reportText) headingText() string {
	return t.Title + ": " + shareText(t.Coverage, t.Done)
}

// shareText gives a coverage, and what it would be if all that counts were told well,
// where that is more.
func shareText(coverage, done strength.Share) string {
	if done.Percent() <= coverage.Percent() {
		return fmt.Sprintf("%d %%", coverage.Percent())
	}
	return fmt.Sprintf("%d %%, of %d %% done", coverage.Percent(), done.Percent())
}

// subjectText gives the day of the report, and the present and the target role.
func (t reportText) subjectText() string {
	parts := []string{"Readiness on " + t.On.Format(t.loc)}
	if l := t.Life; l.PresentRole != "" {
		parts = append(parts, "now "+l.PresentRole)
	}
	if l := t.Life; l.TargetRole != "" {
		aim := "aiming for " + l.TargetRole
		if l.TargetDay != "" {
			aim += " by " + l.TargetDay.Format(t.loc)
		}
		parts = append(parts, aim)
	}
	return strings.Join(parts, " · ")
}

// standingText says how gate and steps stand, and when the slowest step is done.
func (t reportText) standingText() string {
	for _, s := range t.Steps {
		if s.ID == t.Outlook.Slowest {
			return fmt.Sprintf("%s Slowest: %s. %s", t.StandingText, s.Title, t.Outlook.DescribeSlowest(t.loc))
		}
	}
	return t.StandingText
}

// evidenceText names the strongest entries and counts the rest; mark emphasises a
// title.
func (t reportText) evidenceText(s readiness.PrintedStep, mark func(string) string) string {
	if s.EvidenceCount == 0 {
		return "Nothing written yet."
	}
	var list []string
	for _, e := range s.Shown {
		list = append(list, fmt.Sprintf("%s (%s)", mark(e.Title), e.Day.Format(t.loc)))
	}
	said := "Shown by " + strings.Join(list, ", ")
	if more := s.EvidenceCount - len(s.Shown); more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	return said + "."
}

func (t reportText) missingText(s readiness.PrintedStep) string {
	if len(s.Gaps) == 0 {
		return ""
	}
	return "Missing: " + strings.Join(s.Gaps, "; ") + "."
}

func (t reportText) sourceText() string {
	if t.Source == "" {
		return ""
	}
	return "After " + t.Source + "."
}

// writeMarkdown writes the report; marks within titles are escaped.
func (t reportText) writeMarkdown(w io.Writer) error {
	var b strings.Builder
	paragraph := func(text string) {
		if text != "" {
			b.WriteString(text + "\n\n")
		}
	}
	paragraph("# " + model.EscapeMarkdown(t.headingText()))
	paragraph(model.EscapeMarkdown(t.subjectText()))
	paragraph(model.EscapeMarkdown(t.standingText()))
	for _, s := range t.Steps {
		paragraph("## " + model.EscapeMarkdown(s.ID+" "+s.Title) + ": " + shareText(s.Coverage, s.Done))
		paragraph(t.evidenceText(s, func(title string) string { return "**" + model.EscapeMarkdown(title) + "**" }))
		paragraph(model.EscapeMarkdown(t.missingText(s)))
	}
	if len(t.Next) > 0 {
		paragraph("## What comes next")
		for _, a := range t.Next {
			b.WriteString("- **" + model.EscapeMarkdown(a.Title) + "**: " + model.EscapeMarkdown(a.Reason) + "\n")
		}
		b.WriteString("\n")
	}
	paragraph(model.EscapeMarkdown(t.sourceText()))
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}
