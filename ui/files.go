package ui

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/text"
	"rung/ui/atomicfile"
	"rung/ui/desktop"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// files reads and writes files that the person chooses.
type files struct {
	*footer
	*overlayStack
	*exporter
	frame *frame
	o     *Options
}

// PickFile asks for a file and reads it. A file over the limit of an attachment
// is refused before it is read whole.
func (f *files) PickFile(done func(name string, content []byte)) {
	f.pickPath(pickFile, lang.L("Choose a file"), lang.L("Open"), f.homeFolder(), func(path string) {
		kit.Do(f, func(context.Context) ([]byte, error) { return readFile(path) }, func(content []byte) { done(filepath.Base(path), content) })
	})
}

// PickSource asks for a file or a folder to bring in.
func (f *files) PickSource(done func(kit.PickedSource)) {
	f.pickPath(pickSource, lang.L("Choose a file or a folder to import"), lang.L("Open"), f.homeFolder(), func(path string) {
		chosen := kit.PickedSource{Name: filepath.Base(path)}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			chosen.Open = func() (*os.File, error) { return openSource(path) }
			done(chosen)
			return
		}
		// Nothing is read that a link leads out to. The folder is closed once nobody holds it.
		folder, err := os.OpenRoot(path)
		if err != nil {
			f.Fail(newUnreadable(path, err))
			return
		}
		chosen.Files = folder.FS()
		done(chosen)
	})
}

// openSource opens a file to be brought in. Error: NotFound.
func openSource(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, newUnreadable(path, err)
	}
	return f, nil
}

func newUnreadable(path string, err error) error {
	return &model.Error{Code: model.NotFound, Message: lang.L("{{.Name}} could not be read. Is it still there?", map[string]any{"Name": filepath.Base(path)}), Err: err}
}

// readFile reads a file that may be attached. Errors: NotFound, TooLarge.
func readFile(path string) (content []byte, err error) {
	f, err := os.Open(path)
	if err == nil {
		content, err = io.ReadAll(io.LimitReader(f, model.MaxAttachment+1))
		err = errors.Join(err, f.Close())
	}
	switch {
	case err != nil:
		return nil, newUnreadable(path, err)
	case len(content) > model.MaxAttachment:
		return nil, &model.Error{Code: model.TooLarge, Message: lang.L("{{.Name}} is larger than 25 MB. Attach a smaller file, or note where it lies.", map[string]any{"Name": filepath.Base(path)})}
	}
	return content, nil
}

// homeFolder is the folder that a path is begun in.
func (f *files) homeFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = string(filepath.Separator)
	}
	return strings.TrimSuffix(home, string(filepath.Separator)) + string(filepath.Separator)
}

// SaveFile asks where to write a file. It is written under a temporary name and
// renamed, so that a failed export never destroys the last good one, and an
// existing file is replaced only when the person says so.
func (f *files) SaveFile(name string, write func(ctx context.Context, w io.Writer) error) {
	f.pickPath(pickTarget, lang.L("Save as"), lang.L("Save"), f.homeFolder()+model.SafeFileName(name), func(path string) { f.saveWithEnding(path, model.CanonicalExtension(name), write) })
}

// saveWithEnding saves what ends in ending; under the name of another format, which then
// would not open, only the right name is offered.
func (f *files) saveWithEnding(path, ending string, write func(ctx context.Context, w io.Writer) error) {
	would, fits := model.FitExtension(path, ending)
	if fits {
		f.saveTo(path, write)
		return
	}
	named := map[string]any{"Name": filepath.Base(path), "Ending": "." + ending, "Would": filepath.Base(would)}
	f.Ask(kit.Question{Title: lang.L("Save it under another name?"), Yes: lang.L("Save as {{.Would}}", named), No: lang.L("Cancel"), Do: func() { f.saveTo(would, write) },
		Content: widgets.NewText(lang.L("“{{.Name}}” is the name of another format. This is a {{.Ending}} file, and would not open under it.", named), widgets.Style{Flow: widgets.Folded})})
}

func (f *files) pickFolder(from string, done func(path string)) {
	f.pickPath(pickFolder, lang.L("Choose a folder"), lang.L("Use this folder"), strings.TrimSuffix(from, string(filepath.Separator))+string(filepath.Separator), done)
}

func (f *files) saveTo(path string, write func(ctx context.Context, w io.Writer) error) {
	save := func() {
		f.Do(func(ctx context.Context) func() {
			var lost []string
			err := replaceFile(path, func(w io.Writer) error { return write(context.WithValue(ctx, lostKey{}, &lost), w) })
			return func() {
				if err != nil {
					f.Fail(err)
					return
				}
				saved := lang.L("Saved as {{.Path}}", map[string]any{"Path": path})
				if len(lost) > 0 {
					f.Remind(saved+". "+strings.Join(lost, " "), "", nil)
					return
				}
				f.Say(saved, "", nil)
			}
		})
	}
	if _, err := os.Stat(path); err != nil {
		save()
		return
	}
	f.Ask(kit.Question{Title: lang.L("Replace the file?"), Yes: lang.L("Replace"), No: lang.L("Cancel"), Danger: true, Do: save,
		Content: widgets.NewText(lang.L("{{.Path}} is there already.", map[string]any{"Path": path}), widgets.Style{Flow: widgets.Folded})})
}

// lostKey is the key under which a context collects what noteLosses is given.
type lostKey struct{}

// noteLosses says, within the write of SaveFile, what the format could not show of
// what was written.
func noteLosses(ctx context.Context, lost []string) {
	if into, ok := ctx.Value(lostKey{}).(*[]string); ok {
		*into = append(*into, lost...)
	}
}

// replaceFile puts a file of what write writes in path's place. Where nothing can be
// written there, the error says what to do.
func replaceFile(path string, write func(io.Writer) error) error {
	begun := false
	err := atomicfile.Replace(path, func(w io.Writer) error {
		begun = true
		return write(w)
	})
	if err != nil && !begun {
		return &model.Error{Code: model.ReadOnly, Message: lang.L("Nothing can be written in {{.Folder}}. Choose another folder.", map[string]any{"Folder": filepath.Dir(path)}), Err: err}
	}
	return err
}

// OpenCopy opens a read-only copy of an attached file, removed at exit. One that
// may run something is offered to be saved elsewhere.
func (f *files) OpenCopy(name string, content []byte) {
	if err := desktop.CheckOpenable(name, content); err != nil {
		save := func() { kit.SaveContent(f, name, content) }
		f.showBanner(widgets.NewBanner(widgets.Failure, err.Error(), widgets.Action{Text: lang.L("Save a copy…"), Do: save}))
		f.offer = save
		return
	}
	f.Do(func(context.Context) func() {
		path, err := f.writeCopy(name, content)
		return func() {
			if err == nil {
				err = f.frame.app.OpenURL(&url.URL{Scheme: "file", Path: path})
			}
			f.Fail(err)
		}
	})
}

// writeCopy writes a read-only copy into a folder of this window's own.
func (f *files) writeCopy(name string, content []byte) (path string, err error) {
	own, err := f.o.Scratch()
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(own, "")
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, model.SafeFileName(name))
	return path, os.WriteFile(path, content, 0o400)
}

// OpenLink asks the desktop to open an address on the web.
func (f *files) OpenLink(address string) {
	u, opens := text.OpenableLink(address)
	if !opens {
		f.Fail(&model.Error{Code: model.Invalid, Message: lang.L("Only addresses on the web can be opened.")})
		return
	}
	f.Fail(f.frame.app.OpenURL(u))
}
