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

// SafeFileName gives a name that is safe to show and to write on any system: it reads
// as it is written, names no folder, no device and no hidden file, and its extension is
// the one that the system will see. Where nothing is left of a name it is "file".
func SafeFileName(name string) string {
	name = strings.Map(harmlessRune, strings.ToValidUTF8(name, "_"))
	name = trimName(strings.Join(strings.Fields(name), " "))
	if isDeviceName(name) {
		name = "_" + name
	}
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
	return name
}

// harmlessRune drops characters that cannot be seen or that turn the direction of
// writing, and gives a space for those that separate folders or that some system does
// not allow in a name.
func harmlessRune(r rune) rune {
	switch {
	case unicode.IsSpace(r), strings.ContainsRune(`/\:*?"<>|`, r), r == '\u2800':
		return ' '
	case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point), r > unicode.MaxRune, r == '\ufffd':
		return -1
	}
	return r
}

// trimName removes dots and spaces from both ends: some systems do so themselves, and a
// dot at the start hides a file.
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
