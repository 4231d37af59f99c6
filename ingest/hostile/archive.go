package hostile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// zipped packs parts, given as name and text.
func zipped(parts ...string) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.String()
}

func archives() []Bomb {
	return []Bomb{
		late("zip: a text of 1 GB of blanks", func() string { return zeros("plan.txt", 1<<30) }),
		late("zip: 200 texts of 20 MB, each in the same bytes", func() string { return overlapping(200, 20<<20) }),
		late("zip: 20,000 entries", func() string {
			parts := make([]string, 0, 40_000)
			for i := range 20_000 {
				parts = append(parts, fmt.Sprintf("附件%d.txt", i), "公开")
			}
			return zipped(parts...)
		}),
		late("zip: a zip in a zip, 60 deep", func() string {
			inner := zipped("plan.txt", "公开规划信息。")
			for i := range 60 {
				inner = zipped(fmt.Sprint(i, ".zip"), inner)
			}
			return inner
		}),
		late("zip: 16 in each of 16, 5 deep", func() string {
			inner := zeros("plan.txt", 50<<20)
			for range 5 {
				var parts []string
				for i := range 16 {
					parts = append(parts, fmt.Sprint(i, ".zip"), inner)
				}
				inner = zipped(parts...)
			}
			return inner
		}),
		late("zip: 100 documents that are bombs", func() string {
			var parts []string
			bomb := word(strings.Repeat(" ", 30<<20))
			for i := range 100 {
				parts = append(parts, fmt.Sprint(i, ".docx"), bomb)
			}
			return zipped(parts...)
		}),
		late("zip: directory says 4 GB", func() string {
			b := []byte(zipped("plan.txt", "公开规划信息。"))
			i := bytes.Index(b, []byte("PK\x01\x02"))
			copy(b[i+20:], "\xfe\xff\xff\xff\xfe\xff\xff\xff")
			return string(b)
		}),
		late("zip: names that climb out", func() string {
			return zipped("../../etc/passwd", "公开", `C:\x.txt`, "公开", strings.Repeat("a/", 30_000)+"x.txt", "公开")
		}),
	}
}

// zeros is an archive whose one entry unpacks to so many blanks; it is written block after block.
func zeros(name string, size int) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create(name)
	block := bytes.Repeat([]byte(" "), 1<<20)
	for n := 0; n < size && err == nil; n += len(block) {
		_, err = w.Write(block)
	}
	if err != nil || z.Close() != nil {
		panic(err)
	}
	return out.String()
}

// overlapping has n names in its directory for the bytes of one entry.
func overlapping(n, size int) string {
	text := bytes.Repeat([]byte("公 "), size/4)
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	w.Write(text)
	w.Close()
	header := func(sign string, name string, central bool) []byte {
		b := []byte(sign)
		if central {
			b = append(b, 20, 0)
		}
		b = append(b, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0)
		b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(text))
		b = binary.LittleEndian.AppendUint32(b, uint32(packed.Len()))
		b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(name)))
		b = append(b, 0, 0)
		if central {
			b = append(b, make([]byte, 14)...)
		}
		return append(b, name...)
	}
	out := append(header("PK\x03\x04", "0.txt", false), packed.Bytes()...)
	start := len(out)
	for i := range n {
		out = append(out, header("PK\x01\x02", fmt.Sprint(i, ".txt"), true)...)
	}
	end := append([]byte("PK\x05\x06"), 0, 0, 0, 0)
	end = binary.LittleEndian.AppendUint16(end, uint16(n))
	end = binary.LittleEndian.AppendUint16(end, uint16(n))
	end = binary.LittleEndian.AppendUint32(end, uint32(len(out)-start))
	end = binary.LittleEndian.AppendUint32(end, uint32(start))
	return string(append(append(out, end...), 0, 0))
}
