package review

import (
	"context"
	"errors"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/paper"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// packSheet previews the cue sheet for an interview, and writes it.
type packSheet struct {
	screen    *Screen
	interview string
	pack      review.CueSheet
	body      *fyne.Container
	reader    *widgets.Reader
	private   *widgets.Check
}

// ShowPack shows the cue sheet for the next interview.
func (s *Screen) ShowPack() { s.showPack("") }

// showPack shows the cue sheet for an interview, the next one if id is "".
func (s *Screen) showPack(id string) {
	p := &packSheet{screen: s, interview: id, body: widgets.NewStacked(2)}
	p.reader = widgets.NewReader(p.body)
	p.private = widgets.NewCheck(lang.L("Private entries too"), func(bool) { p.reload(p.showPack) })
	p.reload(func() {
		p.showPack()
		s.showSheet(lang.L("Cue sheet"), p.reader, p.reader, p.private, p.newSaveButton("Markdown", "md"), p.newSaveButton("PDF", "pdf"), p.newSaveButton("HTML", "html"))
	})
}

func (p *packSheet) newSaveButton(label, format string) *widgets.Button {
	return widgets.NewButton(lang.L("Save as {{.Format}}", map[string]any{"Format": label}), widgets.ButtonStyle{}, func() { p.savePack(format) })
}

// reload puts the cue sheet together and then runs then.
func (p *packSheet) reload(then func()) {
	s, on, loc, private := p.screen, p.screen.today(), p.screen.host.Locale(), p.private.Checked
	s.host.Load("review pack", func(ctx context.Context) func() {
		library, err := s.host.Library(ctx)
		var pack review.CueSheet
		if err == nil {
			pack, err = library.CueSheet(ctx, s.host.Journal(), p.interview, on, loc, private)
		}
		return func() {
			var refused *model.Error
			switch {
			case errors.As(err, &refused) && refused.Field == model.FieldPrivate:
				s.host.Ask(kit.Question{Title: lang.L("This interview is private"), Content: newFoldedText(lang.L("Its cue sheet can be shown with all that is private on it.")),
					Yes: lang.L("Show it"), No: lang.L("Cancel"), Do: func() { p.private.Checked = true; p.reload(then) }})
			case errors.As(err, &refused) && refused.Code == model.NotFound:
				s.host.Fail(&model.Error{Code: model.NotFound, Message: lang.L("No interview is coming up. Write one down first, with New interview."), Err: err})
			case err != nil:
				s.host.Fail(err)
			default:
				p.pack = pack
				then()
			}
		}
	})
}

// showPack lays the sheet out as it will be written.
func (p *packSheet) showPack() {
	loc := p.screen.host.Locale()
	p.body.RemoveAll()
	for _, b := range p.pack.Document(loc).Blocks {
		p.body.Add(newBlock(b))
	}
	p.body.Refresh()
	p.reader.Refresh()
}

// savePack saves the sheet to a file, after telling which characters the format
// cannot show.
func (p *packSheet) savePack(format string) {
	s, sheet := p.screen, p.pack.Document(p.screen.host.Locale())
	s.host.Load("review pack signs", func(context.Context) func() {
		lost, err := s.host.DocumentWriter().Write(io.Discard, format, sheet)
		return func() {
			switch {
			case err != nil:
				s.host.Fail(err)
			case len(lost) > 0:
				s.host.Ask(kit.Question{Title: lang.L("Not everything can be printed"), Content: newFoldedText(strings.Join(lost, "\n")),
					Yes: lang.L("Save it all the same"), No: lang.L("Cancel"), Do: func() { p.writePack(format, sheet) }})
			default:
				p.writePack(format, sheet)
			}
		}
	})
}

func (p *packSheet) writePack(format string, sheet paper.Document) {
	press := p.screen.host.DocumentWriter()
	p.screen.host.SaveFile("cue-sheet-"+string(p.pack.Interview.Day)+"."+format, func(_ context.Context, w io.Writer) error {
		_, err := press.Write(w, format, sheet)
		return err
	})
}

// newBlock shows one block of a paper.
func newBlock(b paper.Block) fyne.CanvasObject {
	style := widgets.Style{Flow: widgets.Folded}
	words := text.Joined(" ", b.Strong, b.Text)
	switch b.Style {
	case paper.Title:
		style.Size, style.Bold = theme.Title, true
	case paper.Heading:
		style.Size, style.Bold = theme.Heading, true
		return widgets.NewStacked(1, widgets.NewHairline(), widgets.NewText(words, style))
	case paper.Subheading, paper.MinorHeading:
		style.Bold = true
	case paper.SmallPrint, paper.Subtitle:
		style.Color = theme.Muted
	case paper.Item:
		words = "• " + words
	}
	return widgets.NewText(text.Joined(" · ", words, b.Aside), style)
}
