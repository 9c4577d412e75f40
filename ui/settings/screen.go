// Package settings is the screen for the person's choices: their organisation, the look,
// reminders, where the journal lies, its copies, and checking it. It knows the model and
// what the shell offers; it must not know how the settings file is written.
package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Preferences is what the screen can read and change outside the journal.
type Preferences struct {
	Config func() config.Config
	// Set keeps the choices and shows them at once.
	Set func(config.Config)
	// Read reads the settings file again. WriteAnew rewrites one that was not
	// understood so that it can be read, and then calls then.
	Read      func() config.State
	WriteAnew func(then func())
	// Open, Begin and Move have Rung use another journal, a new one, or this one
	// in another place.
	Open, Begin, Move func()
	// Restart starts the window anew, with the journal's file as it is now.
	Restart func()
	// PickFolder asks for a folder.
	PickFolder func(from string, done func(path string))
	// SetCurrency keeps the currency of amounts typed without one.
	SetCurrency func(code string)
	// Login says whether the desktop starts Rung at login, and changes it; nil if
	// Rung cannot change it.
	Login Switch
	// Export and Import write entries to a file of the person's choice and bring
	// them in from one.
	Export, Import func()
}

// Switch is something on this machine that is on or off.
type Switch interface {
	On() bool
	Set(on bool) error
}

// Screen is the settings.
type Screen struct {
	host  kit.Host
	prefs Preferences
	page  *widgets.Page
	cards *fyne.Container

	themes, sizes, weeks *widgets.Select
	currency             *widgets.Entry
	currencyField        *widgets.Field
	folder               *widgets.Text
	copies               *fyne.Container
	result               *fyne.Container
	mistakes             *fyne.Container // what was not understood in the settings file
	life                 *lifeCard
	reminders            *reminderCard
	silent               bool
}

// New builds the screen.
func New(host kit.Host, prefs Preferences) *Screen {
	s := &Screen{host: host, prefs: prefs, copies: container.NewVBox(), result: container.NewVBox(), mistakes: container.NewVBox()}
	s.result.Hide()
	s.mistakes.Hide()
	s.life = newLifeCard(host, s.arrange)
	s.reminders = newReminderCard(host, prefs, s.arrange)
	s.cards = container.New(&widgets.Cards{Least: 28, Gap: 4}, s.life.object, s.newLookCard(), s.reminders.object, s.newJournalCard(), s.newCopiesCard())
	s.page = widgets.NewPage(container.NewVBox(s.mistakes, widgets.NewInset(s.cards, 4, 5, 5, 5)))
	return s
}

// arrange lays the cards out anew.
func (s *Screen) arrange() {
	s.cards.Refresh()
	s.page.Refresh()
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Open re-reads what is shown.
func (s *Screen) Open(kit.Route) {
	s.showLook()
	s.currency.SetText(s.host.Locale().Currency)
	s.currencyField.SetError("")
	s.folder.SetText(s.copiesFolderLabel())
	s.reloadCopies()
	s.reloadMistakes()
	s.life.reload()
	s.reminders.reload()
}

// Leave saves what is being typed; every choice is saved when it is made.
func (s *Screen) Leave() {
	s.life.saveFields()
	s.reminders.saveDaysOff()
}

// Changed shows the look again, which keys can change; the screen shows no entries.
func (s *Screen) Changed(model.Receipt) { s.showLook() }

var (
	themeWords = map[string]string{"system": "Like the desktop", "light": "Light", "dark": "Dark"}
	weekWords  = map[string]string{"monday": "Monday", "sunday": "Sunday", "saturday": "Saturday"}
	textSizes  = []int{80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200}
)

func labels(ids []string, of map[string]string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = lang.L(of[id])
	}
	return list
}

func (s *Screen) newLookCard() fyne.CanvasObject {
	sizes := make([]string, len(textSizes))
	for i, n := range textSizes {
		sizes[i] = strconv.Itoa(n) + " %"
	}
	s.themes = widgets.NewSelect(labels(config.Themes, themeWords), func(string) {
		s.saveChange(func(c *config.Config) { c.Theme = config.Themes[s.themes.SelectedIndex()] })
	})
	s.sizes = widgets.NewSelect(sizes, func(string) {
		s.saveChange(func(c *config.Config) { c.TextSize = textSizes[s.sizes.SelectedIndex()] })
	})
	s.weeks = widgets.NewSelect(labels(config.WeekStarts, weekWords), func(string) {
		s.saveChange(func(c *config.Config) { c.WeekStart = config.WeekStarts[s.weeks.SelectedIndex()] })
	})
	s.currency = widgets.NewTextEntry()
	s.currency.SetPlaceHolder("USD")
	s.currency.OnSubmitted = func(string) { s.onCurrency() }
	s.currency.OnFocus = func(gained bool) {
		if !gained {
			s.onCurrency()
		}
	}
	s.currencyField = widgets.NewField(lang.L("Currency of amounts typed without one"), s.currency)
	return widgets.NewCard(lang.L("Look and language"), "", newFieldStack(
		widgets.NewField(lang.L("Theme"), s.themes),
		widgets.NewField(lang.L("Text size"), s.sizes),
		widgets.NewField(lang.L("The week begins on"), s.weeks),
		s.currencyField))
}

// newFieldStack stacks fields with room between them.
func newFieldStack(objects ...fyne.CanvasObject) *fyne.Container {
	return widgets.NewStacked(3, objects...)
}

// saveChange saves a choice, unless the program itself is setting it.
func (s *Screen) saveChange(set func(*config.Config)) {
	if s.silent {
		return
	}
	c := s.prefs.Config()
	set(&c)
	s.prefs.Set(c)
}

func (s *Screen) showLook() {
	s.silent = true
	defer func() { s.silent = false }()
	c := s.prefs.Config()
	s.themes.SetSelected(lang.L(themeWords[c.Theme]))
	s.weeks.SetSelected(lang.L(weekWords[c.WeekStart]))
	s.sizes.PlaceHolder = strconv.Itoa(c.TextSize) + " %" // the file may have one that is not offered
	s.sizes.ClearSelected()
	s.sizes.SetSelected(s.sizes.PlaceHolder)
}

// onCurrency saves the typed code, if it is a currency's or empty.
func (s *Screen) onCurrency() {
	code := strings.ToUpper(strings.TrimSpace(s.currency.Text))
	if code == s.host.Locale().Currency {
		s.currencyField.SetError("")
		return
	}
	if code != "" {
		var err error
		if code, err = model.ParseCurrency(code); err != nil {
			s.currencyField.SetError(model.ExplainError(err))
			return
		}
	}
	s.currency.SetText(code)
	s.currencyField.SetError("")
	s.prefs.SetCurrency(code)
}

func (s *Screen) newJournalCard() fyne.CanvasObject {
	path := widgets.NewText(s.host.File().Path(), widgets.Style{Flow: widgets.Folded})
	return widgets.NewCard(lang.L("The journal"), "", newFieldStack(
		widgets.NewField(lang.L("Where it lies"), path),
		widgets.NewWrap(2,
			widgets.NewButton(lang.L("Open a journal…"), widgets.ButtonStyle{Icon: "folder"}, s.prefs.Open),
			widgets.NewButton(lang.L("Begin a new journal…"), widgets.ButtonStyle{Icon: "plus"}, s.prefs.Begin),
			widgets.NewButton(lang.L("Move this journal…"), widgets.ButtonStyle{Icon: "forward"}, s.prefs.Move),
			widgets.NewButton(lang.L("Export…"), widgets.ButtonStyle{Icon: "download"}, s.prefs.Export),
			widgets.NewButton(lang.L("Import…"), widgets.ButtonStyle{Icon: "upload"}, s.prefs.Import),
			widgets.NewButton(lang.L("Check it"), widgets.ButtonStyle{Icon: "check"}, s.Check)),
		s.result))
}

// Check runs every check and says what it found.
func (s *Screen) Check() {
	s.showResult(widgets.Info, lang.L("Checking…"))
	s.host.Load("settings check", func(ctx context.Context) func() {
		found, err := s.host.File().Check(ctx)
		return func() {
			switch {
			case err != nil:
				s.showResult(widgets.Failure, lang.L("The check could not be finished."))
				s.host.Fail(err)
			case len(found) == 0:
				s.showResult(widgets.Done, lang.L("The journal is sound."))
			default:
				s.showResult(widgets.Failure, strings.Join(found, "\n"))
			}
		}
	})
}

func (s *Screen) showResult(severity widgets.Severity, message string, actions ...widgets.Action) {
	s.setResult(widgets.NewBanner(severity, message, actions...))
}

// setResult shows the result of a check; without arguments it hides the last one.
func (s *Screen) setResult(what ...fyne.CanvasObject) {
	s.result.Objects = what
	widgets.SetShown(s.result, len(what) > 0)
	s.arrange()
}
