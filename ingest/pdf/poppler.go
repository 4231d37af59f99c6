package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// ErrNoRenderer says that pdftoppm is not installed.
var ErrNoRenderer = errors.New("pdftoppm is missing: apt-get install poppler-utils")

const renderTime = 30 * time.Second

// Render has pdftoppm draw page i, counted from 0, where this package cannot: JBIG2 and
// JPEG 2000 pictures, letters drawn as curves, fonts that do not tell their characters.
func (f *File) Render(i int, dpi float64, pixels int) (*image.Gray, error) {
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		return nil, ErrNoRenderer
	}
	fr := f.pages[i].frame()
	if w, h := fr.width*dpi/72, fr.height*dpi/72; w*h > float64(pixels) {
		return nil, fmt.Errorf("%w: page of %.0f × %.0f pixels, at most %d", ErrLimit, w, h, pixels)
	}
	file, err := os.CreateTemp("", "page-*.pdf")
	if err != nil {
		return nil, err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(f.src.b)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), renderTime)
	defer cancel()
	number := strconv.Itoa(i + 1)
	out, err := exec.CommandContext(ctx, tool, "-gray", "-cropbox", "-r", strconv.FormatFloat(dpi, 'f', 0, 64), "-f", number, "-l", number, file.Name()).Output()
	if err != nil {
		return nil, fmt.Errorf("%w: pdftoppm: %w", ErrDamaged, err)
	}
	return readPGM(out)
}

// readPGM reads what pdftoppm writes: P5, width, height, 255, the pixels.
func readPGM(b []byte) (*image.Gray, error) {
	var w, h, most int
	r := bytes.NewReader(b)
	if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &w, &h, &most); err != nil || most != 255 || w < 1 || h < 1 || r.Len() < w*h {
		return nil, fmt.Errorf("%w: pdftoppm wrote no picture", ErrDamaged)
	}
	return &image.Gray{Pix: b[len(b)-r.Len():][:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}, nil
}
