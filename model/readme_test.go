package model_test

import (
	"go/ast"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// readme gives the README, and of it the part for whoever changes the code.
func readme(t *testing.T) (whole, forDevelopers string) {
	t.Helper()
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	whole = string(text)
	_, after, found := strings.Cut(whole, "\n## For whoever changes it\n")
	if !found {
		t.Fatal("the README has no part for whoever changes it")
	}
	forDevelopers, _, _ = strings.Cut(after, "\n## ")
	return whole, forDevelopers
}

func TestReadmeMapsEveryFolder(t *testing.T) {
	_, text := readme(t)
	mapped := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)/` \\| .{5,} \\|$").FindAllStringSubmatch(text, -1) {
		mapped[row[1]] = true
	}
	there := map[string]bool{}
	for _, s := range sources(t) {
		if folder := path.Dir(s.path); folder != "." && !strings.HasPrefix(folder, ".") && !strings.HasSuffix(s.path, "_test.go") {
			there[folder] = true
		}
	}
	for folder := range there {
		if !mapped[folder] {
			t.Errorf("the map in the README does not say the duty of %s/", folder)
		}
	}
	for folder := range mapped {
		if !there[folder] && !strings.HasPrefix(folder, ".") {
			t.Errorf("the map in the README has %s/, which holds no code", folder)
		}
	}
}

// declaredNames gives every name that the code declares, as "package.Name" and
// "package.Type.Member", and the names of its tests.
func declaredNames(t *testing.T) map[string]bool {
	names := map[string]bool{}
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				of := s.file.Name.Name + "."
				if d.Recv != nil {
					of += receiverName(d.Recv.List[0].Type) + "."
				} else if strings.HasSuffix(s.path, "_test.go") {
					of = ""
				}
				names[of+d.Name.Name] = true
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					addSpecNames(names, s.file.Name.Name+".", spec)
				}
			}
		}
	}
	return names
}

func receiverName(of ast.Expr) string {
	switch of := of.(type) {
	case *ast.StarExpr:
		return receiverName(of.X)
	case *ast.IndexExpr:
		return receiverName(of.X)
	case *ast.Ident:
		return of.Name
	}
	return ""
}

func addSpecNames(names map[string]bool, prefix string, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			names[prefix+name.Name] = true
		}
	case *ast.TypeSpec:
		names[prefix+spec.Name.Name] = true
		var members *ast.FieldList
		switch of := spec.Type.(type) {
		case *ast.StructType:
			members = of.Fields
		case *ast.InterfaceType:
			members = of.Methods
		default:
			return
		}
		for _, member := range members.List {
			for _, name := range member.Names {
				names[prefix+spec.Name.Name+"."+name.Name] = true
			}
		}
	}
}

func TestReadmeNamesWhatThereIs(t *testing.T) {
	_, text := readme(t)
	declared, name, test := declaredNames(t), regexp.MustCompile(`^[a-z]+(\.[A-Za-z]\w*)+$`), regexp.MustCompile(`^Test[A-Z]\w*$`)
	named := 0
	for _, quoted := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(text, -1) {
		switch words := quoted[1]; {
		case strings.Contains(words, " ") || strings.Contains(words, "ID"): // a command, an arrow, a pattern
		case strings.Contains(words, "/"):
			if top, _, _ := strings.Cut(words, "/"); !slices.Contains([]string{"model", "storage", "ui", "assets", ".ci"}, top) {
				continue // made by running something
			}
			if found, err := filepath.Glob("../" + words); err != nil || len(found) == 0 {
				t.Errorf("the README names %s, which there is not", words)
			}
		case name.MatchString(words) && !strings.HasSuffix(words, ".go") || test.MatchString(words):
			named++
			if !declared[words] {
				t.Errorf("the README names %s, which nothing declares", words)
			}
		}
	}
	if named < 30 {
		t.Errorf("only %d names of code were looked at", named)
	}
}
