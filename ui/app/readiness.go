package app

import (
	"context"
	"io"

	"fyne.io/fyne/v2/theme"

	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
	"rung/storage/transfer/documents"
	"rung/ui/desktop"
)

// builtInFrameworks reads the frameworks that come with Rung.
func builtInFrameworks() (set readiness.FrameworkSet, err error) {
	for _, f := range frameworks.Built() {
		if err := set.AddBuiltIn(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// readFrameworks reads the frameworks. One of the person's own that cannot be used is
// told and hinders nobody.
func (p program) readFrameworks(ctx context.Context, j *model.Journal) (set readiness.FrameworkSet, err error) {
	if set, err = builtInFrameworks(); err != nil {
		return nil, err
	}
	own, err := j.Settings(ctx, model.SettingFramework)
	if err != nil {
		return nil, err
	}
	for _, broken := range set.AddOwn(own) {
		p.warn(broken)
	}
	return set, nil
}

// readReadiness reads the whole journal for the readiness map.
func (p program) readReadiness(ctx context.Context, open *openJournal) (*readiness.Index, error) {
	set, err := p.readFrameworks(ctx, open.journal)
	if err != nil {
		return nil, err
	}
	return readiness.ReadIndex(ctx, open.journal, readiness.NewCompetencyRules(), set.Frameworks(), open.store.Facts)
}

// writeReport prints with the typeface that the window shows.
func writeReport(w io.Writer, format string, s readiness.PrintedReport, loc model.Locale) ([]string, error) {
	return documents.WriteReport(w, format, s, loc, typefaces())
}

// typefaces are those that the window shows, for printing.
func typefaces() documents.Fonts {
	return documents.Fonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content(),
		Spare: [][]byte{theme.DefaultTextMonospaceFont().Content(), theme.DefaultSymbolFont().Content()}, Others: desktop.Typefaces}
}
