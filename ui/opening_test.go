package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"rung/ui/widgets"
)

func TestTheWindowIsFilledOnceAndOnlyWithTheFontsRead(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	content := widgets.NewText("Journal", widgets.Style{})
	var did []string
	fillBeforeShown(w, func() { did = append(did, "fonts") }, func() {
		did = append(did, "filled")
		w.SetContent(content)
	})
	if !slices.Equal(did, []string{"fonts", "filled"}) {
		t.Errorf("done: %v", did)
	}
	if w.Content() != content {
		t.Errorf("the window shows %v", w.Content())
	}
}
