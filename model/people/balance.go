package people

import (
	"fmt"

	"rung/model/text"
)

// Balance is "give before ask" in numbers: what the user did for a person beside
// what the person did for the user, counted by kept promises. A promise made to
// several people counts for each of them.
type Balance struct {
	Given    int // the user's promises that were kept
	Received int // the person's promises that were kept
	Owed     int // the user's promises that are still open
}

func (b *Balance) addPromise(p Promise) {
	switch {
	case p.Kept && p.By == Me:
		b.Given++
	case p.Kept:
		b.Received++
	case p.By == Me:
		b.Owed++
	}
}

// Describe says the balance in words: "You kept 3 promises to them, they kept 1 to
// you. You gave more than you took, so you may ask."
func (b Balance) Describe() string {
	if b.Given == 0 && b.Received == 0 {
		return "No promise has been kept yet, on either side." + b.describeNext()
	}
	return fmt.Sprintf("You kept %s to them, they kept %d to you.", text.Counted(b.Given, "promise", "promises"), b.Received) + b.describeNext()
}

func (b Balance) describeNext() string {
	switch {
	case b.Owed > 0:
		return fmt.Sprintf(" Before you ask for something, keep the %s.", text.Counted(b.Owed, "that is still open", "that are still open"))
	case b.Given > b.Received:
		return " You gave more than you took, so you may ask."
	case b.Given < b.Received:
		return " They gave more than they took: what could you do for them?"
	case b.Given > 0:
		return " You are even."
	}
	return ""
}
