package imports

import (
	"testing"

	"rung/storage/transfer"
)

func TestEveryFormatHasAName(t *testing.T) {
	for _, id := range (transfer.Exchange{}).Formats() {
		if formatLabels[id] == "" {
			t.Errorf("the format %q has no words", id)
		}
	}
}
