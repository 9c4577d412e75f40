package main

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// watcher looks at a display from outside, as a person does: neither program has to say when it has painted, and
// neither is changed for being measured.
type watcher struct {
	conn *xgb.Conn
	root xproto.Drawable
}

// sight is when something was first painted, and when it last changed.
type sight struct {
	first, last time.Time
	err         error
}

func watch(display string) (watcher, error) {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return watcher{}, fmt.Errorf("look at the display: %w", err)
	}
	return watcher{conn, xproto.Drawable(xproto.Setup(conn).DefaultScreen(conn).Root)}, nil
}

func (w watcher) close() { w.conn.Close() }

// heights are where lines of pixels are looked at, across the list and the open entry.
var heights = []int16{30, 130, 210, 290, 370, 450, 600}

const (
	lineWidth = 1100
	between   = 2 * time.Millisecond
	patience  = 30 * time.Second
)

// look waits until a window is painted, and then for so long what still changes on it.
func (w watcher) look(after time.Duration) (s sight) {
	before, err := w.lines()
	if err != nil {
		return sight{err: err}
	}
	tick := time.NewTicker(between)
	defer tick.Stop()
	for until := time.Now().Add(patience); time.Now().Before(until); <-tick.C {
		now, err := w.lines()
		if err != nil {
			return sight{err: err}
		}
		if bytes.Equal(before, now) {
			continue
		}
		before, s.last = now, time.Now()
		if s.first.IsZero() {
			s.first = s.last
			until = s.first.Add(after)
			tick.Reset(5 * between)
		}
	}
	if s.first.IsZero() {
		s.err = errors.New("nothing was painted")
	}
	return s
}

// lines gives the pixels that are looked at.
func (w watcher) lines() (all []byte, err error) {
	cookies := make([]xproto.GetImageCookie, len(heights))
	for i, y := range heights {
		cookies[i] = xproto.GetImage(w.conn, xproto.ImageFormatZPixmap, w.root, 20, y, lineWidth, 1, ^uint32(0))
	}
	for _, cookie := range cookies {
		image, err := cookie.Reply()
		if err != nil {
			return nil, fmt.Errorf("look at the display: %w", err)
		}
		all = append(all, image.Data...)
	}
	return all, nil
}
