package review_test

import (
	"slices"
	"testing"

	"rung/model/review"
)

// What the layout of an advertisement says, each by itself. A requirement that is nice to have has a + before it here.
func TestLayoutSaysWhatIsARequirement(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"letters behind items":          {"Person specification\nA degree E A/I\nWelsh D I\nPatience under pressure E I/T", []string{"A degree", "+Welsh", "Patience under pressure"}},
		"one letter is no table":        {"Requirements\nWork on vitamin D\nA degree", []string{"Work on vitamin D", "A degree"}},
		"letters before items":          {"Person specification\nE1 A degree\nE2 Three years of networks\nD1 Welsh", []string{"A degree", "Three years of networks", "+Welsh"}},
		"letters on lines of their own": {"Person specification\nA degree\nE\nA/C\nWelsh\nD\nI\nPatience\nE\nI/T", []string{"A degree", "+Welsh", "Patience"}},
		"ticks in columns":              {"Criteria\tEssential\tDesirable\nA degree\t✓\t\nWelsh\t\t✓", []string{"A degree", "+Welsh"}},
		"words in brackets":             {"Experience:\nNetworks: 3 years (Required)\nHealthcare: 2 years (Preferred)", []string{"Networks: 3 years", "+Healthcare: 2 years"}},
		"a check in a table":            {"Person specification\nEnhanced DBS check (Essential)", []string{"Enhanced DBS check"}},
		"a legend":                      {"Requirements\nE = essential, D = desirable\nA – application form, I – interview\nA degree", []string{"A degree"}},
		"underlined headings":           {"<p><u>What you need</u></p><p>A degree</p><p><u>Nice to have</u></p><p>Spanish</p><p><em>Our offer</em></p><p>A car</p>", []string{"A degree", "+Spanish"}},
		"bold in an item":               {"<p><b>Requirements</b></p><ul><li><b>Networks</b>, three years of them</li></ul>", []string{"Networks, three years of them"}},
		"a list of wishes":              {"It would be great if you had a PMP, data migration, or some Spanish.", []string{"+a PMP", "+data migration", "+some Spanish"}},
		"a list that is wished for":     {"A PMP, data migration, or some Spanish would be a plus.", []string{"+A PMP", "+data migration", "+some Spanish"}},
		"sentences without spaces":      {"Requirements:A degree in computing.Three years of networks.Knowledge of ASP.NET and Node.js.", []string{"A degree in computing", "Three years of networks", "Knowledge of ASP.NET and Node.js"}},
		"names with a full stop":        {"Requirements:\n- Knowledge of Booking.Com and of Asp.Net", []string{"Knowledge of Booking.Com and of Asp.Net"}},
		"arrows within a line":          {"We need: -> a degree -> three years of networks", []string{"a degree", "three years of networks"}},
		"an arrow between things":       {"Requirements:\n- a move from SQL -> NoSQL", []string{"a move from SQL -> NoSQL"}},
		"a sentence before a list":      {"Harrow is a bakery. You might be somebody for us if you\n- have led a team\n- know networks\n\nWe bake at night.", []string{"have led a team", "know networks"}},
		"a heading within a section":    {"Person specification\nOther\nA driving licence", []string{"A driving licence"}},
		"a heading that speaks":         {"Requirements\n- A degree\nWhat a week with us is like\n- cake on Fridays\n- a walk by the river\nNetworks\n- switching", []string{"A degree", "switching"}},
		"sentences without marks":       {"Requirements\n\nYou have a degree\nYou know networks", []string{"You have a degree", "You know networks"}},
		"an item that follows":          {"Requirements\nExperience of following change control in a large public organisation\nDiscretion with what is confidential", []string{"Experience of following change control in a large public organisation", "Discretion with what is confidential"}},
		"a sentence behind a list":      {"Requirements\n- A degree\n\nThe ferry is free on Sundays.\nYou must have a licence.", []string{"A degree", "You must have a licence"}},
		"a job by its name":             {"They are looking for a Head of IT. They are looking for somebody with a degree.", []string{"They are looking for somebody with a degree"}},
		"lists without marks":           {"What we think you should have\nA degree\nPatience\n\nWhat we think you would get\nA car", []string{"A degree", "Patience"}},
		"the name of the employer":      {"Harrow Bakeries is a family business.\nRequirements\nA degree\nHarrow Bakeries\nHarrow Bakeries has grown since 1950.", []string{"A degree"}},
		"the foot of a job board":       {"Requirements\nA degree\nPeople also viewed\nRequires three years of experience with Jira", []string{"A degree"}},
		"a signature":                   {"Requirements\nA degree\n\nKind regards\nJo, who has experience", []string{"A degree"}},
		"questions":                     {"Requirements\nDo you tick every box?\nA degree", []string{"A degree"}},
		"pay":                           {"Requirements\n- £50k to £60k\n- Budgets of £50k to £60k", []string{"Budgets of £50k to £60k"}},
		"German sections":               {"Ihr Profil\n- Studium der Informatik\nVon Vorteil\n- ITIL\nWir bieten\n- ein Fahrrad", []string{"Studium der Informatik", "+ITIL"}},
		"a German wish at the end":      {"Ihr Profil\n- Erfahrung im Einkauf, idealerweise mit SAP", []string{"Erfahrung im Einkauf, idealerweise mit SAP"}},
		"French sections":               {"Profil recherché\n- Diplôme en informatique\nSerait un plus\n- ITIL\nCe que nous offrons\n- un vélo", []string{"Diplôme en informatique", "+ITIL"}},
	} {
		found, _, err := review.Requirements(c.text)
		var got []string
		for _, r := range found {
			if r.Need == review.Nice {
				r.Text = "+" + r.Text
			}
			got = append(got, r.Text)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}
