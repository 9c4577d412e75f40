package line

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/ui/widgets"
)

// namedPerson is one @Name of a line and whom it fits.
type namedPerson struct {
	text string
	fits []model.Ref
}

// findNamed finds the contacts that each @Name may mean.
func findNamed(ctx context.Context, r model.Reader, marks []model.PersonMark) ([]namedPerson, error) {
	var named []namedPerson
	for _, m := range marks {
		refs, err := people.FindNamed(ctx, r, m.Text)
		if err != nil {
			return nil, err
		}
		named = append(named, namedPerson{m.Text, refs})
	}
	return named, nil
}

// refuseNamesakes is the error for a name that fits several contacts.
func refuseNamesakes(name string, fits []model.Ref) (string, error) {
	said := namedPerson{name, fits}.ambiguity() + " " + lang.L("Write more of the name, in quotes.")
	return "", &model.Error{Code: model.Invalid, Message: said}
}

func (n namedPerson) chip() widgets.ChipContent {
	switch len(n.fits) {
	case 0:
		return widgets.ChipContent{Text: lang.L("new contact {{.Name}}", map[string]any{"Name": n.text}), State: widgets.ChipSuggested}
	case 1:
		return widgets.ChipContent{Text: lang.L("with {{.Name}}", map[string]any{"Name": n.fits[0].DisplayName()})}
	}
	return widgets.ChipContent{Text: n.ambiguity(), State: widgets.ChipWarn}
}

// ambiguity says which contacts a name may mean.
func (n namedPerson) ambiguity() string {
	titles := make([]string, len(n.fits))
	for i, r := range n.fits {
		titles[i] = r.DisplayName()
	}
	return "@" + n.text + ": " + strings.Join(titles, lang.L(" or ")) + "?"
}
