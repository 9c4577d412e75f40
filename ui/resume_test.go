package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// atResume is a person who looks at their résumé.
func atResume(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go resume")
	return p
}

// bullets gives the words of the bullets on screen, in order.
func (p *person) bullets() (words []string) {
	walk(p.screens[kit.ScreenResume].Object(), func(o fyne.CanvasObject) {
		if line, ok := o.(*widgets.SortableItem); ok {
			words = append(words, line.Content().Title)
		}
	})
	return words
}

// bullet gives the line that begins so.
func (p *person) bullet(begins string) (found *widgets.SortableItem) {
	p.Helper()
	walk(p.screens[kit.ScreenResume].Object(), func(o fyne.CanvasObject) {
		if line, ok := o.(*widgets.SortableItem); ok && strings.HasPrefix(line.Content().Title, begins) {
			found = line
		}
	})
	if found == nil {
		p.Fatalf("no bullet begins with %q: %q", begins, p.bullets())
	}
	return found
}

// page gives the words of the page as it is drawn.
func (p *person) page() string {
	var words []string
	walk(p.screens[kit.ScreenResume].Object(), func(o fyne.CanvasObject) {
		if drawn, ok := o.(interface{ Words() string }); ok {
			words = append(words, drawn.Words())
		}
	})
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// tells says whether some text on screen, or over it, holds the words.
func (p *person) tells(words string) bool {
	root := p.window.Content()
	if len(p.overlays) > 0 {
		root = p.overlays[len(p.overlays)-1].popup
	}
	found := false
	walk(root, func(o fyne.CanvasObject) {
		if said, ok := o.(interface{ Text() string }); ok {
			found = found || strings.Contains(said.Text(), words)
		}
		if item, ok := o.(interface{ AccessibilityLabel() string }); ok {
			found = found || strings.Contains(item.AccessibilityLabel(), words)
		}
	})
	return found
}

// achievement is work with a number, told so that a bullet can be drafted from it.
func (p *person) achievement(title, action string, before, after int64, why string) model.Entry {
	p.Helper()
	e := model.NewEntry("achievement", "2026-03-02")
	e.Title = title
	e.Values = model.Values{"action": action, "why": why, "on_resume": true,
		"metrics": []model.Values{{"what": "hours", "before": number(before), "after": number(after), "known": "measured"}}}
	p.save(model.Edit{Entry: e})
	return e
}

func TestTenEntriesBecomeBulletsThatAreMendedExportedAndFollowedBack(t *testing.T) {
	p := atResume(t, false)
	if !p.tells("Which of your work belongs on a page?") {
		t.Fatal("the empty screen does not say what belongs here")
	}
	for i := range 10 {
		p.achievement("Cut the nightly run "+strings.Repeat("i", i+1), "Split the job per warehouse.", int64(20+i), int64(3+i), "Sales can promise more")
	}
	helped := p.one("kind:achievement Cut run iiiiiiiiii")
	p.save(change(helped, func(e *model.Entry) { e.Title = "Helped with the backup move" }))

	p.tap("Choose entries")
	for range 10 {
		p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	}
	p.tap("Draft 10 bullets")
	if len(p.bullets()) != 10 || len(p.find("kind:bullet")) != 10 {
		t.Fatalf("10 entries give the bullets %q, %q, %v", p.bullets(), p.footSays(), p.overlayWords())
	}
	weak := p.bullet("Helped with the backup move")
	if !strings.Contains(weak.Content().Second, "weak") || weak.Content().Sign != widgets.Triangle {
		t.Errorf("the weak bullet says %q", weak.Content().Second)
	}

	weak.Tapped(nil)
	p.retypes("Moved 23 servers to another room in 13 hours")
	p.tasks.flush()
	if p.tells("Weak opening") || !p.tells("No findings") {
		t.Error("what was mended is still found fault with as it is typed")
	}
	if !strings.Contains(p.page(), "Moved 23 servers") {
		t.Errorf("the page does not follow what is typed: %q", p.page())
	}
	p.press(plain(fyne.KeyReturn))
	if p.one("kind:bullet Moved").Title != "Moved 23 servers to another room in 13 hours" {
		t.Error("what was typed is not in the journal")
	}

	target := filepath.Join(t.TempDir(), "out.txt")
	p.tap("Text")
	p.exportTo(target)
	written, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(written), "Moved 23 servers to another room in 13 hours") || strings.Count(string(written), "Cut the nightly run") != 9 {
		t.Errorf("the file holds\n%s", written)
	}

	p.bullet("Cut the nightly run iii by").Tapped(nil)
	p.tap("22")
	if at := p.router.present(); at.Screen != kit.ScreenJournal || at.ID != p.one("kind:achievement Cut run iii").ID {
		t.Errorf("the number leads to %+v", at)
	}
}

func change(e model.Entry, alter func(*model.Entry)) model.Edit {
	base, edited := e.Clone(), e.Clone()
	alter(&edited)
	return model.Edit{Base: &base, Entry: edited}
}

// retypes types words in the place of those in the field that has the focus.
func (p *person) retypes(words string) {
	p.Helper()
	p.window.Canvas().Focused().(*widgets.Entry).TypedShortcut(&fyne.ShortcutSelectAll{})
	p.types(words)
}

// exportTo has the page written to a path.
func (p *person) exportTo(path string) {
	p.Helper()
	p.run("export resume")
	field := p.window.Canvas().Focused().(*widgets.Entry)
	field.SetText(path)
	p.press(plain(fyne.KeyReturn))
}

func TestBulletsAreOrderedByKeysAndByWhatTheyAre(t *testing.T) {
	p := atResume(t, true)
	before := p.bullets()
	p.window.Canvas().Focus(p.bullet(before[1]))
	p.press(pressed{fyne.KeyUp, kit.Alt})
	after := p.bullets()
	if after[0] != before[1] || after[1] != before[0] {
		t.Errorf("Alt+Up leaves %q above %q", after[0], after[1])
	}
	if p.window.Canvas().Focused() != p.bullet(before[1]) {
		t.Error("the keyboard has left the bullet that was moved")
	}
	p.press(pressed{fyne.KeyDown, kit.Alt})
	if !slices.Equal(p.bullets(), before) {
		t.Errorf("Alt+Down does not put it back: %q", p.bullets())
	}
	p.press(withCtrl(fyne.KeyZ))
	if slices.Equal(p.bullets(), before) {
		t.Error("a move cannot be undone")
	}
}

func TestAVersionForATargetLeavesTheOneForEveryoneAsItIs(t *testing.T) {
	p := atResume(t, true)
	const words = "Emptied the old server room"
	p.setTarget("Fairmont Dairy Cooperative")
	if !slices.ContainsFunc(p.bullets(), func(b string) bool { return strings.HasPrefix(b, "Cut order-to-dispatch time by 72%") }) {
		t.Fatalf("the version for the target is not shown: %q", p.bullets())
	}
	p.bullet(words).Tapped(nil)
	p.tap("Own words for")
	p.retypes("Freed a room of servers, saving 1,800 USD a month")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.page(), "Freed a room of servers") || strings.Contains(p.page(), words) {
		t.Errorf("the page for the target says %q", p.page())
	}
	p.bullet("Freed a room").Tapped(nil)
	p.tap("Leave out")
	if strings.Contains(p.page(), "Freed a room") || strings.Contains(p.page(), words) {
		t.Error("what was left out is on the page for the target")
	}
	p.setTarget("")
	if !strings.Contains(p.page(), words) {
		t.Errorf("the page for everyone says %q", p.page())
	}
}

// setTarget chooses whom the page is for, "" for everyone.
func (p *person) setTarget(target string) {
	p.Helper()
	done := false
	walk(p.screens[kit.ScreenResume].Object(), func(o fyne.CanvasObject) {
		s, ok := o.(*widgets.Select)
		if !ok || done || !slices.Contains(s.Options, "For everyone") {
			return
		}
		done = true
		if target == "" {
			s.SetSelectedIndex(0)
		} else {
			s.SetSelected("For " + target)
		}
	})
	if !done {
		p.Fatal("nothing chooses whom the page is for")
	}
}

func TestAnEntryThatChangedOffersTheDifferenceAndChangesNothing(t *testing.T) {
	for _, tt := range []struct{ press, want string }{{"Take “", "4 (down 80%)"}, {"Keep my words", "3 (down 85%)"}} {
		p := atResume(t, false)
		e := p.achievement("Cut the nightly run", "Split the job per warehouse.", 20, 3, "")
		p.run("go journal")
		p.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
		p.run("make bullet")
		p.press(plain(fyne.KeyReturn))
		now := p.one("kind:achievement nightly")
		p.save(change(now, func(e *model.Entry) { e.Values.Items("metrics")[0]["after"] = number(4) }))

		line := p.bullet("Cut the nightly run")
		if !strings.Contains(line.Content().Second, "changed since") || !strings.Contains(line.Content().Title, "3 (down 85%)") {
			t.Fatalf("the bullet says %+v", line.Content())
		}
		line.Tapped(nil)
		if !p.tells("which says 4 now") {
			t.Error("what changed is not said")
		}
		p.tap(tt.press)
		if bullet := p.one("kind:bullet nightly"); !strings.Contains(bullet.Title, tt.want) {
			t.Errorf("%s leaves %q", tt.press, bullet.Title)
		}
		if p.tells("has changed since") {
			t.Errorf("%s leaves the entry to be looked at", tt.press)
		}
	}
}

func TestAnOpenBulletIsSeenWithWhatIsFoundInIt(t *testing.T) {
	p := atResume(t, true)
	p.bullet("Louisville was kept").Tapped(nil)
	p.tasks.flush()
	done, window := p.button("Done"), p.window.Canvas().Size()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(done.(fyne.CanvasObject))
	if at.Y <= 0 || at.Y > window.Height-20 {
		t.Errorf("the buttons under the bullet are at %v of %v", at, window)
	}
	if field, ok := p.window.Canvas().Focused().(*widgets.Entry); !ok || !strings.HasPrefix(field.Text, "Louisville") {
		t.Error("the keyboard is not in the words")
	}
}

func TestBulletsStandByDayByStrengthAndWhereAHandleIsDroppedOnlyByHand(t *testing.T) {
	p := atResume(t, true)
	order := func(label string) {
		walk(p.screens[kit.ScreenResume].Object(), func(o fyne.CanvasObject) {
			if s, ok := o.(*widgets.Select); ok && slices.Contains(s.Options, "By day") {
				s.SetSelected(label)
			}
		})
	}
	byHand := p.bullets()
	first, third := p.bullet(byHand[0]), p.bullet(byHand[2])
	far := third.Position().Y - first.Position().Y
	first.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(3, far)}, Dragged: fyne.NewDelta(0, far)})
	first.DragEnd()
	if got := p.bullets(); got[2] != byHand[0] || got[0] != byHand[1] {
		t.Errorf("dropped on the third, it stands in %q", got[:3])
	}

	order("By day")
	days := p.bullets()
	if !strings.HasPrefix(days[0], "Emptied the old server room") {
		t.Errorf("by day, the first is %q", days[0])
	}
	p.window.Canvas().Focus(p.bullet(days[0]))
	p.press(pressed{fyne.KeyDown, kit.Alt})
	if !slices.Equal(p.bullets(), days) || !strings.Contains(p.footSays(), "By hand") {
		t.Errorf("sorted by day, a bullet was moved: %q", p.footSays())
	}
	order("By strength")
	if slices.Equal(p.bullets(), days) {
		t.Error("by strength, they stand as by day")
	}
	p.tapFoot()
	if p.bullets()[2] != byHand[0] {
		t.Error("the order by hand is lost")
	}
}
