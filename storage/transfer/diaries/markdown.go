package diaries

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// vault reads a folder of Markdown pages, such as those of Obsidian and Logseq, or what
// Notion exports.
type vault struct {
	*notebook
	pages   []*vaultPage
	named   map[string]*vaultPage // by name, title and alias
	placed  map[string]*vaultPage // by path
	onDay   map[model.Day]*vaultPage
	assets  map[string][]string // paths of the files that are no pages, by name
	root    string              // the folder in which all pages lie, with its slash, or ""
	blocks  map[string]string   // words of Logseq's blocks, by id
	tables  []string            // paths of CSV files, Notion's databases among them
	logseq  bool
	hidden  int // comments that were removed
	undated int
	dated   int
	mine    int // number of pages that Rung wrote
}

// vaultPage is one page on its way to an entry.
type vaultPage struct {
	index  int // in the order of the folder
	at     string
	name   string // a path that shows what the page is called
	notion string // Notion's id of the page, or ""
	source string // the entry's id if the page has an id of its own, or ""
	text   string
	properties
	entry model.Entry
	mine  bool // Rung wrote it
}

func newVault(how intake.Options) *vault {
	return &vault{notebook: newNotebook(how), named: map[string]*vaultPage{}, placed: map[string]*vaultPage{},
		onDay: map[model.Day]*vaultPage{}, assets: map[string][]string{}, blocks: map[string]string{}}
}

// ReadMarkdown reads a folder of Markdown pages, a zip of one, or one page. Errors:
// Invalid, Newer, TooLarge.
func ReadMarkdown(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := newVault(how)
	content, err := in.openSource(r)
	if err == nil && in.files != nil {
		err = in.readFolder(ctx)
	} else if err == nil {
		var text string
		if text, err = writtenText(content); err == nil {
			err = in.readPage(cmp.Or(path.Base(how.Name), "page.md"), text)
		}
	}
	switch {
	case err != nil:
	case in.mine > 0:
		in.takeOwn()
	default:
		err = in.takePages(ctx)
	}
	if err != nil {
		return intake.Result{}, err
	}
	in.tellHidden(in.hidden)
	if in.undated > 0 {
		in.AddNote(fmt.Sprintf("Pages that say no day, and got that of their last change: %d.", in.undated))
	}
	return in.finish(), nil
}

// IsMarkdownVault recognises Markdown by the names of files.
func IsMarkdownVault(s intake.Excerpt) bool {
	return intake.IsMarkdown(s.Name) && s.Text != "" || slices.ContainsFunc(s.Paths, intake.IsMarkdown)
}

// readFolder reads the pages, and lists what else lies beside them. It gives Invalid
// for a folder that does not look like a journal.
func (in *vault) readFolder(ctx context.Context) error {
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	project := false
	for _, at := range paths {
		project = project || slices.Contains([]string{"go.mod", "package.json", "Cargo.toml", "pyproject.toml", "pom.xml"}, at)
		in.logseq = in.logseq || strings.Contains("/"+at, "/logseq/config.edn") || logseqDay.MatchString(at)
		if strings.EqualFold(path.Ext(at), ".csv") {
			in.tables = append(in.tables, at)
		}
		if !intake.IsMarkdown(at) {
			in.assets[plainPath(path.Base(at))] = append(in.assets[plainPath(path.Base(at))], at)
		}
	}
	_, err = in.readEach(ctx, func(at string) bool { return intake.IsMarkdown(at) && !kept(at) }, in.readPage)
	if err == nil {
		err = in.databases()
	}
	if err != nil {
		return err
	}
	notes := slices.ContainsFunc(in.pages, func(p *vaultPage) bool { return !aboutProject(p.at) })
	if len(in.pages)+in.Refused == 0 || in.dated+in.mine+in.Refused == 0 && (project || !notes) {
		return &model.Error{Code: model.Invalid, Message: "This folder does not look like a journal: nothing in it has a date, and nothing reads like a note. Choose the folder that holds your Markdown notes."}
	}
	return nil
}

// kept reports whether a program keeps a page for itself: Logseq's copies and settings,
// and what a Mac adds to its zips.
func kept(at string) bool {
	at = "/" + at
	return strings.Contains(at, "/logseq/") || strings.Contains(at, "/__MACOSX/")
}

// aboutProject reports whether a page is one of those that go with all software.
func aboutProject(at string) bool {
	called := strings.ToLower(strings.TrimSuffix(path.Base(at), path.Ext(at)))
	return slices.Contains([]string{"readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security", "authors", "notice", "install"}, called)
}

// readPage reads a page and what it says about itself.
func (in *vault) readPage(at, text string) error {
	if ownMark.MatchString(text) {
		p := &vaultPage{index: len(in.pages) + 1, at: at, name: at}
		in.Count = p.index
		in.pages = append(in.pages, p)
		return in.own(p, text)
	}
	p := in.reads(at, text)
	if in.logseq {
		in.readLogseq(p)
	}
	in.readNotion(p)
	in.begin(p)
	return nil
}

// reads gives a page with its text and the properties at its top.
func (in *vault) reads(at, text string) *vaultPage {
	p := &vaultPage{index: len(in.pages) + 1, at: at, name: at}
	in.Count = p.index
	shown, hidden := withoutComments(text)
	in.hidden += hidden
	p.properties, p.text = in.frontOf(at, shown)
	return p
}

// begin adds a page whose properties are known, and begins its entry.
func (in *vault) begin(p *vaultPage) {
	in.pages = append(in.pages, p)
	p.entry = model.Entry{Kind: model.KindNote, Tags: p.tags, Private: p.private}
	if p.starred {
		p.entry.Tags = append(p.entry.Tags, "starred")
	}
}

// takePages makes an entry from each page: first its id and title, so that pages can be
// linked, then its text.
func (in *vault) takePages(ctx context.Context) error {
	in.root = commonRoot(in.pages)
	var written []string
	for _, p := range in.pages {
		written = append(written, p.day, p.created)
	}
	in.options = in.options.WithLearnedOrder(written)
	var known []*vaultPage
	for _, p := range in.pages {
		in.Count = p.index
		if in.identify(p) {
			known = append(known, p)
		}
	}
	for i, p := range known {
		if err := in.options.ReportProgress(ctx, i, len(known)); err != nil {
			return err
		}
		in.Count = p.index
		p.entry.Body = strings.Trim(in.rewrite(p), "\n")
		if p.entry.Title == "" {
			p.entry.Title, p.entry.Body = splitHeadline(p.entry.Body)
		}
		if p.entry.Title != "" && len(p.others) > 0 {
			p.entry.Body = text.Joined("\n\n", p.entry.Body, strings.Join(p.others, "\\\n"))
		}
		in.addEntry(p.entry)
	}
	return nil
}

// identify gives a page its day, title and id, and reports whether it becomes an entry.
func (in *vault) identify(p *vaultPage) bool {
	if strings.TrimSpace(p.text) == "" && p.title == "" && len(p.others) == 0 {
		in.empty++
		return false
	}
	days, clock, rest, err := in.dayOf(p)
	if err != nil {
		in.refuseDay(cmp.Or(p.title, rest), err)
		return false
	}
	e := &p.entry
	e.Day, e.Time = days.First, clock
	if days.Last > days.First {
		e.Until = days.Last
	}
	at := strings.TrimPrefix(p.at, in.root)
	e.ID = intake.StableID("markdown", withoutEnding(at))
	in.entitlePage(p, rest)
	if p.source != "" {
		e.ID = p.source
	}
	if p.notion != "" {
		e.ID = intake.StableID("notion", p.notion)
		in.named[p.notion] = p
	}
	stem := path.Base(withoutEnding(p.name))
	for _, called := range append([]string{stem, withoutEnding(at), p.title, logseqName(stem)}, p.aliases...) {
		if called = plainPath(called); called != "" && in.named[called] == nil {
			in.named[called] = p
		}
	}
	in.placed[plainPath(p.at)] = p
	if days.First != "" && days.First == days.Last && rest == "" {
		in.onDay[e.Day] = p
	}
	return true
}

// commonRoot gives the folder, with its slash, in which all pages lie, or "". A zip
// often has one; the paths of a chosen folder begin below it.
func commonRoot(pages []*vaultPage) string {
	if len(pages) == 0 {
		return ""
	}
	root, _, nested := strings.Cut(pages[0].at, "/")
	for _, p := range pages {
		if !nested || !strings.HasPrefix(p.at, root+"/") {
			return ""
		}
	}
	if root == "journals" || root == "pages" || len(pages) == 1 {
		return ""
	}
	return root + "/"
}

// dayOf finds the day of a page: the one it gives itself, the one in its name, that of
// its creation, or that of its last change. The error is that of a day that can be read
// in two ways.
func (in *vault) dayOf(p *vaultPage) (days intake.Period, clock, rest string, err error) {
	named, namedClock, rest, err := in.options.ParsePath(p.name)
	var unclear intake.UnclearDay
	if errors.As(err, &unclear) && p.day == "" {
		return intake.Period{}, "", rest, err
	}
	for _, written := range []string{p.day, "", p.created} {
		if written == "" && named.First != "" {
			in.dated++
			return named, namedClock, rest, nil
		}
		days, clock, err := in.options.ParseMoment(written)
		switch {
		case errors.As(err, &unclear):
			return intake.Period{}, "", rest, err
		case err != nil:
			in.SkipAt(in.Count, fmt.Sprintf("%s, day: it was left out, since %v.", p.at, err))
		case days.First != "":
			in.dated++
			return intake.Period{First: days.First, Last: days.First}, clock, rest, nil
		}
	}
	in.undated++
	if days, clock, err := in.options.ParseMoment(p.edited); err == nil && days.First != "" {
		return intake.Period{First: days.First, Last: days.First}, clock, rest, nil
	}
	return in.changed(p.at), "", rest, nil
}

// changed gives the day on which a file was last changed, or today if that is not
// known.
func (in *vault) changed(at string) intake.Period {
	if in.files == nil {
		return intake.Period{First: in.options.Today, Last: in.options.Today}
	}
	info, err := in.files.Stat(at)
	if err != nil || info.ModTime().Year() < 1981 { // a zip without times says 1980 or nothing
		return intake.Period{First: in.options.Today, Last: in.options.Today}
	}
	moment := info.ModTime()
	if in.options.Zone != nil {
		moment = moment.In(in.options.Zone)
	}
	return intake.Period{First: model.NewDay(moment), Last: model.NewDay(moment)}
}

// entitlePage gives a page its title: its own, its heading's or its name's. A page
// titled by its day gets the first words of its text later.
func (in *vault) entitlePage(p *vaultPage, rest string) {
	heading, body := "", p.text
	first, below, _ := strings.Cut(strings.TrimLeft(p.text, "\n"), "\n")
	if strings.HasPrefix(first, "# ") {
		heading, body = plainLine(first), below
		if days, _, left, err := in.options.ParsePath(heading); err == nil && days.First != "" && left == "" || heading == p.title {
			heading, p.text = "", body // a day's page says its day once
		}
	}
	p.entry.Title = cmp.Or(p.title, heading, logseqName(rest))
	if p.entry.Title == heading && heading != "" {
		p.text = body
	}
	if days, _, left, err := in.options.ParsePath(p.entry.Title); err == nil && days.First != "" && left == "" && days.First == days.Last {
		p.entry.Title = ""
	}
}
