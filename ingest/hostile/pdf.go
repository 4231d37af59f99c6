package hostile

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
)

// pdf numbers objects from 1 and closes them with a table of places; object 1 is the catalog.
func pdf(objects ...string) string {
	var out strings.Builder
	out.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.String()
}

const (
	catalog = "<</Type/Catalog/Pages 2 0 R>>"
	tree    = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
	leaf    = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>>>"
	font    = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
)

// drawn is a file of one page with such content and further objects from 6 on.
func drawn(content string, more ...string) string {
	return pdf(append([]string{catalog, tree, leaf, content, font}, more...)...)
}

func stream(text string) string {
	return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(text), text)
}

// flated packs a stream as often as told.
func flated(text string, times int, entries string) string {
	for range times {
		text = flatedText(text)
	}
	return packed(text, times, entries)
}

// packed is a stream that was packed so often.
func packed(text string, times int, entries string) string {
	return fmt.Sprintf("<</Filter[%s]%s/Length %d>>stream\n%s\nendstream", strings.Repeat("/FlateDecode ", times), entries, len(text), text)
}

const hello = "BT /F 12 Tf 50 700 Td (hello) Tj ET\n"

func portable() []Bomb {
	return slices.Concat(pageTrees(), contents(), forms(), structures())
}

// form is one that draws.
func form(draws string) string {
	return fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>/Length %d>>stream\n%s\nendstream", len(draws), draws)
}

// pageTrees are trees of pages, and other nesting, without end.
func pageTrees() []Bomb {
	return []Bomb{
		late("pdf: a tree of pages that holds itself", func() string { return pdf(catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>") }),
		late("pdf: 2 billion pages promised", func() string {
			return pdf(catalog, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", leaf, stream(hello), font)
		}),
		late("pdf: one page 1,000,000 times", func() string {
			return pdf(catalog, "<</Type/Pages/Kids["+strings.Repeat("3 0 R ", 1_000_000)+"]/Count 1000000>>", leaf, stream(hello), font)
		}),
		late("pdf: a tree of pages 100,000 deep", func() string {
			objects := []string{catalog}
			for i := range 100_000 {
				objects = append(objects, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]/Count 1>>", i+3))
			}
			return pdf(objects...)
		}),
		late("pdf: arrays 1,000,000 deep", func() string { return pdf(catalog, tree, deep("[", "", "]", 1_000_000)) }),
		late("pdf: dictionaries 1,000,000 deep", func() string { return pdf(deep("<</A ", "1", ">>", 1_000_000)) }),
	}
}

// contents are pages that draw more than a page can hold.
func contents() []Bomb {
	return []Bomb{
		late("pdf: arrays 1,000,000 deep in the content", func() string { return drawn(flated(deep("[", "", "] TJ ", 1_000_000), 1, "")) }),
		late("pdf: a stream of 1 GB of zeros", func() string { return drawn(packed(nothing(1<<30), 1, "")) }),
		late("pdf: a stream packed three times, 100 GB", func() string { return drawn(packed(flatedText(flatedText(nothing(1<<30))), 3, "")) }),
		late("pdf: 20,000,000 operators", func() string { return drawn(flated(strings.Repeat("q Q ", 20_000_000/2), 1, "")) }),
		late("pdf: 5,000,000 states kept", func() string { return drawn(flated(strings.Repeat("q ", 5_000_000), 1, "")) }),
		late("pdf: 1,000,000 glyphs on a page", func() string {
			return drawn(flated("BT /F 1 Tf 50 700 Td "+strings.Repeat("(ab cd) Tj 0.1 0.3 Td ", 200_000)+"ET", 1, ""))
		}),
		late("pdf: 100,000 rules on a page", func() string {
			var sb strings.Builder
			for i := range 50_000 {
				fmt.Fprintf(&sb, "%d %d m %d %d l S ", i%590, i%830, i%590+300, i%830)
				fmt.Fprintf(&sb, "%d.%d %d m %d.%d %d l S ", i%590, i%10, i%830, i%590, i%10, i%830+300)
			}
			return drawn(flated(sb.String()+hello, 1, ""))
		}),
		late("pdf: a ruled table of 500 times 500 cells", func() string {
			var sb strings.Builder
			for i := range 500 {
				fmt.Fprintf(&sb, "0 %f m 595 %f l S %f 0 m %f 842 l S ", float64(i)*1.6, float64(i)*1.6, float64(i)*1.18, float64(i)*1.18)
			}
			return drawn(flated(sb.String()+hello, 1, ""))
		}),
	}
}

// forms are forms, glyphs and maps of codes that lead to themselves or to too much.
func forms() []Bomb {
	return []Bomb{
		late("pdf: a form that draws itself", func() string { return drawn(stream("/X Do"), form("/X Do /X Do"), form("/X Do")) }),
		late("pdf: forms that draw the next one twice, 40 deep", func() string {
			objects := make([]string, 0, 42)
			for i := range 40 {
				draws := "/N Do /N Do"
				objects = append(objects, fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>/Length %d>>stream\n%s\nendstream", i+7, len(draws), draws))
			}
			return drawn(stream("/X Do"), append(objects, form(hello))...)
		}),
		late("pdf: a Type 3 glyph that shows itself", func() string {
			return pdf(catalog, tree, leaf, stream("BT /F 9 Tf (a) Tj ET"),
				"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>",
				stream("9 0 d0 BT /F 9 Tf (aa) Tj ET"))
		}),
		late("pdf: a map of 4 billion codes", func() string {
			cmap := "begincmap 1 begincodespacerange <00000000><ffffffff> endcodespacerange " + strings.Repeat("1 beginbfrange <00000000><ffffffff><0041> endbfrange ", 100) + "endcmap"
			return pdf(catalog, tree, leaf, stream("BT /F 9 Tf <0001> Tj ET"),
				"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[6 0 R]>>",
				"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 2147483647 500 0 2147483647 600]>>", stream(cmap))
		}),
	}
}

// structures are numbers, tables and filters that lie.
func structures() []Bomb {
	return []Bomb{
		late("pdf: numbers without end", func() string {
			return drawn(stream("BT /F 1e308 Tf 1e308 -1e308 1e999 NaN 0 0 Tm (a) Tj " + strings.Repeat("9", 100_000) + " 0 Td (b) Tj ET 1e308 0 m 1e-308 1e308 l S"))
		}),
		late("pdf: lengths that are lies", func() string {
			return pdf(catalog, tree, leaf, "<</Length -5>>stream\n"+hello+"\nendstream", font, "<</Length 99999999999>>stream\nx\nendstream")
		}),
		of("pdf: tables of places in a circle", "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R/Prev 54>>\nstartxref\n54\n%%EOF\n"),
		late("pdf: a table of 2 billion places", func() string {
			return strings.Replace(drawn(stream(hello)), "xref\n0 6", "xref\n0 2147483647", 1)
		}),
		late("pdf: a picture of a million by a million", func() string {
			return drawn(stream("595 0 0 842 0 0 cm /X Do"), "<</Type/XObject/Subtype/Image/Width 1000000/Height 1000000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/Length 3>>stream\n\xff\xd8\xff\nendstream")
		}),
		late("pdf: a predictor of 2 billion columns", func() string {
			return drawn(flated(hello, 1, "/DecodeParms[<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>]"))
		}),
		late("pdf: packed as runs, hex and runs again", func() string {
			return drawn(fmt.Sprintf("<</Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode]/Length 2000002>>stream\n%s\nendstream", strings.Repeat("\x81\x81", 1_000_000)))
		}),
	}
}

func flatedText(text string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write([]byte(text))
	w.Close()
	return out.String()
}

// nothing is so many zeros, packed.
func nothing(size int) string {
	var out bytes.Buffer
	w, _ := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	for block := make([]byte, 1<<20); size > 0; size -= len(block) {
		w.Write(block)
	}
	w.Close()
	return out.String()
}
