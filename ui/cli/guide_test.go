package cli_test

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"rung/assets/help"
	"rung/assets/lexicon"
	"rung/model/meaning"
	"rung/ui/cli"
)

var (
	commandsNamed = regexp.MustCompile("(?m)\\brung ([a-z-][^`)|\n]*)")
	arguments     = regexp.MustCompile(`'[^']*'|\S+`)
)

// What the guide tells a person to type is understood. Nothing is done by it:
// there is no journal to open.
func TestEveryCommandInTheGuideIsUnderstood(t *testing.T) {
	named := 0
	for _, topic := range help.Topics() {
		for _, m := range commandsNamed.FindAllStringSubmatch(topic.Text, -1) {
			named++
			var args []string
			for _, word := range arguments.FindAllString(m[1], -1) {
				args = append(args, strings.Trim(word, "'"))
			}
			var out, err bytes.Buffer
			code := cli.Run(context.Background(), args, cli.Services{In: strings.NewReader(""), Out: &out, Err: &err,
				Lexicon: func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) },
				Open: func(context.Context, string, cli.Access) (cli.Session, error) {
					return cli.Session{}, errors.New("no journal")
				}})
			if code == 2 {
				t.Errorf("%s: rung %s: %s", topic.ID, m[1], err.String())
			}
		}
	}
	if named < 10 {
		t.Errorf("only %d commands are found in the guide", named)
	}
}
