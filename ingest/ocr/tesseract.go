package ocr

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/raster"
)

// Tesseract is Debian's engine, called for each page.
type Tesseract struct {
	path, version string
}

// OpenTesseract finds the program and its Chinese.
func OpenTesseract() (*Tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrNone, HowTesseract)
	}
	langs, err := exec.Command(path, "--list-langs").Output()
	if err != nil || !slices.Contains(strings.Fields(string(langs)), "chi_sim") {
		return nil, fmt.Errorf("%w: tesseract without chi_sim: %s", ErrNone, HowTesseract)
	}
	said, _ := exec.Command(path, "--version").Output()
	words := strings.Fields(string(said))
	t := &Tesseract{path: path}
	if len(words) > 1 {
		t.version = words[1]
	}
	return t, nil
}

// Name tells engine and version.
func (t *Tesseract) Name() string { return "tesseract " + t.version + " (chi_sim)" }

// Find gives none: tesseract is handed lines that were found by their ink.
func (t *Tesseract) Find(*image.Gray) ([]Box, error) { return nil, nil }

// Turned asks tesseract's model of scripts, which comes with the program; a page it
// cannot tell is upright.
func (t *Tesseract) Turned(g *image.Gray, _ []Box) (quarters int, err error) {
	said, err := t.run(g, "--psm", "0", "-l", "osd")
	if err != nil {
		return 0, nil
	}
	return rotation(string(said)), nil
}

// rotation reads by how many quarters to turn, where tesseract is sure: "Rotate: 90", "Orientation confidence: 6.27".
func rotation(said string) int {
	degrees, sure := 0, 0.0
	for line := range strings.Lines(said) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch name {
		case "Rotate":
			degrees, _ = strconv.Atoi(value)
		case "Orientation confidence":
			sure, _ = strconv.ParseFloat(value, 64)
		}
	}
	if sure < 1 {
		return 0
	}
	return degrees / 90 & 3
}

// run hands tesseract a picture.
func (t *Tesseract) run(g *image.Gray, how ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), PageAt)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.path, append([]string{"stdin", "stdout", "--dpi", "300"}, how...)...)
	cmd.Env = append(cmd.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = bytes.NewReader(pgm(g))
	said, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return said, nil
}

const (
	margin = 16              // pixels of paper around a line
	PageAt = 5 * time.Minute // what a page may take on a machine with much to do
)

// Read lays the lines under one another in one picture and reads that.
func (t *Tesseract) Read(g *image.Gray, boxes []Box) ([][]Char, error) {
	out := make([][]Char, len(boxes))
	if len(boxes) == 0 {
		return out, nil
	}
	strip, tops := stack(g, boxes)
	said, err := t.run(strip, "-l", "chi_sim", "--psm", "6", "-c", "preserve_interword_spaces=1", "tsv")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(said)) {
		if w, ok := parseWord(line); ok {
			i, _ := slices.BinarySearch(tops, w.y+1)
			if i--; i >= 0 {
				b := boxes[i]
				out[i] = append(out[i], w.chars(float64(b.X0), tallness(b))...)
			}
		}
	}
	return out, nil
}

// tall is the height to which tesseract wants lines scaled at least.
const tall = 44

// tallness is by how much a box is enlarged.
func tallness(b Box) float64 { return max(1, tall/float64(b.Y1-b.Y0)) }

// stack copies boxes under one another, with paper between; tops are where each begins.
func stack(g *image.Gray, boxes []Box) (strip *image.Gray, tops []int) {
	w, h := 0, margin
	for _, b := range boxes {
		tops = append(tops, h-margin/2)
		w = max(w, int(float64(b.X1-b.X0)*tallness(b)))
		h += int(float64(b.Y1-b.Y0)*tallness(b)) + margin
	}
	strip = raster.Blank(w+2*margin, h)
	for i, b := range boxes {
		f := tallness(b)
		bw, bh := int(float64(b.X1-b.X0)*f), int(float64(b.Y1-b.Y0)*f)
		part := raster.Crop(g, float64(b.X0), float64(b.Y0), float64(b.X1), float64(b.Y1), max(bw, 1), max(bh, 1))
		for y := range part.Rect.Dy() {
			copy(strip.Pix[(tops[i]+margin/2+y)*strip.Stride+margin:], part.Pix[y*part.Stride:y*part.Stride+part.Rect.Dx()])
		}
	}
	return strip, tops
}

func pgm(g *image.Gray) []byte {
	return append(fmt.Appendf(nil, "P5 %d %d 255\n", g.Rect.Dx(), g.Rect.Dy()), g.Pix...)
}

// word is a row of level 5 of tesseract's table.
type word struct {
	x, y, w int // y of its middle
	sure    float64
	text    string
}

func parseWord(line string) (word, bool) {
	f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
	if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
		return word{}, false
	}
	var n [4]int
	for i := range n {
		v, err := strconv.Atoi(f[6+i])
		if err != nil {
			return word{}, false
		}
		n[i] = v
	}
	sure, err := strconv.ParseFloat(f[10], 64)
	return word{n[0], n[1] + n[3]/2, n[2], max(sure, 0) / 100, strings.TrimSpace(f[11])}, err == nil
}

// chars spreads the characters of a word over its width.
func (w word) chars(x0, scale float64) []Char {
	n := utf8.RuneCountInString(w.text)
	each := float64(w.w) / float64(n)
	var out []Char
	i := 0
	for _, r := range w.text {
		from := float64(w.x) + float64(i)*each
		out = append(out, Char{string(r), x0 + (from-margin)/scale, x0 + (from+each-margin)/scale, w.sure})
		i++
	}
	return out
}
