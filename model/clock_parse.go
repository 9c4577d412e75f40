package model

import (
	"fmt"
	"regexp"
	"strings"

	"rung/model/text"
)

var clockTyped = regexp.MustCompile(`^(\d{1,2})(?:[:h](\d{2}))?( ?[ap]m| ?h)?$`)

// ParseClock reads a time of day as a person types it, "14:05", "2pm",
// "2:30 pm", "9h", "noon" or "midnight", and gives it as HH:MM; an empty text
// gives "". A bare number is refused with an Error of code Invalid.
func ParseClock(typed string) (string, error) {
	s := strings.Join(strings.Fields(strings.ToLower(typed)), " ")
	switch s {
	case "":
		return "", nil
	case "noon":
		return "12:00", nil
	case "midnight":
		return "00:00", nil
	}
	refused := newInvalidError("time", fmt.Sprintf("“%s” is not a time. Write it like 14:05 or 2:05 pm.", text.Shorten(typed, 40)))
	s = strings.NewReplacer("a.m.", "am", "p.m.", "pm").Replace(s)
	m := clockTyped.FindStringSubmatch(s)
	if m == nil {
		return "", refused
	}
	hour, minute, suffix := atoiOrZero(m[1]), atoiOrZero(m[2]), strings.TrimSpace(m[3])
	switch suffix {
	case "am", "pm":
		if hour < 1 || hour > 12 {
			return "", refused
		}
		hour %= 12
		if suffix == "pm" {
			hour += 12
		}
	case "":
		if m[2] == "" {
			return "", refused
		}
	}
	if hour > 23 || minute > 59 || suffix == "h" && m[2] != "" {
		return "", refused
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}
