package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"rung/model"
	"rung/ui/screen"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// PickFile asks for a file and reads it. A file over the limit of an attachment
// is refused before it is read.
func (s *shell) PickFile(done func(name string, content []byte)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			s.Fail(err)
			return
		}
		s.Do(func(context.Context) func() {
			content, err := io.ReadAll(io.LimitReader(r, model.MaxAttachment+1))
			err = errors.Join(err, r.Close())
			return func() {
				switch {
				case err != nil:
					s.Fail(&model.Error{Code: model.NotFound, Message: lang.L("{{.Name}} could not be read. Is it still there?", map[string]any{"Name": r.URI().Name()}), Err: err})
				case len(content) > model.MaxAttachment:
					s.Fail(&model.Error{Code: model.TooLarge, Message: lang.L("{{.Name}} is larger than 25 MB. Attach a smaller file, or note where it lies.", map[string]any{"Name": r.URI().Name()})})
				default:
					done(r.URI().Name(), content)
				}
			}
		})
	}, s.window)
	s.fit(d)
}

// fit gives a dialog the room there is.
func (s *shell) fit(d dialog.Dialog) {
	size := s.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(theme.Em(58), size.Width-theme.Gap(8)), min(theme.Em(42), size.Height-theme.Gap(8))))
	d.Show()
}

// SaveFile asks for a folder and a name. The file is written under a temporary
// name and renamed, so that a failed export never destroys the last good one,
// and an existing file is replaced only when the person says so.
func (s *shell) SaveFile(name string, write func(ctx context.Context, path string) error) {
	folder, err := os.UserHomeDir()
	if err != nil {
		folder = "."
	}
	field := widgets.NewTextEntry()
	field.SetText(name)
	where := widgets.NewText(folder, widgets.Style{Flow: widgets.Cut})
	choose := widgets.NewButton(lang.L("Choose folder…"), widgets.ButtonStyle{Icon: "folder"}, func() {
		s.pickFolder(folder, func(path string) { folder = path; where.SetText(path) })
	})
	note := widgets.NewField(lang.L("File name"), field)
	content := container.NewVBox(note, widgets.NewField(lang.L("Folder"), container.NewBorder(nil, nil, nil, choose, where)))
	s.Ask(screen.Question{Title: lang.L("Save as"), Content: content, Field: field, Yes: lang.L("Save"), No: lang.L("Cancel"), Do: func() {
		s.saveTo(filepath.Join(folder, filepath.Base(field.Text)), write)
	}})
}

func (s *shell) pickFolder(from string, done func(path string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if err != nil || u == nil {
			s.Fail(err)
			return
		}
		done(u.Path())
	}, s.window)
	if at, err := storage.ListerForURI(storage.NewFileURI(from)); err == nil {
		d.SetLocation(at)
	}
	s.fit(d)
}

func (s *shell) saveTo(path string, write func(ctx context.Context, path string) error) {
	save := func() {
		s.Do(func(ctx context.Context) func() {
			err := replaceFile(path, func(temporary string) error { return write(ctx, temporary) })
			return func() {
				if err != nil {
					s.Fail(err)
					return
				}
				s.Say(lang.L("Saved as {{.Path}}", map[string]any{"Path": path}), "", nil)
			}
		})
	}
	if _, err := os.Stat(path); err != nil {
		save()
		return
	}
	s.Ask(screen.Question{Title: lang.L("Replace the file?"), Yes: lang.L("Replace"), No: lang.L("Cancel"), Danger: true, Do: save,
		Content: widgets.NewText(lang.L("{{.Path}} is there already.", map[string]any{"Path": path}), widgets.Style{Flow: widgets.Folded})})
}

// replaceFile has write fill a new file beside path and then puts it in path's
// place. The error says where it failed; path is as it was then.
func replaceFile(path string, write func(temporary string) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".rung-*")
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return &model.Error{Code: model.ReadOnly, Message: lang.L("Nothing can be written in {{.Folder}}. Choose another folder.", map[string]any{"Folder": filepath.Dir(path)}), Err: err}
	}
	temporary := f.Name()
	if err = write(temporary); err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

// exportWhole writes the whole journal as JSON.
func (s *shell) exportWhole() {
	s.SaveFile("rung-"+string(s.Locale().Today)+".json", func(ctx context.Context, path string) error {
		return s.exportTo(ctx, path, "json", model.Query{})
	})
}

func (s *shell) exportTo(ctx context.Context, path, format string, q model.Query) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = s.o.Porter.Export(ctx, f, format, q, false)
	return errors.Join(err, f.Sync(), f.Close())
}

// OpenDemo opens the demo journal in a window of its own.
func (s *shell) OpenDemo() {
	s.Do(func(context.Context) func() {
		err := s.o.OpenDemo()
		return func() { s.Fail(err) }
	})
}

// backup makes a checked copy in the copies' folder.
func (s *shell) backup() {
	s.Do(func(ctx context.Context) func() {
		copied, err := s.o.File.Backup(ctx, "")
		return func() {
			if err != nil {
				s.Fail(err)
				return
			}
			s.Say(lang.L("A checked copy lies at {{.Path}}", map[string]any{"Path": copied.Path}), "", nil)
		}
	})
}

// ExportEntries writes entries by id to path as JSON that Rung reads back.
func (s *shell) ExportEntries(ctx context.Context, path string, ids []string) error {
	return s.exportTo(ctx, path, "json", model.Query{Terms: []model.Term{{Key: "id", Any: ids}}})
}

// runnable are endings of files that a desktop would run rather than show.
var runnable = []string{".desktop", ".sh", ".bash", ".py", ".pl", ".rb", ".js", ".jar", ".exe", ".bat", ".cmd", ".com", ".msi", ".ps1", ".vbs", ".scr", ".appimage", ".run", ".bin", ".app", ".command", ".deb", ".rpm"}

// OpenCopy opens a read-only copy of an attached file, removed at exit.
func (s *shell) OpenCopy(name string, content []byte) {
	runs := slices.Contains(runnable, strings.ToLower(filepath.Ext(name))) || bytes.HasPrefix(content, []byte("#!")) ||
		bytes.HasPrefix(content, []byte("\x7fELF")) || bytes.HasPrefix(content, []byte("MZ"))
	if runs {
		s.Fail(&model.Error{Code: model.Invalid, Message: lang.L("{{.Name}} is a program, which Rung never starts. Save it elsewhere to use it.", map[string]any{"Name": name})})
		return
	}
	s.Do(func(context.Context) func() {
		path, err := s.copyOut(name, content)
		return func() {
			if err == nil {
				err = s.app.OpenURL(&url.URL{Scheme: "file", Path: path})
			}
			s.Fail(err)
		}
	})
}

// copyOut writes a read-only copy into a folder of this window's own.
func (s *shell) copyOut(name string, content []byte) (path string, err error) {
	if s.copies == "" {
		if s.copies, err = os.MkdirTemp("", "rung-"); err != nil {
			return "", err
		}
	}
	folder, err := os.MkdirTemp(s.copies, "")
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, filepath.Base(filepath.Clean("/"+name)))
	return path, os.WriteFile(path, content, 0o400)
}
