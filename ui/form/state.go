package form

// Kind is the kind of entry that the form now edits.
func (f *Form) Kind() string { return f.kind.ID }

// Title is what stands in the title so far.
func (f *Form) Title() string { return f.common[partTitle].editor.text() }

// AttachedContent gives the bytes of a file that was attached and is not kept yet.
func (f *Form) AttachedContent(sha256 string) ([]byte, bool) {
	content, held := f.contents[sha256]
	return content, held
}
