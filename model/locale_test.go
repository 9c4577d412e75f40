package model

import "testing"

func TestLocaleFromEnv(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Locale
	}{
		{nil, Locale{OrderUnknown: true}},
		{map[string]string{"LANG": "C"}, Locale{OrderUnknown: true}},
		{map[string]string{"LANG": "C.UTF-8"}, Locale{OrderUnknown: true}},
		{map[string]string{"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, Locale{OrderUnknown: true}},
		{map[string]string{"LANG": "en_US.UTF-8"}, Locale{MonthFirst: true, Currency: "USD"}},
		{map[string]string{"LANG": "en_PH"}, Locale{MonthFirst: true, Currency: "PHP"}},
		{map[string]string{"LANG": "en_GB.UTF-8"}, Locale{Currency: "GBP"}},
		{map[string]string{"LANG": "de_DE.UTF-8@euro"}, Locale{DecimalComma: true, Currency: "EUR"}},
		{map[string]string{"LANG": "de_CH.UTF-8"}, Locale{Currency: "CHF"}},
		{map[string]string{"LANG": "es_MX.UTF-8"}, Locale{Currency: "MXN"}},
		{map[string]string{"LANG": "no_NO.UTF-8"}, Locale{DecimalComma: true, Currency: "NOK"}},
		{map[string]string{"LANG": "fr"}, Locale{DecimalComma: true}},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8", "LC_NUMERIC": "pt_PT.UTF-8", "LC_MONETARY": "pl_PL.UTF-8"}, Locale{DecimalComma: true, Currency: "PLN"}},
		{map[string]string{"LANG": "en_GB", "LC_TIME": "en_US", "LC_ALL": "sv_SE"}, Locale{DecimalComma: true, Currency: "SEK"}},
		{map[string]string{"LANG": "???"}, Locale{}},
	} {
		if got := LocaleFromEnv(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("LocaleFromEnv(%v) = %+v, want %+v", c.env, got, c.want)
		}
	}
	for _, open := range []string{"en", "en_CA.UTF-8", "ja_JP", "zh_CN.UTF-8"} {
		if !LocaleFromEnv(func(string) string { return open }).OrderUnknown {
			t.Errorf("%s does not say whether 3/11 is in March, and was read as if it did", open)
		}
	}
	for _, language := range []string{"de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "pl_PL", "sv_SE", "da_DK", "nb_NO", "fi_FI", "cs_CZ", "ru_RU", "tr_TR"} {
		if !LocaleFromEnv(func(string) string { return language }).DecimalComma {
			t.Errorf("%s writes 12,5 and was not read so", language)
		}
	}
}
