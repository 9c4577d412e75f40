package imports

import (
	"testing"

	"rung/storage/transfer"
)

func TestEveryFormatHasAName(t *testing.T) {
	for _, id := range (transfer.Porter{}).Formats() {
		if formatWords[id] == "" {
			t.Errorf("the format %q has no words", id)
		}
	}
}
