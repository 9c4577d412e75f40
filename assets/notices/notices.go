// Package notices carries the licences and notices of what Rung is made of, as make
// notices gathers them. It hands out text only.
package notices

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
)

//go:embed notices.txt.gz
var packed []byte

// Notice is what the makers of one part ask to be handed on.
type Notice struct {
	Part string `json:"part"` // the module and its version, "Go", "The fonts in Fyne"
	Text string `json:"text"`
}

// All gives every notice, by part. Errors: those of the packed text, which a test
// holds to be sound.
func All() ([]Notice, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("open the notices: %w", err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the notices: %w", err)
	}
	var all []Notice
	for part := range strings.SplitSeq(strings.TrimPrefix(string(text), "\f"), "\f") {
		name, words, _ := strings.Cut(part, "\n")
		all = append(all, Notice{name, strings.TrimSpace(words)})
	}
	return all, nil
}
