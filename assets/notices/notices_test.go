package notices

import (
	"os/exec"
	"strings"
	"testing"
)

// TestTheNoticesAreThoseOfWhatIsLinked asks Go what the program is made of.
func TestTheNoticesAreThoseOfWhatIsLinked(t *testing.T) {
	command := exec.Command("go", "run", "./.ci/notices", "-check")
	command.Dir = "../.."
	if said, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}

func TestEveryPartHasItsNotice(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, n := range all {
		parts[strings.Fields(n.Part)[0]] += n.Text
		if len(n.Text) < 200 {
			t.Errorf("the notice of %s is %q", n.Part, n.Text)
		}
	}
	for part, says := range map[string]string{"Go": "Redistribution", "fyne.io/fyne/v2": "Redistribution", "modernc.org/sqlite": "PUBLIC DOMAIN", "The": "SIL OPEN FONT LICENSE"} {
		if !strings.Contains(strings.ToUpper(parts[part]), strings.ToUpper(says)) {
			t.Errorf("the notice of %s does not say %q", part, says)
		}
	}
}
