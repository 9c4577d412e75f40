package readiness

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// Words of a position's level or title. Whoever manages is called so; whoever leads
// may lead things, and is asked about only where people are led.
var (
	managingWords = []string{"manager", "head", "director", "cio", "cto", "ciso", "vp", "leiter", "leiterin", "abteilungsleiter", "abteilungsleiterin"}
	leadingWords  = append([]string{"lead", "leader", "supervisor", "chief", "teamleiter", "teamleiterin", "teamlead", "führungskraft"}, managingWords...)
)

// FindManagerPost returns the position held on a day that reads as a manager's, the
// newest first, if the person has not said yet whether it is one. It proposes a
// question and decides nothing. Errors: the reader's.
func FindManagerPost(ctx context.Context, r model.Reader, life Life, on model.Day) (post model.Entry, found bool, err error) {
	if life.IsManager {
		return post, false, nil
	}
	held, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindPosition}}})
	if err != nil {
		return post, false, err
	}
	for _, e := range held {
		planned := e.Read.Mood == "plan"
		if isHeld(e, on) && !planned && readsAsManagers(e) {
			return e, e.ID != life.ManagerAsked, nil
		}
	}
	return post, false, nil
}

// AnswerManager notes whether the present role is a manager's, as answered about a
// position. It is asked again only for another one.
func (l *Life) AnswerManager(yes bool, post string) { l.IsManager, l.ManagerAsked = yes, post }

func isHeld(position model.Entry, on model.Day) bool {
	return position.Day <= on && (position.Until == "" || position.Until >= on)
}

func readsAsManagers(position model.Entry) bool {
	said := position.Values.Text("level") + " " + position.Title
	if led, _ := position.Values.Integer("people_led"); led > 0 {
		return hasWord(said, leadingWords)
	}
	return hasWord(said, managingWords)
}

func hasWord(text string, words []string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }), func(word string) bool { return slices.Contains(words, word) })
}
