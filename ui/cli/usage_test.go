package cli

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"rung/model"
)

func TestAFlagGivenTooOftenIsRefusedBeforeAnyWork(t *testing.T) {
	for name, c := range map[string]struct {
		flag    []string
		times   int
		refused bool
	}{
		"as two words":       {[]string{"--tag", "x"}, model.MaxTags + 1, true},
		"as one word":        {[]string{"--with=Ana"}, 10_000, true},
		"as often as can be": {[]string{"--tag", "x"}, model.MaxTags, false},
		"many words":         {[]string{"x"}, 10_000, false},
	} {
		args := append([]string{"add", "One"}, slices.Repeat(c.flag, c.times)...)
		if c.flag[0] == "x" {
			args = append([]string{"trash"}, args[2:]...)
		}
		var said bytes.Buffer
		opened := false
		code := Run(context.Background(), args, Services{Out: &said, Err: &said, Open: func(context.Context, string, Access) (Session, error) {
			opened = true
			return Session{}, &model.Error{Code: model.Busy, Message: "busy"}
		}})
		if code != exitFailed || opened == c.refused || strings.Contains(said.String(), "may be given 1000 times") != c.refused {
			t.Errorf("%s: exit %d, opened %v, %q", name, code, opened, said.String())
		}
	}
}
