package ui

import (
	"context"
	"io"

	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/review"
)

// exporter writes what the journal holds to what SaveFile gives.
type exporter struct {
	o      *Options
	locale func() model.Locale
}

// Exchange and DocumentWriter are what ui/app handed to the window.
func (e *exporter) Exchange() model.Exchange              { return e.o.Exchange }
func (e *exporter) DocumentWriter() resume.DocumentWriter { return e.o.DocumentWriter }

// Export writes the entries that a query finds.
func (e *exporter) Export(ctx context.Context, w io.Writer, format string, q model.Query, private bool) error {
	lost, err := e.o.Exchange.ExportLosses(ctx, format, q, private)
	if err != nil {
		return err
	}
	noteLosses(ctx, lost)
	return e.o.Exchange.Export(ctx, w, format, q, private)
}

// ExportEntries writes entries by id as JSON that Rung reads back.
func (e *exporter) ExportEntries(ctx context.Context, w io.Writer, ids []string) error {
	return e.Export(ctx, w, "json", model.Query{Terms: []model.Term{{Key: "id", Any: ids}}}, false)
}

// WriteCase writes the page that makes the person's case to their manager.
func (e *exporter) WriteCase(ctx context.Context, w io.Writer, format, framework string) error {
	index, err := e.o.LoadReadiness(ctx)
	if err != nil {
		return err
	}
	page, err := review.NewCase(ctx, e.o.Journal, index, review.CaseScope{Framework: framework, On: e.o.Journal.Today()}, e.locale())
	if err != nil {
		return err
	}
	document, err := review.FitOnPage(e.o.DocumentWriter, page.Document(e.locale()))
	if err != nil {
		return err
	}
	lost, err := e.o.DocumentWriter.Write(w, format, document)
	noteLosses(ctx, lost)
	return err
}

// WriteReport writes the report of a framework. It has a map of its
// own, out of which private entries are taken.
func (e *exporter) WriteReport(ctx context.Context, w io.Writer, format, framework string) error {
	index, err := e.o.LoadReadiness(ctx)
	if err != nil {
		return err
	}
	sheet, err := readiness.NewPrintedReport(ctx, e.o.Journal, index, framework, e.o.Journal.Today(), false)
	if err != nil {
		return err
	}
	lost, err := e.o.WriteReport(w, format, sheet, e.locale())
	noteLosses(ctx, lost)
	return err
}
