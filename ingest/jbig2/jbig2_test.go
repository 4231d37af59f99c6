package jbig2

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/copier"
)

// The sequence of T.88, Annex H.2: 256 bits under one context.
func TestArithmetic(t *testing.T) {
	coded, _ := hex.DecodeString("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC")
	want, _ := hex.DecodeString("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF")
	a, x := newArithmetic(coded), context{}
	got := make([]byte, len(want))
	for i := range 8 * len(got) {
		got[i/8] |= a.bit(&x) << (7 - i%8)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("% x\n% x", got, want)
	}
}

// drawn is a page with strokes, dots and repeated shapes.
func drawn(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	r := rand.New(rand.NewPCG(1, 2))
	black := func(x, y int) {
		if x < w && y < h {
			g.Pix[y*g.Stride+x] = 0
		}
	}
	for range w * h / 400 {
		x, y, kind := r.IntN(w), r.IntN(h), r.IntN(4)
		for i := range 9 {
			switch kind {
			case 0:
				black(x+i, y)
			case 1:
				black(x, y+i)
				black(x+i, y+4)
			case 2:
				black(x+i%3, y+i/3)
			case 3:
				black(x+i, y+i)
			}
		}
	}
	return g
}

// same tells where a decoded picture differs from what was drawn.
func same(t *testing.T, m *Bitmap, g *image.Gray) {
	t.Helper()
	if m.W != g.Rect.Dx() || m.H != g.Rect.Dy() {
		t.Fatalf("%d × %d", m.W, m.H)
	}
	wrong := 0
	for i, p := range m.P {
		if (p == 1) != (g.Pix[i] < 128) {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d pixels are wrong", wrong, len(m.P))
	}
}

// What a copier coded comes out pixel by pixel: each template, and shapes that are placed.
func TestDecode(t *testing.T) {
	g := drawn(301, 203)
	for template := range 4 {
		m, err := Decode(copier.Generic(g, template), nil, 203, 1<<20)
		if err != nil {
			t.Fatal(template, err)
		}
		same(t, m, g)
	}
	globals, b := copier.Symbols(g)
	m, err := Decode(b, globals, 203, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	same(t, m, g)
	if _, err := Decode(b, nil, 203, 1<<20); !errors.Is(err, ErrDamaged) {
		t.Errorf("without its symbols: %v", err)
	}
}

// A region coded as a fax is what the fax is: the page of the scanned sample, its paper white.
func TestDecodeFax(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "scans", "county-list-g4.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	_, b, found := bytes.Cut(b, []byte("/CCITTFaxDecode"))
	_, b, begins := bytes.Cut(b, []byte("stream\n"))
	b, _, ends := bytes.Cut(b, []byte("\nendstream"))
	if !found || !begins || !ends {
		t.Fatal("no fax in the sample")
	}
	const w, h = 1676, 1150
	m, err := Decode(copier.Faxed(b, w, h), nil, h, 1<<24)
	if err != nil {
		t.Fatal(err)
	}
	black := 0
	for _, p := range m.P {
		black += int(p)
	}
	if m.W != w || m.H != h || 50*black < w*h || 5*black > w*h {
		t.Errorf("%d × %d, %d pixels are black", m.W, m.H, black)
	}
}

// Damage and bombs end in an error of their own.
func TestDecodeRefuses(t *testing.T) {
	b := copier.Generic(drawn(64, 64), 0)
	huge := bytes.Clone(b)
	binary.BigEndian.PutUint32(huge[11:], 1<<20)
	binary.BigEndian.PutUint32(huge[15:], 1<<20)
	globals, text := copier.Symbols(drawn(64, 64))
	huffman := bytes.Clone(globals)
	huffman[12] |= 1
	for _, tt := range []struct {
		name       string
		b, globals []byte
		want       error
	}{
		{"huge page", huge, nil, ErrLimit},
		{"no page", b[30:], nil, ErrDamaged},
		{"nothing", nil, nil, ErrDamaged},
		{"torn symbols", text, globals[:40], ErrDamaged},
		{"Huffman codes", text, huffman, ErrUnsupported},
	} {
		_, err := Decode(tt.b, tt.globals, 64, 1<<20)
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), "jbig2") {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	globals, b := copier.Symbols(drawn(40, 30))
	f.Add(b, globals)
	f.Add(copier.Generic(drawn(40, 30), 2), []byte(nil))
	f.Fuzz(func(t *testing.T, b, globals []byte) {
		m, err := Decode(b, globals, 30, 1<<18)
		if (m == nil) == (err == nil) || m != nil && len(m.P) != m.W*m.H {
			t.Fatal(m, err)
		}
	})
}
