package desktop

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// raised opens a journal's window and tells when another start asks for it.
func raised(t *testing.T, p Places, journal string) <-chan struct{} {
	t.Helper()
	instance, err := p.ClaimInstance(journal, io.Discard)
	if err != nil || instance == nil {
		t.Fatalf("the first window is no instance: %v", err)
	}
	calls := make(chan struct{}, 9)
	done := make(chan struct{})
	go func() {
		defer close(done)
		instance.Serve(context.Background(), func() { calls <- struct{}{} })
	}()
	t.Cleanup(func() { instance.Release(); <-done })
	if _, err := os.Stat(journal); err != nil { // the window makes it
		if err := os.WriteFile(journal, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	instance.ClaimFile(journal)
	return calls
}

func TestAJournalHasOneWindowUnderAllItsNames(t *testing.T) {
	for name, there := range map[string]bool{"of a journal that is there": true, "of one that the window makes": false} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			p := Places{stateHome: filepath.Join(home, "state"), runtimeHome: home}
			folder, other := filepath.Join(home, "journals"), filepath.Join(home, "linked")
			journal := filepath.Join(folder, "a.rung")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			if there {
				if err := os.WriteFile(journal, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			symlink, hard := filepath.Join(home, "link.rung"), filepath.Join(home, "hard.rung")
			if err := os.Symlink(filepath.Join("journals", "a.rung"), symlink); err != nil {
				t.Skip(err)
			}
			if err := os.Symlink(folder, other); err != nil {
				t.Fatal(err)
			}
			calls := raised(t, p, symlink)
			if err := os.Link(journal, hard); err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{journal, symlink, filepath.Join(other, "a.rung"), hard} {
				instance, err := p.ClaimInstance(path, io.Discard)
				if instance != nil || err != nil {
					t.Fatalf("%s opens a second window: %v", path, err)
				}
				select {
				case <-calls:
				case <-time.After(10 * time.Second):
					t.Errorf("%s does not raise the window", path)
				}
			}
			instance, err := p.ClaimInstance(filepath.Join(folder, "b.rung"), io.Discard)
			if err != nil || instance == nil {
				t.Fatalf("another journal has no window: %v", err)
			}
			instance.Release()
		})
	}
}

func TestLinksInACircleAreAName(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	if err := os.Symlink(two, one); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(one, two); err != nil {
		t.Fatal(err)
	}
	if got := realPath(one); got != one {
		t.Errorf("the name is %s", got)
	}
}

func TestAnotherJournalReplacesTheOneRungWasStartedWith(t *testing.T) {
	env := []string{"HOME=/h", "RUNG_JOURNAL=/x.rung"}
	for _, c := range []struct {
		path       string
		args, want []string
	}{
		{"", []string{"--journal", "/a.rung", "--json"}, []string{"--json"}},
		{"", []string{"--journal=/a.rung"}, nil},
		{"/b c.rung", []string{"--journal=/a.rung"}, []string{"--journal=/b c.rung"}},
		{"/b.rung", nil, []string{"--journal=/b.rung"}},
	} {
		args, kept := replaceJournal(c.path, c.args, env)
		if !slices.Equal(args, c.want) || !slices.Equal(kept, env[:1]) {
			t.Errorf("%v with %q becomes %v with %v", c.args, c.path, args, kept)
		}
	}
}
