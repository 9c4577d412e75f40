package meaning_test

import (
	"testing"

	"rung/assets/lexicon"
	"rung/model/meaning"
)

func TestGermanAndFrenchAreReadAsFarAsTheyAreKnown(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		line, language string
		mood           meaning.Mood
	}{
		{"Habe heute den Server neu gestartet", "de", meaning.Deed},
		{"Mit Ana über das Budget gesprochen und die Liste verteilt", "de", meaning.Deed},
		{"muss noch mit Bernd über das Budget sprechen", "de", meaning.Plan},
		{"Ich will nächste Woche den Antrag stellen", "de", meaning.Plan},
		{"Karin hat die Migration geleitet", "de", meaning.Other},
		{"Der Chef hat mir das Projekt gegeben", "de", meaning.Deed},
		{"Wer soll das bezahlen?", "de", meaning.Other},
		{"ich habe das Budget nicht bekommen", "de", meaning.Other},
		{"Der Drucker ist schon wieder kaputt", "de", meaning.Other},
		{"Ging mit Tom zum Mittagessen", "de", meaning.Deed},
		{"J'ai migré les boîtes mail ce matin", "fr", meaning.Deed},
		{"je dois appeler Bernd demain", "fr", meaning.Plan},
		{"Karin a dirigé le projet", "fr", meaning.Other},
		{"le directeur m'a demandé un rapport", "fr", meaning.Deed},
		{"pourquoi est-ce que personne ne documente ?", "fr", meaning.Other},
		{"je n'ai pas eu le budget", "fr", meaning.Other},
		{"moved the mail store tonight with Jürgen Weiß", "en", meaning.Deed},
		{"AZ-104 !!!", "", meaning.Other},
	} {
		r := x.Read(test.line, meaning.Context{})
		if r.Language != test.language {
			t.Errorf("%q: language %q, should be %q", test.line, r.Language, test.language)
		}
		if r.Mood != test.mood {
			t.Errorf("%q: mood %s, should be %s", test.line, r.Mood, test.mood)
		}
	}
}
