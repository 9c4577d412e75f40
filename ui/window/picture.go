package window

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"github.com/jezek/xgb/xproto"
)

// Picture gives what the window shows at this moment.
func (p *Program) Picture() (*image.RGBA, error) {
	conn, drawable := p.display.conn, xproto.Drawable(p.window)
	size, err := xproto.GetGeometry(conn, drawable).Reply()
	if err != nil {
		return nil, fmt.Errorf("ask for the window's size: %w", err)
	}
	shot, err := xproto.GetImage(conn, xproto.ImageFormatZPixmap, drawable, 0, 0, size.Width, size.Height, ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("take a picture of the window: %w", err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))
	if len(shot.Data) != len(picture.Pix) {
		return nil, fmt.Errorf("take a picture of the window: %d bytes came, not %d", len(shot.Data), len(picture.Pix))
	}
	// The server sends blue, green, red and a byte without meaning.
	for i := 0; i < len(shot.Data); i += 4 {
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = shot.Data[i+2], shot.Data[i+1], shot.Data[i], 0xff
	}
	return picture, nil
}

// Settled waits until the window shows something and has stopped changing, and returns the picture of it.
func (p *Program) Settled() (*image.RGBA, error) {
	const still = 250 * time.Millisecond
	var last *image.RGBA
	since := time.Now()
	err := Await(func() (bool, error) {
		now, err := p.Picture()
		if err != nil {
			return false, err
		}
		if last == nil || !same(now, last) || blank(now) {
			last, since = now, time.Now()
		}
		return time.Since(since) >= still, fmt.Errorf("the window has not come to rest in %s", Patience)
	})
	return last, err
}

// Changed waits until the window shows something else than before and has come to rest again.
func (p *Program) Changed(before *image.RGBA) (*image.RGBA, error) {
	err := Await(func() (bool, error) {
		now, err := p.Picture()
		if err != nil {
			return false, err
		}
		return !same(now, before), fmt.Errorf("the window still shows the same after %s", Patience)
	})
	if err != nil {
		return nil, err
	}
	return p.Settled()
}

// same reports whether two pictures show the same.
func same(a, b *image.RGBA) bool {
	return a.Rect == b.Rect && bytes.Equal(a.Pix, b.Pix)
}

// blank reports whether a picture is of one colour, as a window is before its first frame.
func blank(picture *image.RGBA) bool {
	return bytes.Equal(picture.Pix[4:], picture.Pix[:len(picture.Pix)-4])
}

// SavePicture writes a picture as a PNG file, making its folder where there is none.
func SavePicture(picture image.Image, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("save a picture: %w", err)
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("save a picture: %w", err)
	}
	if err := png.Encode(file, picture); err != nil {
		file.Close()
		return fmt.Errorf("save a picture: %w", err)
	}
	return file.Close()
}
