package window

import (
	"fmt"
	"strings"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// stroke is the key to press for a symbol, and whether Shift has to be held for it.
type stroke struct {
	code  xproto.Keycode
	shift bool
}

// named holds X's numbers for the keys that write no character. Letters, digits and signs are their own numbers.
var named = map[string]xproto.Keysym{
	"backspace": 0xff08, "tab": 0xff09, "return": 0xff0d, "escape": 0xff1b, "delete": 0xffff, "space": ' ',
	"home": 0xff50, "left": 0xff51, "up": 0xff52, "right": 0xff53, "down": 0xff54,
	"pageup": 0xff55, "pagedown": 0xff56, "end": 0xff57, "menu": 0xff67,
	"f1": 0xffbe, "f2": 0xffbf, "f5": 0xffc2, "f10": 0xffc7,
	"shift": 0xffe1, "ctrl": 0xffe3, "alt": 0xffe9,
}

func readKeys(conn *xgb.Conn) (map[xproto.Keysym]stroke, error) {
	setup := xproto.Setup(conn)
	first, last := setup.MinKeycode, setup.MaxKeycode
	table, err := xproto.GetKeyboardMapping(conn, first, byte(last-first)+1).Reply()
	if err != nil {
		return nil, fmt.Errorf("read the keyboard's layout: %w", err)
	}
	keys := make(map[xproto.Keysym]stroke)
	per := int(table.KeysymsPerKeycode)
	for level := range min(per, 2) {
		for at := level; at < len(table.Keysyms); at += per {
			symbol := table.Keysyms[at]
			if _, known := keys[symbol]; symbol != 0 && !known {
				keys[symbol] = stroke{code: first + xproto.Keycode(at/per), shift: level == 1}
			}
		}
	}
	return keys, nil
}

// Press presses keys together, such as "ctrl+shift+n", "alt+left" or "f1", and lets them go.
func (p *Program) Press(chord string) error {
	var codes []xproto.Keycode
	for name := range strings.SplitSeq(chord, "+") {
		symbol, known := named[name]
		if !known && len(name) == 1 {
			symbol, known = xproto.Keysym(name[0]), true
		}
		key, found := p.display.keys[symbol]
		if !known || !found {
			return fmt.Errorf("press %s: the keyboard has no key %q", chord, name)
		}
		codes = append(codes, key.code)
	}
	return p.strike(codes)
}

// Type types printable ASCII text; a line break presses Return.
func (p *Program) Type(text string) error {
	for _, r := range text {
		symbol := xproto.Keysym(r)
		if r == '\n' {
			symbol = named["return"]
		}
		key, found := p.display.keys[symbol]
		if !found {
			return fmt.Errorf("type %q: the keyboard has no key for %q", text, r)
		}
		codes := []xproto.Keycode{key.code}
		if key.shift {
			codes = []xproto.Keycode{p.display.keys[named["shift"]].code, key.code}
		}
		if err := p.strike(codes); err != nil {
			return err
		}
	}
	return nil
}

// Click moves the pointer to a place in the window and presses its first button there.
func (p *Program) Click(x, y int) error {
	if err := p.send(xproto.MotionNotify, 0, x, y); err != nil {
		return err
	}
	if err := p.send(xproto.ButtonPress, 1, 0, 0); err != nil {
		return err
	}
	return p.send(xproto.ButtonRelease, 1, 0, 0)
}

func (p *Program) strike(codes []xproto.Keycode) error {
	for _, code := range codes {
		if err := p.send(xproto.KeyPress, byte(code), 0, 0); err != nil {
			return err
		}
	}
	for i := len(codes) - 1; i >= 0; i-- {
		if err := p.send(xproto.KeyRelease, byte(codes[i]), 0, 0); err != nil {
			return err
		}
	}
	return nil
}

// send waits for the server's answer, so that what is asked of the program afterwards comes after this event.
func (p *Program) send(event, detail byte, x, y int) error {
	err := xtest.FakeInputChecked(p.display.conn, event, detail, 0, p.display.root, int16(x), int16(y), 0).Check()
	if err != nil {
		return fmt.Errorf("send a key or the pointer to the window: %w", err)
	}
	return nil
}
