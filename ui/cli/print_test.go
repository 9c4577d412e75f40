package cli

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"rung/model"
)

func TestColumnsStandUnderEachOtherInAnyScript(t *testing.T) {
	var b bytes.Buffer
	r := &run{out: bufio.NewWriter(&b)}
	if err := r.printTable([][]string{{"Note", "a", "one"}, {"東京", "e\u0301", "two\nlines"}, {"x", "longer", "three"}}); err != nil {
		t.Fatal(err)
	}
	if err := r.out.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "Note  a       one\n東京  e\u0301       two lines\nx     longer  three\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestNothingPrintedSteersTheTerminal(t *testing.T) {
	if got := dropControls("a\x1b[31mb\x07\u009b2J\u202ec\r\nd\te\xff"); got != "a[31mb2Jc\nd\te\uFFFD" {
		t.Errorf("printable = %q", got)
	}
}

func TestIDsAreShortenedToWhatTellsThemApart(t *testing.T) {
	short := shortenIDs([]string{"01900000-0000-7000-8000-00000000000a", "01900000-0001-7000-8000-00000000000a"})
	if short["01900000-0000-7000-8000-00000000000a"] != "01900000-0000" || short["01900000-0001-7000-8000-00000000000a"] != "01900000-0001" {
		t.Errorf("shortened = %v", short)
	}
	if alone := shortenIDs([]string{"febf7da9-ea59-46ee-b39b-5ef44afb8392"}); alone["febf7da9-ea59-46ee-b39b-5ef44afb8392"] != "febf7da9" {
		t.Errorf("shortened = %v", alone)
	}
}

func TestAQueryThatCannotBeReadIsMarkedWhereItFails(t *testing.T) {
	query := "東京 kind:poem"
	_, err := model.ParseQuery(query, model.Locale{}, false)
	if err = markSyntaxError(query, err); err == nil {
		t.Fatal("the query was understood")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || lines[1] != "  "+query || lines[2] != "       ^^^^^^^^^" {
		t.Errorf("told as %q", lines)
	}
}
