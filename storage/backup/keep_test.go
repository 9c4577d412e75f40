package backup

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
)

func TestACopyADayIsMadeAndOldOnesGo(t *testing.T) {
	f, j, c := newFile(t)
	c.now = noon.AddDate(-2, 0, 0)
	for ; c.now.Before(noon); c.now = c.now.AddDate(0, 0, 9) {
		write(t, j, "on "+c.now.Format(time.DateOnly))
		for range 2 {
			if err := f.BackupDaily(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	foreign := filepath.Join(f.folder(), "other-2020-01-01-120000.rung")
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	copies, err := f.Copies(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, c := range copies {
		days = append(days, c.At.Format(time.DateOnly))
	}
	if len(days) < keptDays || len(days) > keptDays+keptMonths || days[0] < "2026-11-11" || days[len(days)-1] > "2025-12-31" {
		t.Errorf("copies of %v", days)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("another journal's copy: %v", err)
	}
}

func TestWhatIsSurplus(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.Parse("2006-01-02 15", s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	var times []time.Time
	var kept []string
	for d := noon; len(times) < 400; d = d.AddDate(0, 0, -1) {
		times = append(times, d)
	}
	times = append([]time.Time{day("2026-11-20 18")}, times...)
	gone := map[int]bool{}
	for _, i := range surplus(times) {
		gone[i] = true
	}
	for i, at := range times {
		if !gone[i] {
			kept = append(kept, at.Format("01-02"))
		}
	}
	want := []string{"11-20", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-14", // seven days, all copies of each
		"11-08", "11-01", // the newest of four weeks: 11-20 and 11-15 stand above
		"10-31", "09-30", "08-31", "07-31", "06-30", "05-31", "04-30", "03-31", "02-28", "01-31", "12-31"}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if rest := surplus(nil); len(rest) != 0 {
		t.Errorf("of none %v", rest)
	}
	// A year's pause costs nothing.
	if rest := surplus([]time.Time{noon, noon.AddDate(-1, 0, 0), noon.AddDate(-5, 0, 0)}); len(rest) != 0 {
		t.Errorf("of three far apart %v", rest)
	}
}

func TestDailyCopiesWhatWasWrittenSinceTheLastCopyOnly(t *testing.T) {
	f, j, c := newFile(t)
	count := func() int {
		t.Helper()
		if err := f.BackupDaily(context.Background()); err != nil {
			t.Fatal(err)
		}
		copies, err := f.Copies(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return len(copies)
	}
	if n := count(); n != 0 {
		t.Errorf("%d copies of a journal that was never written", n)
	}
	write(t, j, "first")
	if n := count(); n != 1 {
		t.Errorf("%d copies after the first write", n)
	}
	c.now = c.now.AddDate(0, 0, 1)
	if n := count(); n != 1 {
		t.Errorf("%d copies after a day without a write", n)
	}
	write(t, j, "second")
	if n := count(); n != 2 {
		t.Errorf("%d copies after a second day's write", n)
	}
}

// dated puts a copy with a date of its own into the folder of copies.
func dated(t *testing.T, f *File, stamp string) string {
	t.Helper()
	path := filepath.Join(f.folder(), "journal-"+stamp+".rung")
	if err := os.WriteFile(path, []byte("copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// live writes so many times from the clock's day on, each so many days after the
// last, and gives the copies there are then, by file name.
func live(t *testing.T, f *File, j *model.Journal, c *clock, times, apart int) (names []string) {
	t.Helper()
	for range times {
		write(t, j, "on "+c.now.Format(time.DateOnly))
		if err := f.BackupDaily(context.Background()); err != nil {
			t.Fatal(err)
		}
		c.now = c.now.AddDate(0, 0, apart)
	}
	copies, err := f.Copies(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copies {
		names = append(names, filepath.Base(c.Path))
	}
	return names
}

func TestACopyDatedAheadHoldsUpNoOther(t *testing.T) {
	f, j, c := newFile(t)
	plain := live(t, f, j, c, 20, 1)
	g, k, d := newFile(t)
	if err := g.makeFolder(); err != nil {
		t.Fatal(err)
	}
	ahead := []string{"2099-01-01-120000", "2027-03-05-120000", "2026-11-20-180000"}
	for _, stamp := range ahead {
		dated(t, g, stamp)
	}
	got := live(t, g, k, d, 20, 1)
	// That of the first evening has come of age and gone; the others stand last.
	want := append(plain[:len(plain):len(plain)], "journal-"+ahead[0]+".rung", "journal-"+ahead[1]+".rung")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("copies beside those dated ahead (-want +got):\n%s", diff)
	}
	got = live(t, g, k, d, 18, 28) // into April 2028
	if slices.Contains(got, "journal-2027-03-05-120000.rung") || slices.Contains(got, "journal-2099-01-01-120000.rung") {
		t.Errorf("kept for ever: %v", got)
	}
}

func TestAClockThatRunsBehindCostsNoCopy(t *testing.T) {
	f, j, c := newFile(t)
	live(t, f, j, c, 13, 28)
	before := live(t, f, j, c, 10, 1)
	right := c.now
	for _, wrong := range []time.Time{noon.AddDate(-25, 0, 0), right.AddDate(0, 0, -3), right.AddDate(0, -2, 0)} {
		c.now = wrong
		during := live(t, f, j, c, 1, 1)
		for _, name := range before[:keptDays] {
			if !slices.Contains(during, name) {
				t.Errorf("%s is gone once the clock says %s", name, wrong)
			}
		}
	}
	c.now = right
	if after := live(t, f, j, c, 1, 1); len(after) < keptMonths || after[0] != "journal-"+right.Format(stamp)+".rung" {
		t.Errorf("with the right clock again: %v", after)
	}
}

func TestDailyUsesTheChosenFolder(t *testing.T) {
	f, j, _ := newFile(t)
	f.Folder = t.TempDir()
	write(t, j, "a")
	if err := f.BackupDaily(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(f.Folder, "journal-2026-11-20-120000.rung")); err != nil {
		t.Errorf("no copy in the chosen folder: %v", err)
	}
}

func TestDailyLeavesItToAProgramThatIsAtIt(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "a")
	if err := f.makeFolder(); err != nil {
		t.Fatal(err)
	}
	other := flock.New(filepath.Join(f.folder(), ".copying"))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := f.BackupDaily(context.Background()); err != nil {
		t.Fatal(err)
	}
	if copies, err := f.Copies(context.Background()); err != nil || len(copies) != 0 {
		t.Errorf("copies %v, %v", copies, err)
	}
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
}

// tamper changes a journal's file as another program might.
func tamper(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestACopyWithFaultsIsNotKeptAndPushesOutNone(t *testing.T) {
	ctx := context.Background()
	f, j, c := newFile(t)
	before := live(t, f, j, c, 9, 1)
	// The newest copy has faults too: an older Rung did not look for them.
	newest := filepath.Join(f.folder(), before[0])
	tamper(t, newest, `UPDATE entry SET title = 'exchanged' WHERE title = 'on 2026-11-20'`)
	tamper(t, f.Journal, `UPDATE entry SET title = 'exchanged' WHERE title = 'on 2026-11-20'`)
	for range 3 {
		write(t, j, "on "+c.now.Format(time.DateOnly))
		err := f.BackupDaily(ctx)
		if model.CodeOf(err) != model.Damaged || !strings.Contains(err.Error(), "not copied today") || !strings.Contains(err.Error(), before[1]) {
			t.Fatalf("Daily: %v", err)
		}
		c.now = c.now.AddDate(0, 0, 1)
	}
	if _, err := f.Backup(ctx, ""); model.CodeOf(err) != model.Damaged {
		t.Errorf("Backup: %v", err)
	}
	if r, err := f.RenewCopies(ctx); model.CodeOf(err) != model.Damaged || r.Removed != 0 {
		t.Errorf("Renew: %d removed, %v", r.Removed, err)
	}
	files, err := os.ReadDir(f.folder())
	var left []string
	for _, file := range files {
		if strings.HasPrefix(file.Name(), "journal-") {
			left = append(left, file.Name())
		}
	}
	slices.Reverse(left)
	if diff := cmp.Diff(before, left); err != nil || diff != "" {
		t.Errorf("copies (-want +got): %v\n%s", err, diff)
	}
	// What has faults is not put in the journal's place; what has none is, and the
	// journal of now lies aside with its faults.
	if _, err := f.Restore(ctx, newest); model.CodeOf(err) != model.Damaged {
		t.Errorf("Restore of a copy with faults: %v", err)
	}
	if found, err := f.CheckCopy(ctx, newest); err != nil || len(found) == 0 {
		t.Errorf("CheckCopy: %v, %v", found, err)
	}
	aside, err := f.Restore(ctx, filepath.Join(f.folder(), before[1]))
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, open(t, aside)); !strings.Contains(got, "exchanged") {
		t.Errorf("put aside: %q", got)
	}
	if found, err := f.Check(ctx); err != nil || len(found) > 0 {
		t.Errorf("restored: %v, %v", found, err)
	}
	if _, err := f.RenewCopies(ctx); err != nil {
		t.Fatal(err)
	}
	if copies, err := f.ListRestorable(ctx); err != nil || len(copies) != 1 {
		t.Errorf("renewed: %v, %v", copies, err)
	}
}
