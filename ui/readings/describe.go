package readings

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/text"
)

// iconOf gives the icon of a part: the kind's own, or what it is about.
func iconOf(p model.ReadPart, e model.Entry) string {
	switch {
	case p.Name == model.PartKind:
		kind, _ := model.KindOf(e.Kind)
		return kind.Icon
	case p.Person != nil, strings.HasPrefix(p.Name, "links."):
		return "people"
	case p.Name == model.PartValue("promises"):
		return "calendar"
	case strings.HasPrefix(p.Name, "competencies."):
		return "readiness"
	}
	return ""
}

// mostQuoted is how many characters of the words are quoted at most.
const mostQuoted = 80

// describeOrigin quotes the words from which a part was read, or gives "".
func describeOrigin(e model.Entry, p model.ReadPart) string {
	words := e.Title
	if p.In == model.InBody {
		words = e.Body
	}
	if p.In == "" || p.From < 0 || p.To > len(words) || p.From >= p.To {
		return ""
	}
	return lang.L("Read from “{{.Words}}”.", map[string]any{"Words": text.Shorten(words[p.From:p.To], mostQuoted)})
}
