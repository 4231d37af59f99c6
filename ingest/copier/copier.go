// Package copier makes scans of pages as office scanners and copiers make them: PDFs
// of pictures in JBIG2, fax or JPEG, turned, askew, with or without a hidden layer of
// text. It serves tests only.
package copier

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"unicode/utf16"
)

// Picture is one as a PDF holds it: its words and its bytes.
type Picture struct {
	W, H    int
	Words   string // /Filter …
	Data    []byte
	Globals []byte // of JBIG2
}

// JPEG is a picture in shades of grey.
func JPEG(g *image.Gray, quality int) Picture {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, g, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return Picture{g.Rect.Dx(), g.Rect.Dy(), "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", buf.Bytes(), nil}
}

// JBIG2 is a picture in black and white, as one region or by its symbols.
func JBIG2(g *image.Gray, symbols bool) Picture {
	p := Picture{g.Rect.Dx(), g.Rect.Dy(), "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", nil, nil}
	if symbols {
		p.Globals, p.Data = Symbols(g)
		return p
	}
	p.Data = Generic(g, 0)
	return p
}

// Page is one of a PDF: a picture as large as the page, and text.
type Page struct {
	Picture
	DPI    float64
	Rotate int    // /Rotate
	Hidden string // invisible text over the picture, its lines
	Shown  string // text of a page without a picture
}

// PDF writes pages into a file.
func PDF(pages ...Page) []byte {
	w := &writer{}
	w.WriteString("%PDF-1.5\n")
	const font = 3
	kids := make([]string, len(pages))
	w.object(1, "<</Type /Catalog /Pages 2 0 R>>", nil)
	w.object(font, "<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [<</Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>> /DW 1000 /FontDescriptor <</Type /FontDescriptor /FontName /SimSun /Flags 4>>>>]>>", nil)
	for i, p := range pages {
		page, content, picture, globals := 4+4*i, 5+4*i, 6+4*i, 7+4*i
		kids[i] = fmt.Sprintf("%d 0 R", page)
		pw, ph := 595.0, 842.0
		if p.W > 0 {
			pw, ph = float64(p.W)*72/p.DPI, float64(p.H)*72/p.DPI
		}
		res := fmt.Sprintf("/Font <</F1 %d 0 R>>", font)
		if p.W > 0 {
			res += fmt.Sprintf(" /XObject <</Im %d 0 R>>", picture)
			words := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d %s", p.W, p.H, p.Words)
			if p.Globals != nil {
				words += fmt.Sprintf(" /DecodeParms <</JBIG2Globals %d 0 R>>", globals)
				w.object(globals, "", p.Globals)
			}
			w.object(picture, words, p.Data)
		}
		w.object(content, "", p.content(pw, ph))
		w.object(page, fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Rotate %d /Resources <<%s>> /Contents %d 0 R>>", pw, ph, p.Rotate, res, content), nil)
	}
	w.object(2, fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(pages), strings.Join(kids, " ")), nil)
	return w.end()
}

// content paints the picture over the page and writes the text, a line under the other.
func (p Page) content(w, h float64) []byte {
	var sb strings.Builder
	if p.W > 0 {
		fmt.Fprintf(&sb, "q %.2f 0 0 %.2f 0 0 cm /Im Do Q\n", w, h)
	}
	for i, line := range strings.Split(p.Hidden+p.Shown, "\n") {
		mode := 0
		if p.Hidden != "" {
			mode = 3
		}
		fmt.Fprintf(&sb, "BT /F1 14 Tf %d Tr 1 0 0 1 72 %.2f Tm <%x> Tj ET\n", mode, h-72-28*float64(i), numbers16(line))
	}
	return []byte(sb.String())
}

func numbers16(s string) (out []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

// writer writes objects and remembers where they stand.
type writer struct {
	bytes.Buffer
	at map[int]int
}

func (w *writer) object(n int, words string, stream []byte) {
	if w.at == nil {
		w.at = map[int]int{}
	}
	w.at[n] = w.Len()
	if stream == nil {
		fmt.Fprintf(w, "%d 0 obj\n%s\nendobj\n", n, words)
		return
	}
	fmt.Fprintf(w, "%d 0 obj\n<<%s /Length %d>>\nstream\n%s\nendstream\nendobj\n", n, words, len(stream), stream)
}

// end writes the table of places, in which numbers not used are free.
func (w *writer) end() []byte {
	last := 0
	for n := range w.at {
		last = max(last, n)
	}
	at := w.Len()
	fmt.Fprintf(w, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		if from, ok := w.at[n]; ok {
			fmt.Fprintf(w, "%010d 00000 n \n", from)
		} else {
			w.WriteString("0000000000 65535 f \n")
		}
	}
	fmt.Fprintf(w, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", last+1, at)
	return w.Bytes()
}
