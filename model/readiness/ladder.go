package readiness

import (
	"slices"
	"strings"
)

// Level is where a step of a ladder lies as seen by the person; "" for a step of any
// other framework. A ladder's coverage, its advice and its forecast are about one
// level: the next one, or at the top of the ladder the one that is held. Levels are
// climbed one at a time, so those above can wait, and those below were shown once.
type Level string

// The levels of a ladder.
const (
	LevelBelow Level = "below"
	HeldLevel  Level = "held"
	TopLevel   Level = "top" // held, and nothing is above it
	NextLevel  Level = "next"
	LevelAbove Level = "above"
)

func (l Level) isAimedAt() bool { return l == "" || l == NextLevel || l == TopLevel }

// IsHeld reports whether the person holds the level.
func (l Level) IsHeld() bool { return l == HeldLevel || l == TopLevel }

// IsAimedAt reports whether the report's coverage counts the step: every step, and of
// a ladder one level.
func (s StepReport) IsAimedAt() bool { return s.Level.isAimedAt() }

// LevelOf returns the level of a step.
func (f Framework) LevelOf(step string) Level {
	if !f.Ladder {
		return ""
	}
	held := f.stepIndex(f.Held) // -1 where nothing is held: the first level is the next
	at := f.stepIndex(step)
	switch {
	case at < held:
		return LevelBelow
	case at == held && at == len(f.Steps)-1:
		return TopLevel
	case at == held:
		return HeldLevel
	case at == held+1:
		return NextLevel
	}
	return LevelAbove
}

// NextLevel returns the level of a ladder that is next; an empty one where there is
// none.
func (f Framework) NextLevel() Step {
	if at := f.stepIndex(f.Held) + 1; f.Ladder && at < len(f.Steps) {
		return f.Steps[at]
	}
	return Step{}
}

// DescribeLevels says which levels of a ladder are held and next.
func (f Framework) DescribeLevels() string {
	var said []string
	for _, s := range f.Steps {
		switch f.LevelOf(s.ID) {
		case HeldLevel:
			said = append(said, "Held: "+s.Title+".")
		case TopLevel:
			said = append(said, "Held: "+s.Title+", the top of the ladder.")
		case NextLevel:
			said = append(said, "Next: "+s.Title+".")
		}
	}
	return strings.Join(said, " ")
}

// SetHeld returns the text of a ladder's file with another level held, or none for "".
// The rest of the text stays as it is, comments included.
func SetHeld(text, level string) string {
	lines := strings.Split(text, "\n")
	isKey := func(line, key string) bool {
		before, _, ok := strings.Cut(line, "=")
		return ok && strings.TrimSpace(before) == key
	}
	head := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "[") })
	head = max(head, 0)
	if at := slices.IndexFunc(lines[:head], func(line string) bool { return isKey(line, "held") }); at >= 0 {
		lines = slices.Delete(lines, at, at+1)
		head--
	}
	at := slices.IndexFunc(lines[:head], func(line string) bool { return isKey(line, "ladder") })
	if level != "" {
		lines = slices.Insert(lines, at+1, "held = "+quoteText(level))
	}
	return strings.Join(lines, "\n")
}

func (f Framework) stepIndex(id string) int {
	return slices.IndexFunc(f.Steps, func(s Step) bool { return s.ID == id })
}

// checkLadder checks what only a ladder says.
func (c *checker) checkLadder(f Framework) {
	if !f.Ladder {
		c.require(f.Held == "", "held", "Only a ladder has a level that is held: add ladder = true.")
		return
	}
	ids := make([]string, len(f.Steps))
	for i, s := range f.Steps {
		ids[i] = s.ID
		path := itemPath("step", i)
		c.require(!s.Gate, joinPath(path, "gate"), "A level of a ladder is no gate: its order says what comes first.")
		c.require(s.Applies == "", joinPath(path, "applies"), "A level of a ladder applies to everybody who climbs it.")
	}
	c.require(f.Held == "" || slices.Contains(ids, f.Held), "held", "There is no level %q. Held is one of: %s.", f.Held, strings.Join(ids, ", "))
}
