package meaning

import (
	"fmt"
	"testing"

	"rung/model"
)

func TestANameMeansTheContactsItCanMean(t *testing.T) {
	known := []model.KnownContact{
		{ID: "beck", Name: "Tom Beck", Department: "Warehouse"},
		{ID: "baker", Name: "Tom Baker", Department: "Finance"},
		{ID: "lopez", Name: "María del Mar López"},
		{ID: "smith", Name: "Jane Smith"},
		{ID: "novak", Name: "Dr. Petra Novak", Department: "Legal"},
		{ID: "ana", Name: "Ana"},
	}
	tests := []struct {
		name, department string
		want             string // who it is for certain, or who it may be
	}{
		{"Tom", "", "maybe [beck baker]"},
		{"Tom", "Finance", "baker"},
		{"Tom", "Legal", "maybe []"},
		{"Tom Beck", "", "beck"},
		{"tom b", "", "maybe [beck baker]"},
		{"Tom B.", "Warehouse", "beck"},
		{"Tom Cooper", "", "maybe []"},
		{"Maria Lopez", "", "lopez"},
		{"maria", "", "lopez"},
		{"J. Smith", "", "smith"},
		{"A. Smith", "", "maybe []"},
		{"Novak", "", "novak"},
		{"Petra Novak", "", "novak"},
		{"Petra", "Finance", "maybe []"},
		{"Ana Ruiz", "", "maybe [ana]"},
	}
	names := newContactNames(known)
	for _, test := range tests {
		sure, maybe := names.match(Person{Name: test.name, Department: test.department})
		got := ""
		if sure != nil {
			got = sure.ID
		} else {
			ids := []string{}
			for _, c := range maybe {
				ids = append(ids, c.ID)
			}
			got = fmt.Sprint("maybe ", ids)
		}
		if got != test.want {
			t.Errorf("%s (%s): %s, want %s", test.name, test.department, got, test.want)
		}
	}
}
