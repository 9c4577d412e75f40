package intake

import (
	"fmt"
	"regexp"
	"strings"
)

// monthNames are the months in the languages in which programs export, as they
// are written within a date.
var monthNames = [12]string{
	"january januar jänner janvier enero janeiro gennaio januari tammikuu tammikuuta stycznia января ocak",
	"february februar février febrero fevereiro febbraio februari helmikuu helmikuuta lutego февраля şubat",
	"march märz maerz mars marzo março maart marts maaliskuu maaliskuuta marca марта mart maret",
	"april avril abril aprile huhtikuu huhtikuuta kwietnia апреля nisan",
	"may mai mayo maio maggio mei maj toukokuu toukokuuta maja мая mayıs",
	"june juni juin junio junho giugno kesäkuu kesäkuuta czerwca июня haziran",
	"july juli juillet julio julho luglio heinäkuu heinäkuuta lipca июля temmuz",
	"august août agosto augustus augusti elokuu elokuuta sierpnia августа ağustos agustus",
	"september septembre septiembre setembro settembre syyskuu syyskuuta września сентября eylül",
	"october oktober octobre octubre outubro ottobre lokakuu lokakuuta października октября ekim",
	"november novembre noviembre novembro marraskuu marraskuuta listopada ноября kasım",
	"december dezember décembre diciembre dezembro dicembre joulukuu joulukuuta grudnia декабря aralık desember",
}

var (
	dayInWords = regexp.MustCompile(`^(\d{1,2})\.?(?:er|º|ª)?\s+(?:de\s+|di\s+)?(\pL+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:\s+г\.?)?$`)
	dayOfAsia  = regexp.MustCompile(`^(\d{4})\s*[年년./]\s*(\d{1,2})\s*[月월./]\s*(\d{1,2})\s*[日일.]?$`)
	halfOfDay  = regexp.MustCompile(`(오전|오후|午前|午後|上午|下午)\s*(\d{1,2}:\d{2})`)
)

// parseOtherLanguages reads a day in a language other than English, with its month in
// letters or, as in East Asia, its year in front.
func parseOtherLanguages(text string) (Period, bool) {
	if m := dayOfAsia.FindStringSubmatch(text); m != nil {
		day := civilDay(m[1], m[2], m[3])
		return Period{day, day}, day != ""
	}
	m := dayInWords.FindStringSubmatch(text)
	if m == nil {
		return Period{}, false
	}
	number := 0
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			if word := strings.ToLower(ComposeLetters(m[2])); name == word || len([]rune(word)) > 2 && strings.HasPrefix(name, word) {
				if number > 0 && number != i+1 {
					return Period{}, false // it abbreviates two months
				}
				number = i + 1
			}
		}
	}
	day := civilDay(m[3], fmt.Sprint(number), m[1])
	return Period{day, day}, day != ""
}

// englishHalves writes the halves of a day as in English: 오후 9:41 becomes 9:41 PM.
func englishHalves(text string) string {
	return halfOfDay.ReplaceAllStringFunc(text, func(found string) string {
		m := halfOfDay.FindStringSubmatch(found)
		if strings.Contains("오전午前上午", m[1]) {
			return " " + m[2] + " AM"
		}
		return " " + m[2] + " PM"
	})
}
