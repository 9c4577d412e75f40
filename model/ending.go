package model

import (
	"path/filepath"
	"slices"
	"strings"
)

// extensions are the formats by the endings that their files' names have, the usual one
// first; those that Rung does not write too, since a file under their name would not
// open.
var extensions = [][]string{{"json"}, {"csv"}, {"vcf", "vcard"}, {"ics", "ical"}, {"html", "htm"}, {"pdf"}, {"md", "markdown"}, {"txt", "text"}, {"docx"}, {"zip"}, {"toml"},
	{"rung"}, {"doc"}, {"odt"}, {"rtf"}, {"xlsx"}, {"xls"}, {"ods"}, {"png"}, {"jpg", "jpeg"}}

// exportExtensions are the endings of what Exchange.Export writes and that are not called as
// their format is.
var exportExtensions = map[string]string{"vcard": "vcf", "markdown": "zip"}

// ExportExtension gives the ending of the files of a format of Exchange.Export.
func ExportExtension(format string) string {
	if ending, named := exportExtensions[format]; named {
		return ending
	}
	return format
}

// CanonicalExtension gives the usual ending of what a name ends in, such as "html" for
// "a.HTM"; the ending as it is where no format is known by it, "" without one.
func CanonicalExtension(name string) string {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	if i := slices.IndexFunc(extensions, func(all []string) bool { return slices.Contains(all, ending) }); i >= 0 {
		return extensions[i][0]
	}
	return ending
}

// FitExtension reports whether a file that is to end in ending may lie at path: not where
// the name is that of another format, which then would not open. It gives the path
// that would do.
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
