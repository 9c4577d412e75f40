package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/widgets"
)

func TestARejectedApplicationSaysSo(t *testing.T) {
	p := atApplications(t, false)
	e := model.NewEntry("application", "2026-11-02")
	e.Title, e.Values = "IT manager", model.Values{"company": "Northwind", "status": "closed", "outcome": "rejected"}
	p.save(model.Edit{Entry: e})
	p.look("IT manager")
	said := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && text.Text() == "Northwind · rejected" {
			said = true
		}
	})
	if !said {
		t.Error("the list and the page do not say what came of it")
	}
}
