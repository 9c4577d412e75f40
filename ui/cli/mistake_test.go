package cli_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"rung/ui/cli"
)

func TestAMistakeOfRungsOwnIsOneLineAndInTheLogWithoutWords(t *testing.T) {
	var out, told, log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	code := cli.Run(context.Background(), []string{"add", "A word of mine"}, cli.Services{In: strings.NewReader(""), Out: &out, Err: &told,
		Open: func(context.Context, string, cli.Access) (cli.Session, error) { panic("cannot hold: A word of mine") }})
	if code != 1 || out.Len() != 0 || strings.Count(told.String(), "\n") != 1 || !strings.Contains(told.String(), "made a mistake of its own") {
		t.Errorf("exit %d, out %q, told %q", code, out.String(), told.String())
	}
	if strings.Contains(told.String()+log.String(), "word of mine") || !strings.Contains(log.String(), "mistake_test.go") {
		t.Errorf("told %q, logged %q", told.String(), log.String())
	}
}
