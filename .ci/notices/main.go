// Notices gathers what the makers of Rung's parts ask to be handed on with it: the
// licences and notices of Go, of every module that is linked into the program on
// Linux, Windows or macOS, and of Fyne's fonts. It reads them from the module
// cache, by what Go says is linked, and writes them into assets/notices; with -check
// it only says whether what lies there is still right.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	file   = "assets/notices/notices.txt.gz"
	header = "\f" // before each part's name, which no licence holds at the start of a line
)

// legal are the names of files that hold terms, or names that they ask to be told.
var legal = regexp.MustCompile(`(?i)^(licen[cs]es?|copying|copyright|notices?|patents|unlicense|authors)([-_.].*)?$`)

func main() {
	check := flag.Bool("check", false, "only say whether the file is right")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	text, err := gather()
	if err != nil {
		return err
	}
	if check {
		return compare(text)
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, packed.Bytes(), 0o644)
}

func compare(text string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	r, err := gzip.NewReader(f)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	there, err := io.ReadAll(r)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	wanted, has := strings.Split(text, header), strings.Split(string(there), header)
	var wrong []string
	for _, part := range wanted {
		if name, _, _ := strings.Cut(part, "\n"); !slices.Contains(has, part) {
			wrong = append(wrong, "missing or otherwise: "+name)
		}
	}
	for _, part := range has {
		if name, _, _ := strings.Cut(part, "\n"); !slices.Contains(wanted, part) {
			wrong = append(wrong, "no longer so: "+name)
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%s is not what is linked, so run make notices: %s", file, strings.Join(wrong, "; "))
	}
	return nil
}

// module is a module that is linked, with the folders of its packages.
type module struct {
	Path, Version, Dir string
	packages           map[string]bool
}

// linked gives the modules that the program is made of on any system.
func linked() (map[string]module, error) {
	all := map[string]module{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-deps", "-json=Dir,Module,Standard", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-mod=readonly -buildvcs=false")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list what is linked on %s: %w", system, err)
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct {
				Dir    string
				Module *module
			}
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module == nil || p.Module.Version == "" { // Go's own, and Rung
				continue
			}
			m, known := all[p.Module.Path]
			if !known {
				m = *p.Module
				m.packages = map[string]bool{}
			}
			m.packages[p.Dir] = true
			all[m.Path] = m
		}
	}
	return all, nil
}

func gather() (string, error) {
	modules, err := linked()
	if err != nil {
		return "", err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := write(&b, "Go", []string{filepath.Join(strings.TrimSpace(string(root)), "LICENSE")}); err != nil {
		return "", err
	}
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := modules[path]
		files, err := m.legal()
		if err != nil {
			return "", err
		}
		if len(files) == 0 {
			return "", fmt.Errorf("%s has no licence", path)
		}
		if err := write(&b, path+" "+m.Version, files); err != nil {
			return "", err
		}
		if path == "fyne.io/fyne/v2" {
			fonts, err := filepath.Glob(filepath.Join(m.Dir, "theme", "font", "LICENSE*"))
			if err != nil || len(fonts) == 0 {
				return "", fmt.Errorf("no licence of Fyne's fonts was found: %w", err)
			}
			if err := write(&b, "The fonts in Fyne", fonts); err != nil {
				return "", err
			}
		}
	}
	return b.String(), nil
}

// legal gives the files of terms in the module's folder and in those that lead to
// its packages.
func (m module) legal() (files []string, err error) {
	folders := map[string]bool{m.Dir: true}
	for dir := range m.packages {
		for ; len(dir) > len(m.Dir); dir = filepath.Dir(dir) {
			folders[dir] = true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		list, err := os.ReadDir(folder)
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			if f.Type().IsRegular() && legal.MatchString(f.Name()) && !strings.HasSuffix(f.Name(), ".go") {
				files = append(files, filepath.Join(folder, f.Name()))
			}
		}
	}
	return files, nil
}

// write adds a part: its name, then its files, each once.
func write(b *strings.Builder, name string, files []string) error {
	b.WriteString(header + name + "\n")
	said := map[string]bool{}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\f", ""))
		if !said[text] {
			said[text] = true
			b.WriteString("\n" + text + "\n")
		}
	}
	return nil
}
