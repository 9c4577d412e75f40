package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// readerOfList walks through a list of people and tells what it is asked to show.
type readerOfList struct {
	*Records
	told   []string
	waits  func() // what a rest of the keyboard would do
	beside bool
}

func newReaderOfList(t *testing.T, names ...string) *readerOfList {
	t.Helper()
	r := &readerOfList{Records: NewRecords(RecordColumns{8}), beside: true}
	say := func(word string) func(int) {
		return func(i int) { r.told = append(r.told, word+" "+r.rows[i].ID) }
	}
	r.Content = func(i int) RecordContent { return RecordContent{Name: Cell{Text: r.rows[i].ID}} }
	r.OnPass, r.OnOpen = say("pass"), say("open")
	r.OnEnter = func() { r.told = append(r.told, "enter") }
	r.OnRune = func(typed rune) { r.told = append(r.told, string(typed)) }
	r.Beside = func() bool { return r.beside }
	r.Later = func(fn func()) { r.waits = fn }
	r.setNames(names...)
	drawtest.ShowWindow(t, r.Records, 500, 400)
	return r
}

func (r *readerOfList) setNames(names ...string) {
	rows := make([]RecordRow, len(names))
	for i, name := range names {
		rows[i] = RecordRow{ID: name}
	}
	r.SetRows(rows)
}

// tells gives what was told since it was last asked.
func (r *readerOfList) tells() string {
	told := strings.Join(r.told, ", ")
	r.told = nil
	return told
}

func TestRecordsAreWalkedByKeysAndShownOnceTheyRest(t *testing.T) {
	r := newReaderOfList(t, "Ana", "Ben", "Cleo", "Dan")
	r.FocusGained()
	drawtest.PressKeys(r, fyne.KeyDown, fyne.KeyDown)
	if told := r.tells(); told != "" {
		t.Errorf("while the keyboard runs on it tells %q", told)
	}
	r.waits()
	if told := r.tells(); told != "pass Cleo" {
		t.Errorf("at rest it tells %q", told)
	}
	r.SetOpen("Cleo")
	drawtest.PressKeys(r, fyne.KeyReturn)
	if told := r.tells(); told != "open Cleo, enter" || r.waits != nil {
		t.Errorf("Enter tells %q (a rest is waited for: %v)", told, r.waits != nil)
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyHome, 0}, {fyne.KeyUp, 0}, {fyne.KeyPageDown, 3}, {fyne.KeyDown, 3}, {fyne.KeyPageUp, 0}, {fyne.KeyEnd, 3}} {
		if drawtest.PressKeys(r, c.key); r.Cursor != c.want {
			t.Errorf("%s leads to row %d, want %d", c.key, r.Cursor, c.want)
		}
	}
	r.TypedRune('k')
	r.TypedRune(' ')
	if told := r.tells(); told != "k" {
		t.Errorf("letters tell %q", told)
	}
}

func TestRecordsShowNothingInPassingWhereThereIsNoRoomBeside(t *testing.T) {
	r := newReaderOfList(t, "Ana", "Ben")
	r.beside, r.PassOnFocus = false, true
	r.FocusGained()
	if drawtest.PressKeys(r, fyne.KeyDown); r.waits != nil || r.tells() != "" {
		t.Error("a row is shown in passing, in place of the list")
	}
	r.beside = true
	r.FocusLost()
	r.FocusGained()
	if told := r.tells(); told != "pass Ben" {
		t.Errorf("coming back to the list tells %q", told)
	}
}

func TestRecordsKeepToWhatIsOpenAmongOtherRows(t *testing.T) {
	r := newReaderOfList(t, "Ana", "Ben", "Cleo")
	r.SetOpen("Cleo")
	r.setNames("Cleo", "Dan")
	if r.Cursor != 0 {
		t.Errorf("the keyboard is on row %d, not with what is open", r.Cursor)
	}
	r.SetOpen("Dan")
	r.setNames("Ana")
	if r.Cursor != 0 {
		t.Errorf("the keyboard is on row %d of one", r.Cursor)
	}
	r.setNames()
	drawtest.PressKeys(r, fyne.KeyDown, fyne.KeyReturn)
	if told := r.tells(); told != "enter" || r.Cursor < 0 {
		t.Errorf("an empty list tells %q, the keyboard is on row %d", told, r.Cursor)
	}
}

func TestRecordsMarkTheRowThatTheKeyboardIsOn(t *testing.T) {
	r := newReaderOfList(t, "Ana", "Ben")
	focused := func() (names []string) {
		for i := range r.rows {
			row := newRecord(RecordColumns{8})
			if r.fillRow(i, row); row.Content().Focused {
				names = append(names, row.Content().Name.Text)
			}
		}
		return names
	}
	if names := focused(); names != nil {
		t.Errorf("without the keyboard %v are marked", names)
	}
	r.FocusGained()
	drawtest.PressKeys(r, fyne.KeyDown)
	if names := focused(); !slices.Equal(names, []string{"Ben"}) {
		t.Errorf("marked are %v", names)
	}
	r.FocusLost()
	if names := focused(); names != nil {
		t.Errorf("once the keyboard has gone %v are marked", names)
	}
}

func TestRowOfAListIsTappedAgainAndAgain(t *testing.T) {
	tapped := []int{}
	rows := 3
	l := NewRowList(func() int { return rows }, func(i int) RowContent { return RowContent{Title: fmt.Sprint("row ", i)} },
		func(i int) { tapped = append(tapped, i) })
	drawtest.ShowWindow(t, l, 300, 300)
	l.Select(1)
	l.Select(1)
	if !slices.Equal(tapped, []int{1, 1}) {
		t.Errorf("tapped %v: a second tap on a row must count too", tapped)
	}
	rows = 1
	row := NewRow()
	l.UpdateItem(widget.ListItemID(2), row) // as Fyne does while a list shrinks
	if row.Content().Title != "" {
		t.Errorf("a row that is gone shows %q", row.Content().Title)
	}
	if l.UpdateItem(0, row); row.Content().Title != "row 0" {
		t.Errorf("the row left shows %q", row.Content().Title)
	}
}
