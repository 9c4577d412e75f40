package resume

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAHeadIsFilledAndUnitedAndNothingOfItIsDropped(t *testing.T) {
	own := Person{Name: "Ana", City: "Columbus", Links: []Address{{"", "https://example.org/ana/"}}, Languages: []Language{{"Spanish", ""}, {"English", "native"}},
		Skills: []Skill{{"Systems", []string{"Linux"}}, {Name: "Budgeting"}}}
	file := Person{Name: "Ana Núñez", Headline: "Lead", City: "columbus ", Links: []Address{{"Site", "http://www.Example.org/ana"}, {"", "https://example.org/blog"}},
		Languages: []Language{{"spanish", "fluent"}, {"English", "fluent"}, {"Polish", ""}}, Skills: []Skill{{"systems", []string{"linux", "VMware"}}, {Name: "BUDGETING"}, {Name: "Linux"}, {"Other", []string{"vmware"}}, {Name: "Hiring"}}}
	got, parts, differing := own.FilledFrom(file)
	want := Person{Name: "Ana", Headline: "Lead", City: "Columbus", Links: []Address{{"", "https://example.org/ana/"}, {"", "https://example.org/blog"}},
		Languages: []Language{{"Spanish", "fluent"}, {"English", "native"}, {"Polish", ""}}, Skills: []Skill{{"Systems", []string{"Linux", "VMware"}}, {Name: "Budgeting"}, {Name: "Hiring"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if said := strings.Join(parts, ", "); said != "headline, 1 more links, 1 more languages, 1 more skills" {
		t.Errorf("filled %s", said)
	}
	if said := strings.Join(differing, "; "); said != "name: “Ana” here, “Ana Núñez” in the file; English: “native” here, “fluent” in the file" {
		t.Errorf("differing %s", said)
	}
	if len(own.Skills[0].Members) != 1 {
		t.Error("the head here was changed in place")
	}
	if _, parts, _ := got.FilledFrom(file); len(parts) > 0 {
		t.Errorf("the same file again fills %v", parts)
	}
}
