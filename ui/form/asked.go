package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// ShowAsked shows the parts that are asked for, by the keys of an Error, and puts the
// cursor into the first of them. Each has its hint while it is empty.
func (f *Form) ShowAsked(hints map[string]string, c fyne.Canvas) {
	var first *part
	for _, p := range f.askedParts(hints) {
		if p.folded {
			f.unfoldPart(p)
		}
		if first == nil {
			first = p
		}
	}
	if first == nil {
		f.FocusTitle(c)
		return
	}
	f.focusIn(c, first)
}

// AskedLabels names the parts that are asked for, in the order of the form.
func (f *Form) AskedLabels(hints map[string]string) []string {
	var labels []string
	for _, p := range f.askedParts(hints) {
		switch {
		case p.key == partTitle:
			labels = append(labels, lang.L("Title"))
		case p.key == partBody:
			labels = append(labels, lang.L("Text"))
		default:
			labels = append(labels, p.frame.Label())
		}
	}
	return labels
}

func (f *Form) askedParts(hints map[string]string) []*part {
	wanted := map[*part]bool{}
	for key := range hints {
		if p := f.findPart(key); p != nil {
			wanted[p] = true
		}
	}
	var list []*part
	for _, p := range f.listParts() {
		if wanted[p] {
			list = append(list, p)
		}
	}
	return list
}
