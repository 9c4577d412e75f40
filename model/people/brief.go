package people

import (
	"context"
	"fmt"
	"strings"

	"rung/model"
	"rung/model/text"
)

// How much of each part a brief holds, so that it stays on one page.
const (
	briefTalks    = 5
	briefVouches  = 5
	briefQuotes   = 3
	briefLetters  = 240 // of a text
	briefPromises = 10
)

// Brief returns one page in Markdown about a person, to read before a meeting. It
// can be copied elsewhere, so private entries are left out and counted unless
// private is set. Errors: Invalid where the contact itself is private and private
// is not set; those of Detail.
func (l *List) Brief(ctx context.Context, r model.Reader, id string, loc model.Locale, private bool) (string, error) {
	shareable, err := model.NewShareable(ctx, r, private)
	if err != nil {
		return "", err
	}
	if shareable.Hides(id) {
		return "", model.PrivateError("This contact")
	}
	if l, err = ReadList(ctx, shareable, l.On); err != nil {
		return "", err
	}
	d, err := l.Detail(ctx, shareable, id)
	if err != nil {
		return "", err
	}
	left, err := countHiddenLinks(ctx, r, shareable, id)
	if err != nil {
		return "", err
	}
	b := briefWriter{list: l, loc: loc}
	b.writeCard(d)
	b.writeMeeting(d)
	b.writePromises(d)
	b.writeSection("Give and take", d.Balance.Describe())
	b.writeTalks(d)
	b.writeVouches(d)
	b.writeSection("Notes", d.Contact.Body)
	if left > 0 {
		b.writeParagraph("_" + text.Counted(left, "private entry is", "private entries are") + " left out._")
	}
	return strings.TrimRight(b.text.String(), "\n") + "\n", nil
}

// countHiddenLinks counts the hidden entries that link to a person.
func countHiddenLinks(ctx context.Context, r model.Reader, shareable *model.Shareable, id string) (n int, err error) {
	refs, err := r.Backlinks(ctx, id)
	for _, ref := range refs {
		if shareable.Hides(ref.ID) {
			n++
		}
	}
	return n, err
}

// briefWriter writes the page of a brief.
type briefWriter struct {
	text strings.Builder
	list *List
	loc  model.Locale
}

func (b *briefWriter) writeParagraph(text string) { b.text.WriteString(text + "\n\n") }

// writeSection writes the lines under a heading, or nothing where they are empty.
func (b *briefWriter) writeSection(heading string, lines ...string) {
	if text := text.Joined("\n", lines...); text != "" {
		b.writeParagraph("## " + heading)
		b.writeParagraph(text)
	}
}

func (b *briefWriter) writeCard(d Detail) {
	b.writeParagraph("# " + d.Name)
	role := d.Role
	if role != "" {
		role += " in my plan"
	}
	b.writeParagraph(text.Joined("  \n", text.Joined(", ", d.Job, d.Department, d.Organisation), text.Joined(" · ", role, d.Circle),
		text.Joined(" · ", d.Email, d.Contact.Values.Text("phone"), d.URL)))
	last := "We have not talked yet."
	for _, t := range d.Log {
		if t.Entry.Day <= b.list.On {
			last = fmt.Sprintf("Last talk: %s (%s), “%s”.", t.Entry.Day.Format(b.loc), text.Ago(b.list.On.DaysSince(t.Entry.Day)), t.Entry.Title)
			break
		}
	}
	if d.Rhythm.IsSet() {
		last += fmt.Sprintf(" Rhythm: %s (%s).", d.Rhythm.Describe(), d.State)
	}
	b.writeParagraph(last)
}

func (b *briefWriter) writeMeeting(d Detail) {
	lines := []string{d.Contact.Values.Text("met_how")}
	if d.Through != nil {
		lines = append(lines, "Through "+d.Through.Name+".")
	}
	b.writeSection("How we met", text.Joined(" ", lines...))
}

func (b *briefWriter) writePromises(d Detail) {
	var lines []string
	for i, p := range d.Open {
		if i == briefPromises {
			lines = append(lines, fmt.Sprintf("- and %d more", len(d.Open)-i))
			break
		}
		who := "I promised"
		if p.By == Them {
			who = d.Name + " promised"
		}
		line := fmt.Sprintf("- %s: %s", who, p.What)
		if p.Due != "" {
			line += " (by " + p.Due.Format(b.loc) + ")"
		}
		lines = append(lines, line)
	}
	b.writeSection("Open promises", lines...)
}

func (b *briefWriter) writeTalks(d Detail) {
	var lines []string
	for i, t := range d.Log {
		if i == briefTalks {
			lines = append(lines, fmt.Sprintf("- and %d earlier", len(d.Log)-i))
			break
		}
		line := fmt.Sprintf("- **%s** %s", t.Entry.Day.Format(b.loc), t.Entry.Title)
		if said := text.Shorten(t.Entry.Body, briefLetters); said != "" {
			line += ": " + said
		}
		lines = append(lines, line)
	}
	b.writeSection("What we talked about", lines...)
}

func (b *briefWriter) writeVouches(d Detail) {
	var lines, quotes []string
	for _, v := range d.Vouches[:min(len(d.Vouches), briefVouches)] {
		lines = append(lines, fmt.Sprintf("- %s (%s, %d %%)", v.Entry.Title, v.Entry.Day.Format(b.loc), v.Strength.Percent()))
	}
	if more := len(d.Vouches) - briefVouches; more > 0 {
		lines = append(lines, fmt.Sprintf("- and %d more", more))
	}
	b.writeSection("Can vouch for", lines...)
	for _, e := range d.Feedback[:min(len(d.Feedback), briefQuotes)] {
		if quote := text.Shorten(e.Values.Text("quote"), briefLetters); quote != "" {
			quotes = append(quotes, fmt.Sprintf("- “%s” (%s, %s)", quote, e.Title, e.Day.Format(b.loc)))
		} else {
			quotes = append(quotes, fmt.Sprintf("- %s (%s)", e.Title, e.Day.Format(b.loc)))
		}
	}
	b.writeSection("What they said", quotes...)
}
