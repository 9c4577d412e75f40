package model

import (
	"path/filepath"
	"slices"
	"strings"
)

// extensions lists formats by the extensions of their files, the usual one first. Formats
// that Rung does not write are listed too: a file of another format under such a name
// would not open.
var extensions = [][]string{{"json"}, {"csv"}, {"vcf", "vcard"}, {"ics", "ical"}, {"html", "htm"}, {"pdf"}, {"md", "markdown"}, {"txt", "text"}, {"docx"}, {"zip"}, {"toml"},
	{"rung"}, {"doc"}, {"odt"}, {"rtf"}, {"xlsx"}, {"xls"}, {"ods"}, {"png"}, {"jpg", "jpeg"}}

// exportExtensions are the extensions of those formats of Exchange.Export that have
// another name than their files' extension.
var exportExtensions = map[string]string{"vcard": "vcf", "markdown": "zip"}

// ExportExtension gives the extension of the files of a format of Exchange.Export.
func ExportExtension(format string) string {
	if ending, named := exportExtensions[format]; named {
		return ending
	}
	return format
}

// CanonicalExtension gives the usual extension of the format that a file's name stands
// for, such as "html" for "a.HTM"; the name's own one where the format is not known, and
// "" where it has none.
func CanonicalExtension(name string) string {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	if i := slices.IndexFunc(extensions, func(all []string) bool { return slices.Contains(all, ending) }); i >= 0 {
		return extensions[i][0]
	}
	return ending
}

// FitExtension reports whether a file of the format with that extension may be written to
// path, and gives the path that would do. It does not fit where the name is one of
// another format, as which the file would not open.
func FitExtension(path, ending string) (would string, fits bool) {
	named := CanonicalExtension(path)
	isFormat := func(e string) bool {
		return slices.ContainsFunc(extensions, func(all []string) bool { return all[0] == e })
	}
	if named == "txt" && ending == "md" { // Markdown is text
		return path, true
	}
	if !isFormat(named) || !isFormat(CanonicalExtension("."+ending)) || named == CanonicalExtension("."+ending) {
		return path, true
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + ending, false
}
