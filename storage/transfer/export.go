package transfer

import (
	"cmp"
	"context"
	"io"
	"slices"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/documents"
)

// oldestFirst gives what a query finds, ordered by day, time and id. An empty query
// finds every kind.
func (p Exchange) oldestFirst(ctx context.Context, q model.Query) ([]model.Entry, error) {
	if len(q.Terms) == 0 {
		q = model.EveryKindQuery()
	}
	entries, err := model.FindEntries(ctx, p.shareable, q)
	slices.SortFunc(entries, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
	})
	return entries, err
}

// contentReader gives a function that reads an attachment's content by its hash.
func (p Exchange) contentReader(ctx context.Context) func(sha256 string) ([]byte, error) {
	return func(sha256 string) ([]byte, error) { return p.Journal.AttachmentContent(ctx, sha256) }
}

func exportVCards(ctx context.Context, p Exchange, w io.Writer, q model.Query) error {
	found, err := model.FindEntries(ctx, p.shareable, q.With(model.Term{Key: "kind", Text: model.KindContact}))
	if err != nil {
		return err
	}
	return contacts.WriteVCards(w, found, p.contentReader(ctx))
}

func exportMarkdown(ctx context.Context, p Exchange, w io.Writer, q model.Query) error {
	entries, err := p.oldestFirst(ctx, q)
	if err != nil {
		return err
	}
	return diaries.WriteMarkdown(ctx, w, entries, p.contentReader(ctx))
}

func exportBookHTML(ctx context.Context, p Exchange, w io.Writer, q model.Query) error {
	b, err := p.newBook(ctx, q)
	if err != nil {
		return err
	}
	return b.WriteHTML(ctx, w)
}

func exportBookPDF(ctx context.Context, p Exchange, w io.Writer, q model.Query) error {
	b, fonts, err := p.newPrintedBook(ctx, q)
	if err != nil {
		return err
	}
	return b.WritePDF(ctx, w, fonts)
}

// ExportLosses says what Export cannot put into a format, as model.Exchange describes.
func (p Exchange) ExportLosses(ctx context.Context, format string, q model.Query, private bool) ([]string, error) {
	if format != "pdf" {
		return nil, nil
	}
	var err error
	if p.shareable, err = model.NewShareable(ctx, p.Journal, private); err != nil {
		return nil, err
	}
	b, fonts, err := p.newPrintedBook(ctx, q)
	if err != nil {
		return nil, err
	}
	return b.LostInPDF(ctx, fonts)
}

// newPrintedBook is newBook with the fonts to print it. Error: Invalid without fonts.
func (p Exchange) newPrintedBook(ctx context.Context, q model.Query) (documents.Book, documents.Fonts, error) {
	b, err := p.newBook(ctx, q)
	if err == nil && p.Fonts == nil {
		err = &model.Error{Code: model.Invalid, Message: "No typeface is at hand to print with. Choose html instead."}
	}
	if err != nil {
		return documents.Book{}, documents.Fonts{}, err
	}
	return b, p.Fonts(), nil
}

// newBook gathers what a query finds. Error: NotFound if that is nothing.
func (p Exchange) newBook(ctx context.Context, q model.Query) (documents.Book, error) {
	entries, err := p.oldestFirst(ctx, q)
	if err != nil {
		return documents.Book{}, err
	}
	if len(q.Terms) == 0 { // hidden kinds appear where they are linked
		entries = slices.DeleteFunc(entries, func(e model.Entry) bool {
			kind, _ := model.KindOf(e.Kind)
			return kind.Hidden
		})
	}
	if len(entries) == 0 {
		return documents.Book{}, &model.Error{Code: model.NotFound, Message: "Nothing is found to write. Ask for another time, or for other kinds."}
	}
	known, err := model.FindEntries(ctx, p.shareable, model.EveryKindQuery())
	if err != nil {
		return documents.Book{}, err
	}
	b := documents.Book{Entries: entries, Names: map[string]string{}, Locale: p.Locale, Read: p.contentReader(ctx)}
	for _, e := range known {
		b.Names[e.ID] = e.Title
	}
	return b, nil
}
