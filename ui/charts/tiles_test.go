package charts

import (
	"testing"

	"fyne.io/fyne/v2"
)

// sixTiles are six tiles in three columns.
func sixTiles(t *testing.T, onTapped func(int)) *Tiles {
	t.Helper()
	tiles := NewTiles(onTapped)
	tiles.SetTiles([]Tile{{"One", MarkFull, "studied and practised"}, {"Two", MarkPale, "practised"}, {"Three", MarkFrame, "studied"}, {"Four", MarkNone, "neither"}, {"Five", MarkNone, "neither"}, {"Six", MarkNone, "neither"}})
	for width := float32(100); tiles.columns() < 3 && width < 2000; width += 10 {
		tiles.Resize(fyne.NewSize(width, 200))
	}
	if tiles.columns() != 3 {
		t.Fatalf("there are %d columns", tiles.columns())
	}
	return tiles
}

func TestTheKeyboardMovesOverTilesInColumns(t *testing.T) {
	pressed := -1
	tiles := sixTiles(t, func(tile int) { pressed = tile })
	for _, step := range []struct {
		key fyne.KeyName
		at  int
	}{{fyne.KeyDown, 3}, {fyne.KeyRight, 4}, {fyne.KeyDown, 4}, {fyne.KeyUp, 1}, {fyne.KeyUp, 1}, {fyne.KeyEnd, 5}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0}} {
		if tiles.TypedKey(&fyne.KeyEvent{Name: step.key}); tiles.Cursor() != step.at {
			t.Errorf("%s leads to %d, not %d", step.key, tiles.Cursor(), step.at)
		}
	}
	tiles.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	tiles.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 3 {
		t.Errorf("Enter presses %d", pressed)
	}
}

func TestTilesArePressedWhereTheyStandAndSaidInWords(t *testing.T) {
	pressed := -1
	tiles := sixTiles(t, func(tile int) { pressed = tile })
	x, y := tiles.placeOf(5)
	tiles.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+3, y+3)})
	if pressed != 5 {
		t.Errorf("a tap presses %d", pressed)
	}
	tiles.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, y+500)})
	if pressed != 5 {
		t.Errorf("a tap beside the tiles presses %d", pressed)
	}
	if got := tiles.Rows()[0].String(); got != "One: studied and practised" {
		t.Errorf("in words a tile is %q", got)
	}
}

// Only a tile of which nothing is there has a dashed edge, and its dashes have gaps.
func TestTheEdgeOfATileIsDashedWhereNothingIsThere(t *testing.T) {
	tiles := sixTiles(t, nil)
	tiles.CreateRenderer()
	if !tiles.faces[0].dashes.Hidden || tiles.faces[3].dashes.Hidden {
		t.Error("the wrong tiles are dashed")
	}
	face := tiles.faces[3]
	drawn := 0
	for x := range 40 {
		if _, _, _, alpha := face.dashAt(x, 0, 40, 20).RGBA(); alpha > 0 {
			drawn++
		}
	}
	if _, _, _, alpha := face.dashAt(20, 10, 40, 20).RGBA(); drawn == 0 || drawn == 40 || alpha != 0 {
		t.Errorf("%d of 40 pixels of the edge are drawn, and %d within", drawn, alpha)
	}
}
