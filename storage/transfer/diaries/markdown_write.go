package diaries

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"rung/model"
	"rung/storage/transfer/intake"
)

// WriteMarkdown writes entries as a zip of Markdown pages, in a folder per year. What a
// page does not say in its text is at its top, so that nothing is lost when it is read
// back. Attachments lie beside their page.
func WriteMarkdown(ctx context.Context, out io.Writer, entries []model.Entry, read func(sha256 string) ([]byte, error)) error {
	titles := make(map[string]string, len(entries))
	for _, e := range entries {
		titles[e.ID] = e.Title
	}
	w := zip.NewWriter(out)
	taken := map[string]bool{}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		page, err := markdownPage(e, titles)
		if err != nil {
			return err
		}
		at := pagePath(e, taken)
		if err := pack(w, at, e.Updated, page); err != nil {
			return err
		}
		for i, called := range fileNames(e.Attachments) {
			content, err := read(e.Attachments[i].SHA256)
			if err != nil {
				return err
			}
			if err := pack(w, path.Join(path.Dir(at), called), e.Updated, content); err != nil {
				return err
			}
		}
	}
	return w.Close()
}

func pack(w *zip.Writer, at string, changed time.Time, content []byte) error {
	f, err := w.CreateHeader(&zip.FileHeader{Name: at, Method: zip.Deflate, Modified: changed.UTC()})
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return err
}

// pagePath gives the path of a page. With attachments it is in a folder of its own, so
// that the text can name its pictures.
func pagePath(e model.Entry, taken map[string]bool) string {
	called := model.SafeFileName(string(e.Day) + " " + e.Title)
	stem := string(e.Day[:4]) + "/" + called
	for n := 2; taken[strings.ToLower(stem)]; n++ {
		stem = fmt.Sprintf("%s/%s %d", e.Day[:4], called, n)
	}
	taken[strings.ToLower(stem)] = true
	if len(e.Attachments) > 0 {
		return stem + "/" + path.Base(stem) + ".md"
	}
	return stem + ".md"
}

// fileNames gives attachments different names under which they lie beside a page.
func fileNames(list []model.Attachment) []string {
	names := make([]string, len(list))
	taken := map[string]bool{}
	for i, a := range list {
		called := model.SafeFileName(a.Name)
		if intake.IsMarkdown(called) {
			called += ".txt" // else it would be read as a page
		}
		ending := path.Ext(called)
		for n := 2; taken[strings.ToLower(called)]; n++ {
			called = fmt.Sprintf("%s %d%s", strings.TrimSuffix(model.SafeFileName(a.Name), ending), n, ending)
		}
		taken[strings.ToLower(called)] = true
		names[i] = called
	}
	return names
}

// ownKey is the key at the top of Rung's own pages; its value is the version of their
// form.
const ownKey = "rung"

// markdownPage writes an entry: its fields at the top, then its title and its text.
func markdownPage(e model.Entry, titles map[string]string) ([]byte, error) {
	body := e.Body
	e.Body = ""
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	tree, err := yamlOf(raw)
	if err != nil {
		return nil, err
	}
	own := []*yaml.Node{{Kind: yaml.ScalarNode, Value: ownKey}, {Kind: yaml.ScalarNode, Tag: "!!int", Value: "1"}}
	tree.Content = append(own, tree.Content...)
	for _, link := range linksOf(tree) {
		for _, pair := range yamlPairs(link) {
			if title := titles[pair.value.Value]; pair.key == "id" && title != "" {
				pair.value.LineComment = title
			}
		}
	}
	front, err := frontText(tree, raw)
	if err != nil {
		return nil, err
	}
	return []byte("---\n" + front + "---\n" + ownHeading(e.Title) + body + "\n"), nil
}

// ownHeading is what stands between the top of a page and its text.
func ownHeading(title string) string { return "\n# " + model.EscapeMarkdown(title) + "\n\n" }

func linksOf(tree *yaml.Node) []*yaml.Node {
	for _, pair := range yamlPairs(tree) {
		if pair.key == "links" {
			return pair.value.Content
		}
	}
	return nil
}

// frontText writes the tree. If it would be read back differently, which text of
// several lines can cause, every text is quoted.
func frontText(tree *yaml.Node, raw []byte) (string, error) {
	text, err := yamlEncoded(tree)
	if err != nil {
		return "", err
	}
	if back, err := ownEntry(text); err == nil {
		if again, err := json.Marshal(back); err == nil && bytes.Equal(again, raw) {
			return text, nil
		}
	}
	quoteAll(tree)
	return yamlEncoded(tree)
}

func yamlEncoded(tree *yaml.Node) (string, error) {
	var b strings.Builder
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(tree); err != nil {
		return "", err
	}
	return b.String(), e.Close()
}

func quoteAll(n *yaml.Node) {
	n.LineComment = ""
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, inner := range n.Content {
		quoteAll(inner)
	}
}
