package review

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// signs gives each standing its sign.
var signs = map[review.Standing]widgets.Sign{
	review.StandingStrong: widgets.Disc, review.StandingSolid: widgets.Triangle, review.StandingGap: widgets.Diamond,
}

func standingLabel(s review.Standing) string {
	switch s {
	case review.StandingStrong:
		return lang.L("strong")
	case review.StandingSolid:
		return lang.L("solid")
	}
	return lang.L("gap")
}

// bandSigns gives each strength of a story its sign.
var bandSigns = map[review.Band]widgets.Sign{review.Strong: widgets.Disc, review.Fair: widgets.Ring, review.Thin: widgets.Triangle}

func bandLabel(b review.Band) string {
	switch b {
	case review.Strong:
		return lang.L("strong")
	case review.Fair:
		return lang.L("fair")
	}
	return lang.L("thin")
}

// wentSigns gives each way that something went its sign.
var wentSigns = map[string]widgets.Sign{"well": widgets.Disc, "partly": widgets.Triangle, "badly": widgets.Diamond}

func outcomeLabel(went string) string {
	switch went {
	case "well":
		return lang.L("went well")
	case "partly":
		return lang.L("went partly")
	case "badly":
		return lang.L("went badly")
	}
	return lang.L("not said yet")
}

// themeLabel gives the heading of a theme's questions.
func themeLabel(id string) string {
	if id == "" {
		return lang.L("No theme yet")
	}
	return asSentence(lang.L(id))
}

// ratingLabel names a rating on its button.
func ratingLabel(rated string) string {
	switch rated {
	case "again":
		return lang.L("Again")
	case "hard":
		return lang.L("Hard")
	case "good":
		return lang.L("Good")
	}
	return lang.L("Easy")
}

// numberLabel says how a number is known, and in which colour.
func numberLabel(n review.Number) (word string, ink fyne.ThemeColorName) {
	switch n.Known {
	case "measured":
		return lang.L("measured"), theme.Accent
	case "estimated":
		return lang.L("estimated"), theme.Amber
	case "told":
		return lang.L("told by somebody"), theme.Amber
	case "entered":
		return lang.L("written in its field"), theme.Muted
	}
	return lang.L("only in the text"), theme.Amber
}

// spokenTime writes seconds as people say them.
func spokenTime(seconds int) string {
	minutes := seconds / 60
	switch {
	case minutes == 0:
		return lang.L("{{.Count}} s", map[string]any{"Count": seconds})
	case seconds%60 == 0:
		return lang.L("{{.Count}} min", map[string]any{"Count": minutes})
	}
	return lang.L("{{.Minutes}} min {{.Seconds}} s", map[string]any{"Minutes": minutes, "Seconds": seconds % 60})
}

// clockTime writes seconds as a clock shows them.
func clockTime(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

// whenWords tells when an interview is, with the days left if it is to come.
func whenWords(i review.Interview, loc model.Locale) string {
	at := i.Day.Format(loc)
	if i.Time != "" {
		at += ", " + i.Time
	}
	if i.Day < loc.Today {
		return at
	}
	return asSentence(kit.DaysAway(i.Day.DaysSince(loc.Today))) + ", " + at
}

// aboutWords tells an interview's role and round, without what its title says.
func aboutWords(i review.Interview) string {
	var parts []string
	for _, part := range []string{i.Role, i.Company, i.Round} {
		if part != "" && !strings.Contains(strings.ToLower(i.Title), strings.ToLower(part)) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// knowWords says how many people the person knows at the interview's company.
func knowWords(n int) string {
	return kit.Counted(n, "you know 1 person there", "you know {{.Count}} people there")
}

// levelWords counts the requirements at a level.
func levelWords(level review.Level, n int) string {
	words := map[review.Level]string{review.Shown: "{{.Count}} shown", review.Related: "{{.Count}} related", review.Nothing: "{{.Count}} without evidence"}
	return lang.L(words[level], map[string]any{"Count": n})
}

// countOrNone words a number of things, and gives "" for none.
func countOrNone(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return kit.Counted(n, one, many)
}

func asSentence(words string) string {
	first := []rune(words)
	if len(first) == 0 {
		return ""
	}
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

// newSmallText builds the text of a second line, which may wrap.
func newSmallText(words string, ink fyne.ThemeColorName) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: ink, Flow: widgets.Folded})
}

// newTagText builds the words at the end of a line.
func newTagText(words string, ink fyne.ThemeColorName) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: ink})
}

func newFoldedText(words string) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Flow: widgets.Folded})
}
