package line

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/widgets"
)

// files are those that go with what is being written.
type files struct {
	line     *Line
	object   *fyne.Container
	list     []model.Attachment
	contents map[string][]byte
}

func newFiles(l *Line) *files {
	f := &files{line: l, object: widgets.NewWrap(1)}
	f.clear()
	return f
}

// Attach adds a file to what is being written.
func (l *Line) Attach(name string, content []byte) {
	sum := sha256.Sum256(content)
	file := model.Attachment{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}
	l.files.contents[file.SHA256] = content
	if !slices.Contains(l.files.list, file) {
		l.files.list = append(l.files.list, file)
	}
	l.files.show()
	l.resize()
}

func (f *files) clear() {
	f.list, f.contents = nil, map[string][]byte{}
	f.show()
}

func (f *files) show() {
	f.object.RemoveAll()
	widgets.SetShown(f.object, len(f.list) > 0)
	for _, file := range f.list {
		chip := widgets.NewChip(widgets.ChipContent{Text: model.SafeFileName(file.Name), Icon: "attach"})
		chip.OnRemove = func() { f.remove(file) }
		f.object.Add(chip)
	}
}

func (f *files) remove(file model.Attachment) {
	f.list = slices.DeleteFunc(slices.Clone(f.list), func(other model.Attachment) bool { return other == file })
	if !slices.ContainsFunc(f.list, func(other model.Attachment) bool { return other.SHA256 == file.SHA256 }) {
		delete(f.contents, file.SHA256)
	}
	f.show()
	f.line.resize()
}
