package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A file's name may be this long; systems count letters or bytes.
const (
	mostNameLetters = 80
	mostNameBytes   = 200
	mostEnding      = 16 // what is longer is no ending
)

// SafeFileName makes a name harmless to be shown and to be written, on any system: it
// reads as it is, names no folder, no device and no hidden file, and ends in what
// the system will take for its ending. A name of which nothing is left is "file".
func SafeFileName(name string) string {
	name = strings.Map(harmlessRune, strings.ToValidUTF8(name, "_"))
	name = trimName(strings.Join(strings.Fields(name), " "))
	stem, ending := name, ""
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && utf8.RuneCountInString(name[dot:]) <= mostEnding {
		stem, ending = name[:dot], name[dot:]
	}
	letters := []rune(stem)
	for len(letters) > 0 && (len(letters)+utf8.RuneCountInString(ending) > mostNameLetters || len(string(letters))+len(ending) > mostNameBytes) {
		letters = letters[:len(letters)-1]
	}
	if name = trimName(string(letters) + ending); name == "" {
		return "file"
	}
	if isDeviceName(name) {
		return "_" + name
	}
	return name
}

// harmlessRune drops what cannot be seen or turns the direction of writing, and
// takes a space for what separates folders or no system allows in a name.
func harmlessRune(r rune) rune {
	switch {
	case unicode.IsSpace(r), strings.ContainsRune(`/\:*?"<>|`, r), r == '\u2800':
		return ' '
	case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point), r > unicode.MaxRune, r == '\ufffd':
		return -1
	}
	return r
}

// trimName takes away the dots and spaces that a system would, or that hide a
// file.
func trimName(name string) string { return strings.Trim(name, " .") }

// isDeviceName reports whether Windows takes a name for a device, whatever its ending.
func isDeviceName(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	if port, ok := strings.CutPrefix(stem, "COM"); ok || strings.HasPrefix(stem, "LPT") {
		if !ok {
			port = strings.TrimPrefix(stem, "LPT")
		}
		return utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789¹²³")
	}
	return false
}
