package review_test

import (
	"testing"

	"rung/.ci/bench/postings"
)

// What is read of whole advertisements of many shapes, beside what a person says of them. The floors may only rise.
func TestPostingsAreReadAsAPersonReadsThem(t *testing.T) {
	all, err := postings.Load("testdata/postings")
	if err != nil || len(all) < 12 {
		t.Fatalf("%d postings, %v", len(all), err)
	}
	var known, kept postings.Score
	for _, p := range all {
		s, err := postings.Count(p)
		if err != nil {
			t.Fatal(err)
		}
		if p.Kept {
			kept.Add(s)
		} else {
			known.Add(s)
		}
		t.Logf("%-15s taken %2d/%2d  found %2d/%2d  need %2d/%2d  %s", p.Name, s.Precision.Right, s.Precision.All, s.Recall.Right, s.Recall.All, s.Need.Right, s.Need.All, p.Shape)
	}
	for _, shelf := range []struct {
		name                          string
		score                         postings.Score
		precision, recall, need, nice float64
	}{
		{"known", known, 0.99, 0.99, 0.99, 0.98},
		{"kept unread", kept, 0.92, 0.93, 0.95, 0.88},
	} {
		for _, c := range []struct {
			what  string
			rate  postings.Rate
			least float64
		}{
			{"precision", shelf.score.Precision, shelf.precision}, {"recall", shelf.score.Recall, shelf.recall},
			{"need", shelf.score.Need, shelf.need}, {"nice", shelf.score.Nice, shelf.nice},
		} {
			t.Logf("%s: %s %.3f of %d", shelf.name, c.what, c.rate.Share(), c.rate.All)
			if c.rate.Share() < c.least {
				t.Errorf("%s: %s is %.3f, want %.2f", shelf.name, c.what, c.rate.Share(), c.least)
			}
		}
		if t.Failed() || testing.Verbose() {
			for _, fault := range shelf.score.Faults {
				t.Log(fault)
			}
		}
	}
}
