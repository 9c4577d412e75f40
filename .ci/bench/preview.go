package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rung/model"
	"rung/storage/transfer"
)

// What names are put together of: with family names of three of these syllables, thousands of people are called
// nearly as somebody else, as in life.
var (
	givenNames = strings.Fields("Ana Bo Carla Dmitri Elena Farid Grace Hiro Ines Jonas Katya Liam Mira Noor Olga Pedro Quinn Rosa Samir Tara Umar Vera Wei Xenia Yusuf Zoe")
	syllables  = strings.Fields("ka ko mar mer sen son ti to vel vin za zo")
)

// connections is LinkedIn's export of so many people, whose profiles lie under a path of that name.
func connections(n int, profile string) string {
	var b strings.Builder
	b.WriteString("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
	for i := range n {
		k := len(syllables)
		family := syllables[i%k] + syllables[i/k%k] + syllables[i/k/k%k]
		fmt.Fprintf(&b, "%s,%s,https://www.linkedin.com/in/%s-%d,,Company %d,Engineer,%02d Jan 2019\n", givenNames[i%len(givenNames)], family, profile, i, i%90, i%28+1)
	}
	return b.String()
}

// measurePreview shows what LinkedIn's export would bring into a journal of 10,000 entries and 5,000 contacts who are
// called as those that arrive, so that each is compared and suggested; and as much again with ten times as many.
func measurePreview(ctx context.Context, j journals) []line {
	const few, many = 5_000, 50_000
	measured := func(n int, aim time.Duration) line {
		what := fmt.Sprintf("preview of %d connections, suggestions included", n)
		took, err := previews(ctx, j.named(fmt.Sprintf("preview-%d", n)), n)
		if err != nil {
			return line{what: what, why: err}
		}
		return alone(what, median(took), aim)
	}
	return []line{measured(few, time.Second), measured(many, 0)}
}

func previews(ctx context.Context, path string, n int) (took []time.Duration, err error) {
	if err := fill(ctx, path, smallSize); err != nil {
		return nil, err
	}
	store, err := open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	porter, from := transfer.Exchange{Journal: model.NewJournal(store, time.Now), File: store}, model.ImportSource{Format: "linkedin"}
	if _, err := porter.Import(ctx, strings.NewReader(connections(5_000, "known")), from, false); err != nil {
		return nil, err
	}
	arriving := connections(n, "new")
	for range 3 {
		start := time.Now()
		a, err := porter.Import(ctx, strings.NewReader(arriving), from, true)
		took = append(took, time.Since(start))
		if err == nil && (a.New != n || len(a.PossibleDuplicates) == 0) {
			err = fmt.Errorf("%d of %d connections are new and %d suggested", a.New, n, len(a.PossibleDuplicates))
		}
		if err != nil {
			return nil, err
		}
	}
	return took, nil
}
