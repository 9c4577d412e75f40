package app

import (
	"context"
	"log/slog"
	"os"
	"sync"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// loadLexicon parses the lexicon when the first words are read.
var loadLexicon = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })

// readWords has a journal read the words of what is written to it.
func readWords(j *model.Journal) {
	j.ReadWords(func(known []model.KnownContact) func(model.Entry) model.Entry {
		x, err := loadLexicon()
		if err != nil { // the words are kept, which matters more
			slog.Error("no lexicon", "error", err)
			return func(e model.Entry) model.Entry { return e }
		}
		loc := model.LocaleFromEnv(os.Getenv)
		if err := j.Setting(context.Background(), model.SettingCurrency, &loc.Currency); err != nil {
			slog.Warn("no currency", "error", err)
		}
		reader := x.NewEntryReader(loc, known)
		return func(e model.Entry) model.Entry { return reader.Read(e).Entry }
	})
}
