package kit

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// AskDay asks for a day from today on, as a person types it. One that cannot be
// read is asked for again, with what was typed and why it will not do.
func AskDay(host Host, title, about, yes string, done func(model.Day)) {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("next friday, 3 Dec"))
	frame := widgets.NewField(about, field)
	loc := host.Locale()
	field.OnChanged = func(text string) {
		frame.SetError("")
		frame.SetNote("")
		if day, err := model.ParseDay(text, loc); err == nil {
			frame.SetNote(day.Format(loc))
		}
	}
	var ask func()
	ask = func() {
		host.Ask(Question{Title: title, Content: frame, Field: field, Yes: yes, No: lang.L("Cancel"), Do: func() {
			day, err := model.ParseDay(field.Text, loc)
			if err == nil && day < loc.Today {
				err = &model.Error{Code: model.Invalid, Message: lang.L("That day is past. Choose today or a later one.")}
			}
			if err != nil {
				frame.SetError(model.ExplainError(err))
				ask()
				return
			}
			done(day)
		}})
	}
	ask()
}
