package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// "About 60" and "about 400" lines, with a little room so that nobody saves a
// line by writing a worse one.
const (
	mostFunctionLines = 66
	mostFileLines     = 420
)

// compositionRoot puts the program together: it alone in ui knows storage, and
// main alone knows it.
const compositionRoot = "ui/app"

// plainText knows nothing of Rung's subjects, so that every layer may use it.
const plainText = "rung/model/text"

// mayNotImport says, for each part of the tree, what it must not know.
var mayNotImport = []struct{ part, imported string }{
	{"model", "rung/ui"}, {"model", "rung/storage"}, {"model", "rung/assets"},
	{"model", "fyne.io"}, {"model", "database/sql"}, {"model", "modernc.org"}, {"model", "os"},
	{"storage", "rung/model/people"}, {"storage/backup", "rung/storage/transfer"}, {"storage/transfer/intake", "rung/storage"},
	{"storage/transfer/contacts", "rung/storage/transfer/diaries"}, {"storage/transfer/contacts", "rung/storage/transfer/documents"},
	{"storage/transfer/diaries", "rung/storage/transfer/contacts"}, {"storage/transfer/diaries", "rung/storage/transfer/documents"},
	{"storage/transfer/documents", "rung/storage/transfer/contacts"}, {"storage/transfer/documents", "rung/storage/transfer/diaries"},
	{"storage", "rung/ui"}, {"storage", "rung/assets"}, {"storage", "fyne.io"},
	{"ui", "rung/storage"}, {"ui", "database/sql"}, {"ui", "modernc.org"}, {"ui", "rung/ui/app"},
	{"main.go", "rung/model"}, {"main.go", "rung/storage"}, {"main.go", "rung/assets"}, {"main.go", "fyne.io"},
	{"ui/theme", "rung/model"}, {"ui/draw", "rung/model"}, {"ui/draw", "rung/ui/widgets"},
	{"ui/widgets", "rung/model"}, {"ui/widgets", "rung/ui/charts"}, {"ui/widgets", "rung/ui/markdown"},
	{"ui/charts", "rung/model"}, {"ui/charts", "rung/ui/markdown"}, {"ui/markdown", "rung/model"}, {"ui/markdown", "rung/ui/charts"},
	{"model/text", "rung/"},
	{"ui/window", "rung/"},
	{"ui/cli", "fyne.io"}, {"ui/desktop", "fyne.io"},
	{"ui", "rung/ui/draw/drawtest"}, // which is for tests
	{"assets", "rung/model"}, {"assets", "rung/ui"}, {"assets", "rung/storage"},
}

// modelMayImport says for each room of the model which others it may know. Rhythms
// and strength are small measures that many ask; people and money know nothing of
// readiness, which knows nothing of them; review and today bring rooms together.
var modelMayImport = map[string][]string{
	"model": {"text"}, "model/text": {}, "model/identity": {}, "model/paper": {"text"}, "model/rhythm": {"text"}, "model/strength": {"text"}, "model/money": {"text"}, "model/meaning": {"text"}, "model/disciplines": {"strength"},
	"model/people":    {"identity", "meaning", "rhythm", "strength", "text"},
	"model/due":       {"people", "rhythm", "text"},
	"model/readiness": {"rhythm", "strength", "text"},
	"model/plan":      {"readiness", "strength", "text"},
	"model/resume":    {"meaning", "paper", "strength", "text"},
	"model/review":    {"meaning", "paper", "people", "plan", "readiness", "resume", "strength", "text"},
	"model/today":     {"readiness", "strength", "text"},
}

type source struct {
	path  string // from the top of the repository
	file  *ast.File
	lines int
	set   *token.FileSet
}

// sources parses every Go file of the repository.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		all = append(all, source{name, file, set.File(file.Pos()).LineCount(), set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d files found: is this the top of the repository?", len(all))
	}
	return all
}

func under(path, part string) bool { return path == part || strings.HasPrefix(path, part+"/") }

func TestLayersKnowOnlyWhatTheyMay(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasSuffix(s.path, "_test.go") {
			continue // tests put the real parts together
		}
		for _, spec := range s.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, rule := range mayNotImport {
				if under(s.path, compositionRoot) && rule.imported == "rung/storage" || path == plainText && rule.imported == "rung/model" {
					continue
				}
				if under(s.path, rule.part) && (under(path, rule.imported) || strings.HasSuffix(rule.imported, "/") && strings.HasPrefix(path, rule.imported)) {
					t.Errorf("%s imports %s, which %s must not know", s.path, path, rule.part)
				}
			}
		}
	}
}

func TestLayersOfTheModelKnowOnlyWhatTheyMay(t *testing.T) {
	for _, s := range sources(t) {
		room := filepath.ToSlash(filepath.Dir(s.path))
		allowed, known := modelMayImport[room]
		if !under(room, "model") || strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		if !known {
			t.Errorf("%s is a room of the model that modelMayImport does not name", room)
		}
		for _, spec := range s.file.Imports {
			other, inside := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), "rung/model/")
			if inside && !slices.Contains(allowed, other) {
				t.Errorf("%s imports model/%s, which %s must not know", s.path, other, room)
			}
		}
	}
}

func TestMainIsOneFile(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.Contains(s.path, "/") && s.path != "main.go" {
			t.Errorf("%s lies at the top, where main.go alone belongs", s.path)
		}
	}
}

func TestGoroutinesStartInOnePlace(t *testing.T) {
	for _, s := range sources(t) {
		if !under(s.path, "ui") || under(s.path, "ui/window") || s.path == "ui/tasks.go" || strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine; ui/tasks.go is the place for it", s.set.Position(g.Pos()))
			}
			return true
		})
	}
}

// TestTheShellKnowsNoScreen: it shows the screens by their place and asks for their
// abilities by the interfaces of ui/kit.
func TestTheShellKnowsNoScreen(t *testing.T) {
	for _, s := range sources(t) {
		if filepath.ToSlash(filepath.Dir(s.path)) != "ui" || strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if a, ok := n.(*ast.TypeAssertExpr); ok {
				if star, ok := a.Type.(*ast.StarExpr); ok {
					if of, ok := star.X.(*ast.SelectorExpr); ok && of.Sel.Name == "Screen" {
						t.Errorf("%s casts to a screen of one package", s.set.Position(a.Pos()))
					}
				}
			}
			return true
		})
	}
}

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if s.lines > mostFileLines {
			t.Errorf("%s has %d lines: split it by subject", s.path, s.lines)
		}
		if strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if lines := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1; lines > mostFunctionLines {
				t.Errorf("%s: %s has %d lines: split it", s.path, f.Name.Name, lines)
			}
		}
	}
}

func TestPackagesSayTheirDuty(t *testing.T) {
	said := map[string]bool{}
	for _, s := range sources(t) {
		folder := filepath.ToSlash(filepath.Dir(s.path))
		if strings.HasSuffix(s.path, "_test.go") || strings.HasPrefix(folder, ".") {
			continue
		}
		said[folder] = said[folder] || s.file.Doc != nil && len(s.file.Doc.Text()) > 40
	}
	var silent []string
	for folder, ok := range said {
		if !ok {
			silent = append(silent, folder)
		}
	}
	slices.Sort(silent)
	if len(silent) > 0 {
		t.Errorf("packages without a comment on their duty: %v", silent)
	}
}
