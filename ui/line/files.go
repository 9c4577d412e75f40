package line

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/widgets"
)

// attachedFiles are those that go with what is being written.
type attachedFiles struct {
	line     *Line
	object   *fyne.Container
	list     []model.Attachment
	contents map[string][]byte
}

func newFiles(l *Line) *attachedFiles {
	f := &attachedFiles{line: l, object: widgets.NewWrap(1)}
	f.clearFiles()
	return f
}

// AttachFile adds a file to what is being written.
func (l *Line) AttachFile(name string, content []byte) {
	sum := sha256.Sum256(content)
	file := model.Attachment{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}
	l.files.contents[file.SHA256] = content
	if !slices.Contains(l.files.list, file) {
		l.files.list = append(l.files.list, file)
	}
	l.files.showFiles()
	l.onResized()
}

func (f *attachedFiles) clearFiles() {
	f.list, f.contents = nil, map[string][]byte{}
	f.showFiles()
}

func (f *attachedFiles) showFiles() {
	f.object.RemoveAll()
	widgets.SetShown(f.object, len(f.list) > 0)
	for _, file := range f.list {
		chip := widgets.NewChip(widgets.ChipContent{Text: model.SafeFileName(file.Name), Icon: "attach"})
		chip.OnRemove = func() { f.removeFile(file) }
		f.object.Add(chip)
	}
}

func (f *attachedFiles) removeFile(file model.Attachment) {
	f.list = slices.DeleteFunc(slices.Clone(f.list), func(other model.Attachment) bool { return other == file })
	if !slices.ContainsFunc(f.list, func(other model.Attachment) bool { return other.SHA256 == file.SHA256 }) {
		delete(f.contents, file.SHA256)
	}
	f.showFiles()
	f.line.onResized()
}
