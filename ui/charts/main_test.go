package charts

import (
	"os"
	"testing"

	"rung/ui/draw/drawtest"
)

func TestMain(m *testing.M) { os.Exit(drawtest.Main(m)) }
