package ui

import (
	"regexp"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/assets/help"
	"rung/assets/notices"
	"rung/ui/kit"
	"rung/ui/markdown"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// keysTopic is the page of the guide that lists the keys of all commands.
const keysTopic = "keys"

// showGuide shows a page of the guide, with the way to all the others.
func (s *shell) showGuide(id string) {
	topics := append(help.Topics(), help.Topic{ID: keysTopic, Title: lang.L("Keys")})
	titles, at := make([]string, len(topics)), len(topics)-1
	for i, topic := range topics {
		titles[i] = topic.Title
		if topic.ID == id {
			at = i
		}
	}
	s.showPages(lang.L("Page of the guide"), titles, at, func(i int) fyne.CanvasObject { return s.guidePage(topics[i]) })
}

// showPages shows one of several pages over the window, with the way to all the
// others, and gives the choice among them.
func (s *shell) showPages(label string, titles []string, at int, page func(i int) fyne.CanvasObject, above ...fyne.CanvasObject) *widgets.Select {
	var o *overlay
	shown := container.NewStack()
	reader := widgets.NewReader(shown)
	var choice *widgets.Select
	choice = widgets.NewSelect(titles, func(string) {
		shown.Objects = []fyne.CanvasObject{page(choice.SelectedIndex())}
		shown.Refresh()
		reader.ScrollToTop()
	})
	choice.SetSelectedIndex(at)
	shut := widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, func() { o.close() })
	foot := widgets.NewInset(container.NewHBox(layout.NewSpacer(), shut), 3, 0, 0, 0)
	top := widgets.NewInset(widgets.NewStacked(2, append(above, widgets.NewField(label, choice))...), 0, 0, 3, 0)
	// The order is that of Tab.
	o = s.showOverlay(container.New(layout.NewBorderLayout(top, foot, nil, nil), top, reader, foot), reader, 44, 44)
	return choice
}

// guidePage gives the content of a page of the guide.
func (s *shell) guidePage(topic help.Topic) fyne.CanvasObject {
	if topic.ID == keysTopic {
		return s.newKeys()
	}
	text := markdown.NewView()
	text.SetText(topic.Text)
	return text
}

// explain shows the page of the guide on the present screen.
func (s *shell) explain() { s.showGuide(s.shown) }

// newKeys lists every key, in the order of the menus.
func (m *menuBar) newKeys() fyne.CanvasObject {
	rows := widgets.NewStacked(1.5)
	add := func(keys, label string) {
		rows.Add(container.New(keyRow{}, widgets.NewText(keys, widgets.Style{Bold: true}), widgets.NewText(label, widgets.Style{Flow: widgets.Folded})))
	}
	for _, c := range m.commands {
		if keys := c.Key.String(); keys != "" {
			add(keys, c.Label)
		}
	}
	for _, k := range [][2]string{
		{"Tab", lang.L("Next field; Shift+Tab goes back")},
		{lang.L("Up, Down"), lang.L("Move through a list; Enter opens")},
		{"Space", lang.L("Choose a row for tagging, trash or export")},
		{"V", lang.L("On the chart of steps: bars or radar")},
		{"1–9, S, N, B, O", lang.L("At a question about an entry: answer, skip, does not apply, back, open it")},
		{"Del", lang.L("In the list: move to trash")},
		{"Esc", lang.L("Close what lies over the window; leave the search")},
	} {
		add(k[0], k[1])
	}
	return rows
}

// keyWidth has room for the longest keys.
func keyWidth() float32 { return theme.Em(8.5) }

// keyRow puts what a key does beside the key, all in line.
type keyRow struct{}

func (keyRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	key, words := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(keyWidth()+words.Width, max(key.Height, words.Height))
}

func (keyRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := keyWidth()
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// showNotices shows the licences of what Rung is made of, one part at a time: all of
// them at once would take seconds to lay out.
func (s *shell) showNotices() {
	all, err := notices.All()
	if err != nil {
		s.Fail(err)
		return
	}
	parts := make([]string, len(all))
	for i, n := range all {
		parts[i] = n.Part
	}
	thanks := widgets.NewText(lang.L("Rung stands on the work of others. Thank you to all of them."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	choice := s.showPages(lang.L("Licence and notices of"), parts, 0, func(i int) fyne.CanvasObject { return noticePage(all[i].Text) }, thanks)
	s.window.Canvas().Focus(choice)
}

// listPoint is a line of a licence that begins a point of a list.
var listPoint = regexp.MustCompile(`(?m)^[ \t]*(?:[*•-]|\(?[0-9a-z]{1,2}[.)])[ \t]`)

// noticePage sets a licence out by its paragraphs and points, whose lines fill the
// width.
func noticePage(text string) fyne.CanvasObject {
	page := widgets.NewStacked(2)
	text = listPoint.ReplaceAllString(text, "\n$0")
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if words := strings.Join(strings.Fields(paragraph), " "); words != "" {
			page.Add(widgets.NewText(words, widgets.Style{Flow: widgets.Folded}))
		}
	}
	return page
}

func (s *shell) showAbout() {
	text := lang.L("Rung {{.Version}}, a journal for people in IT who want to become IT managers. It keeps everything in one file and sends nothing anywhere.", map[string]any{"Version": s.o.Version})
	s.Ask(kit.Question{Title: lang.L("About Rung"), No: lang.L("Close"), Content: container.NewVBox(
		widgets.NewText(text, widgets.Style{Flow: widgets.Folded}),
		widgets.NewText(s.o.File.Path(), widgets.Style{Color: theme.Muted, Size: theme.Caption, Flow: widgets.Folded}),
		widgets.NewText("Fyne · SQLite · "+runtime.Version(), widgets.Style{Color: theme.Muted, Size: theme.Caption}))})
}
