package ocr

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The reading network answers with a likeliest class at each step; a character that stays is one, the empty class parts two.
func TestDecode(t *testing.T) {
	p := &Paddle{keys: dictionary("区\n局\r\n、")}
	if !slices.Equal(p.keys, []string{"", "区", "局", "、", " "}) {
		t.Fatalf("%q", p.keys)
	}
	for _, tt := range []struct {
		steps []int
		want  string
	}{
		{[]int{0, 1, 1, 0, 2, 0}, "区局"},
		{[]int{1, 0, 1, 3}, "区区、"},
		{[]int{1, 1, 4, 2}, "区 局"},
		{[]int{0, 0}, ""},
		{nil, ""},
	} {
		prob := make([]float32, 5*len(tt.steps))
		for i, c := range tt.steps {
			prob[5*i+c] = 0.9
		}
		got := ""
		for _, c := range p.decode(prob, 5, 10, 4) {
			got += c.Text
			if c.Sure < 0.89 || c.X0 < 10 || c.X1 > 10+4*float64(len(tt.steps)) {
				t.Errorf("%v: %+v", tt.steps, c)
			}
		}
		if got != tt.want {
			t.Errorf("%v: %q, want %q", tt.steps, got, tt.want)
		}
	}
}

// Where the empty class wins narrowly between empty steps, what is likeliest besides stands there; beside a character it is its end, and at the ends of a line dirt.
func TestWavering(t *testing.T) {
	p := &Paddle{keys: dictionary("位\n各\n、\n丶")}
	steps := [][]float32{
		{0, 1, 0, 0, 0, 0}, {0.4, 0, 0.3, 0.3, 0, 0}, {0.4, 0, 0.3, 0.3, 0, 0}, {1, 0, 0, 0, 0, 0}, {0.35, 0, 0, 0.33, 0.31, 0}, {1, 0, 0, 0, 0, 0},
		{1, 0, 0, 0, 0, 0}, {0, 0, 1, 0, 0, 0}, {1, 0, 0, 0, 0, 0}, {0.4, 0, 0, 0.3, 0, 0}, {1, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0}, {0.4, 0, 0, 0.2, 0.3, 0.1},
	}
	got := ""
	for _, c := range p.decode(slices.Concat(steps...), 6, 0, 4) {
		got += c.Text
	}
	if got != "位、各" {
		t.Errorf("%q", got)
	}
}

// A row of tesseract's table is a word at level 5, its certainty in hundredths.
func TestParseWord(t *testing.T) {
	for _, tt := range []struct {
		line string
		want word
		ok   bool
	}{
		{"5\t1\t1\t1\t1\t1\t16\t20\t60\t30\t91.5\t区政府\n", word{16, 35, 60, 0.915, "区政府"}, true},
		{"5\t1\t1\t1\t1\t1\t16\t20\t60\t30\t-1\t区\r\n", word{16, 35, 60, 0, "区"}, true},
		{"5\t1\t1\t1\t1\t1\t16\t20\t60\t30\t95\t \n", word{}, false},
		{"4\t1\t1\t1\t1\t0\t16\t20\t60\t30\t-1\t\n", word{}, false},
		{"level\tpage_num\n", word{}, false},
		{"5\t1\t1\t1\t1\t1\tx\t20\t60\t30\t95\t区\n", word{}, false},
	} {
		if got, ok := parseWord(tt.line); got != tt.want || ok != tt.ok {
			t.Errorf("%q: %+v %v", tt.line, got, ok)
		}
	}
	chars := word{16, 35, 60, 0.9, "区政府"}.chars(100, 2)
	if len(chars) != 3 || chars[0].X0 != 100 || chars[2].X1 != 130 {
		t.Errorf("%+v", chars)
	}
}

// Without an engine the error names what installs one; a folder that lacks a part is none.
func TestOpenNone(t *testing.T) {
	t.Setenv(Variable, "off")
	if _, err := Open(); !errors.Is(err, ErrNone) || err.Error() != "no OCR engine is installed: make ocr, or apt-get install tesseract-ocr tesseract-ocr-chi-sim" {
		t.Errorf("%v", err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, files.keys), []byte("区\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenPaddle([]string{dir}); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
}

// A page must be turned where tesseract is sure of it, and where most lines are tall.
func TestTurned(t *testing.T) {
	for said, want := range map[string]int{
		"Page number: 0\nOrientation in degrees: 90\nRotate: 270\nOrientation confidence: 6.27\nScript: Han\n": 3,
		"Rotate: 180\nOrientation confidence: 0.4\n":                                                           0,
		"Too few characters. Skipping this page\n":                                                             0,
	} {
		if got := rotation(said); got != want {
			t.Errorf("%q: %d, want %d", said, got, want)
		}
	}
	upright := []Box{{10, 10, 200, 30}, {10, 40, 30, 70}, {10, 80, 180, 100}}
	if sideways(upright) || !sideways(turned(upright, 300)) {
		t.Error(turned(upright, 300))
	}
}
