package model

func ParseDay(text string, loc Locale) (Day, error) {
	d := Day(text)
	if !d.Valid() {
		return "", invalid("", "no day")
	}
	return d, nil
}
