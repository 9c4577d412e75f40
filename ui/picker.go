package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// pathKind is what a path is wanted for.
type pathKind int

const (
	pickFile pathKind = iota
	pickFolder
	pickTarget // a file to be written
	pickSource // a file or a folder to be read
)

// picker asks for a path: typed, or walked to through the list of what lies in
// the folder typed so far. Fyne's own dialog cannot be used by keyboard.
type picker struct {
	files   *files
	want    pathKind
	finder  *widgets.RowFinder
	problem *widgets.Text
	over    *overlay
	done    func(path string)

	folder  string // whose content was read
	content []folderEntry
	shown   []folderEntry
}

// folderEntry is one thing that lies in a folder.
type folderEntry struct {
	name   string
	folder bool
}

// pickPath asks for a path, beginning at from: a folder, or a file's name in one.
func (f *files) pickPath(want pathKind, title, yes, from string, done func(path string)) {
	p := &picker{files: f, want: want, done: done,
		problem: widgets.NewText("", widgets.Style{Color: theme.Red, Flow: widgets.Folded})}
	p.finder = widgets.NewRowFinder(func() int { return len(p.shown) }, p.rowContent, p.enterRow)
	p.finder.Field.OnChanged = func(string) { p.readFolder() }
	p.finder.Field.OnSubmitted = func(string) { p.submit() }
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { p.over.close() })
	choose := widgets.NewButton(yes, widgets.ButtonStyle{Look: widgets.Primary}, func() { p.finder.At = -1; p.submit() })
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(theme.Gap(2)), layout.NewSpacer(), cancel, choose)
	if want == pickSource {
		whole := widgets.NewButton(lang.L("Use this folder"), widgets.ButtonStyle{Icon: "folder"}, p.submitFolder)
		buttons.Objects = append([]fyne.CanvasObject{whole}, buttons.Objects...)
	}
	heading := widgets.NewText(title, widgets.Style{Size: theme.Heading, Bold: true})
	top := container.New(layout.NewCustomPaddedVBoxLayout(theme.Gap(2)), heading, p.finder.Field, p.problem)
	p.problem.Hide()
	p.over = f.showOverlay(container.NewBorder(top, widgets.NewInset(buttons, 3, 0, 0, 0), nil, nil, p.finder.Rows), p.finder.Field, 44, 32)
	p.setPath(from)
	p.readFolder()
}

func (p *picker) rowContent(i int) widgets.RowContent {
	if p.shown[i].folder {
		return widgets.RowContent{Icon: "folder", Title: p.shown[i].name, Second: lang.L("Folder")}
	}
	return widgets.RowContent{Icon: "note", Title: p.shown[i].name}
}

// splitPath gives the folder typed so far and the beginning of a name in it.
func (p *picker) splitPath() (folder, name string) {
	path := p.finder.Field.Text
	if home, err := os.UserHomeDir(); err == nil && (path == "~" || strings.HasPrefix(path, "~/")) {
		path = home + path[1:]
	}
	folder, name = filepath.Split(path)
	return folder, name
}

// readFolder lists what fits what is typed.
func (p *picker) readFolder() {
	p.problem.Hide()
	p.finder.At = -1
	folder, _ := p.splitPath()
	if folder == p.folder {
		p.filterContent()
		return
	}
	p.files.Load("picker", func(context.Context) func() {
		content := listFolder(folder)
		return func() {
			p.folder, p.content = folder, content
			p.filterContent()
		}
	})
}

// listFolder lists a folder, folders first. One that cannot be read is empty:
// choosing in it says why.
func listFolder(folder string) []folderEntry {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var folders, files []folderEntry
	for _, e := range entries { // by name
		info, err := os.Stat(filepath.Join(folder, e.Name())) // what a link leads to
		if err == nil && info.IsDir() {
			folders = append(folders, folderEntry{e.Name(), true})
		} else {
			files = append(files, folderEntry{e.Name(), false})
		}
	}
	return append(folders, files...)
}

// filterContent keeps what fits the beginning of the name. Hidden files are shown once
// their dot is typed; for a new file, folders alone are worth walking to.
func (p *picker) filterContent() {
	_, name := p.splitPath()
	p.shown = nil
	isRoot := filepath.Dir(filepath.Clean(p.folder)) == filepath.Clean(p.folder)
	if !isRoot && (name == "" || p.want == pickTarget) {
		p.shown = append(p.shown, folderEntry{"..", true})
	}
	for _, f := range p.content {
		hidden := strings.HasPrefix(f.name, ".") && !strings.HasPrefix(name, ".")
		fits := p.want == pickTarget || strings.HasPrefix(strings.ToLower(f.name), strings.ToLower(name))
		if !hidden && fits && (f.folder || p.want == pickFile || p.want == pickSource) {
			p.shown = append(p.shown, f)
		}
	}
	p.finder.Rows.Refresh()
}

// enterRow goes into a folder, or takes a file.
func (p *picker) enterRow(i int) {
	if i < 0 || i >= len(p.shown) {
		return
	}
	f := p.shown[i]
	path := filepath.Join(p.folder, f.name)
	if !f.folder {
		p.closeWith(path)
		return
	}
	name := ""
	if p.want == pickTarget {
		_, name = p.splitPath()
	}
	if !strings.HasSuffix(path, string(filepath.Separator)) {
		path += string(filepath.Separator)
	}
	p.setPath(path + name)
	p.files.frame.window.Canvas().Focus(p.finder.Field)
}

// submit takes the chosen row, or the path as it is typed.
func (p *picker) submit() {
	if p.finder.At >= 0 {
		p.enterRow(p.finder.At)
		return
	}
	folder, name := p.splitPath()
	path := filepath.Join(folder, name)
	p.files.Load("picker", func(context.Context) func() {
		info, err := os.Stat(path)
		return func() { p.choosePath(path, name, err == nil, err == nil && info.IsDir()) }
	})
}

// submitFolder takes the folder typed or walked to so far.
func (p *picker) submitFolder() {
	folder, name := p.splitPath()
	path := filepath.Join(folder, name)
	p.files.Load("picker", func(context.Context) func() {
		info, err := os.Stat(path)
		return func() {
			if err != nil || !info.IsDir() {
				p.showProblem(lang.L("{{.Path}} is no folder.", map[string]any{"Path": path}))
				return
			}
			p.closeWith(path)
		}
	})
}

// choosePath closes with a path of the wanted kind, or says what to choose instead.
func (p *picker) choosePath(path, name string, there, isFolder bool) {
	switch {
	case p.want != pickFolder && isFolder && name != "":
		p.setPath(path + string(filepath.Separator))
	case p.want == pickTarget && isFolder:
		p.showProblem(lang.L("Add a name for the file."))
	case p.want == pickSource && isFolder:
		p.showProblem(lang.L("Choose a file in this folder, or press “Use this folder”."))
	case p.want == pickFile && isFolder:
		p.showProblem(lang.L("Choose a file in this folder."))
	case p.want == pickFolder && !isFolder, p.want != pickTarget && !there:
		p.showProblem(lang.L("{{.Path}} is not there.", map[string]any{"Path": path}))
	default:
		p.closeWith(path)
	}
}

// setPath writes a path into the field, with the cursor at its end.
func (p *picker) setPath(path string) {
	p.finder.Field.SetText(path)
	p.finder.Field.CursorColumn = len([]rune(path))
	p.finder.Field.Refresh()
}

func (p *picker) showProblem(why string) {
	p.problem.SetText(why)
	p.problem.Show()
	p.over.popup.Refresh()
}

func (p *picker) closeWith(path string) {
	p.over.close()
	p.done(path)
}
