package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// object is one indirect object as it stands in a file.
type object struct {
	number int
	body   []byte
}

var (
	rootEntry  = regexp.MustCompile(`/Root\s*([0-9]+ [0-9]+ R)`)
	cryptEntry = regexp.MustCompile(`/Encrypt\s*([0-9]+ [0-9]+ R|<<)`)
	idEntry    = regexp.MustCompile(`/ID\s*\[[^\]]*\]`)
	catalogue  = regexp.MustCompile(`/Type\s*/Catalog\b`)
	packed     = regexp.MustCompile(`/Type\s*/ObjStm\b`)
	filterName = regexp.MustCompile(`/Filter\s*(?:\[\s*)?/([A-Za-z0-9]+)`)
	firstEntry = regexp.MustCompile(`/First\s+([0-9]+)`)
	countEntry = regexp.MustCompile(`/N\s+([0-9]+)`)
)

// rebuilt writes a file anew from the objects that can be seen in it, whatever its cross
// references say. Object streams are unpacked; the last of several objects with one number counts.
func rebuilt(b []byte, budget int64) ([]byte, error) {
	objects := scanned(b)
	encrypted := cryptEntry.FindSubmatch(b)
	if encrypted == nil {
		objects = unpacked(objects, budget)
	}
	root := rootOf(b, objects)
	if root == "" {
		return nil, fmt.Errorf("%w: no catalogue", ErrDamaged)
	}
	trailer := "/Root " + root
	if encrypted != nil {
		trailer += " /Encrypt " + string(encrypted[1])
		if bytes.HasPrefix(encrypted[1], []byte("<<")) {
			return nil, fmt.Errorf("%w: no cross references", ErrDamaged)
		}
		trailer += " " + string(idEntry.Find(b))
	}
	return written(objects, trailer), nil
}

// scanned lists the objects in the order of the file.
func scanned(b []byte) []object {
	var out []object
	last := bytes.LastIndex(b, endstream)
	for at := 0; ; {
		_, end, n := nextHead(b[at:])
		if end == 0 {
			return out
		}
		at += end
		body := bodyOf(b[at:], last-at)
		out = append(out, object{n, body})
		at += len(body)
	}
}

// nextHead finds "12 0 obj": from where to where, and the number; all 0 when there is none.
func nextHead(b []byte) (from, end, number int) {
	for at := 0; ; at = end {
		i := bytes.Index(b[at:], []byte("obj"))
		if i < 0 {
			return 0, 0, 0
		}
		end = at + i + len("obj")
		rest, generation := lastNumber(b[at : at+i])
		rest, n := lastNumber(rest)
		if generation >= 0 && n >= 0 {
			return at + len(rest), end, n
		}
	}
}

// lastNumber cuts blanks and a number before them off the end; -1 when there is none.
func lastNumber(b []byte) ([]byte, int) {
	word := bytes.TrimRight(b[max(0, len(b)-20):], " \t\r\n")
	blanks := len(word) < min(20, len(b)) || len(b) == 0
	digits := len(word) - len(bytes.TrimRight(word, "0123456789"))
	if !blanks || digits == 0 || digits > 9 {
		return b, -1
	}
	n, _ := strconv.Atoi(string(word[len(word)-digits:]))
	return b[:len(b)-min(20, len(b))+len(word)-digits], n
}

var endstream = []byte("endstream")

// bodyOf cuts an object off: to endobj, or to the next object where that is missing.
// Streams may hold anything; last is where the last one ends.
func bodyOf(b []byte, last int) []byte {
	end := len(b)
	if from, to, _ := nextHead(b); to > 0 {
		end = from
	}
	for _, stop := range []string{"endobj", "\nxref", "trailer"} {
		if i := bytes.Index(b[:end], []byte(stop)); i >= 0 {
			end = i
		}
	}
	if i := bytes.Index(b[:end], []byte("stream")); i >= 0 && i < last {
		if j := bytes.Index(b[i:], endstream); j >= 0 {
			return b[:i+j+len(endstream)]
		}
	}
	return b[:end]
}

// unpacked adds the objects inside object streams.
func unpacked(objects []object, budget int64) []object {
	var out []object
	for _, o := range objects {
		head, data, ok := bytes.Cut(o.body, []byte("stream"))
		if !ok || !packed.Match(head) {
			out = append(out, o)
			continue
		}
		if m := filterName.FindSubmatch(head); m != nil {
			raw, _, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("endstream"))
			data, _ = decode(string(m[1]), pdf.Value{}, raw, budget)
		}
		budget -= int64(len(data))
		out = append(out, members(data, intEntry(countEntry, head), intEntry(firstEntry, head))...)
	}
	return out
}

func intEntry(re *regexp.Regexp, b []byte) int {
	if m := re.FindSubmatch(b); m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	return 0
}

// members cuts the unpacked bytes of an object stream: numbers and offsets, then the objects.
func members(b []byte, n, first int) []object {
	if first <= 0 || first > len(b) {
		return nil
	}
	words := bytes.Fields(b[:first])
	var out []object
	for i := 0; i < min(n, len(words)/2); i++ {
		number, _ := strconv.Atoi(string(words[2*i]))
		from, _ := strconv.Atoi(string(words[2*i+1]))
		to := len(b) - first
		if 2*i+3 < len(words) {
			to, _ = strconv.Atoi(string(words[2*i+3]))
		}
		if from >= 0 && from <= to && first+to <= len(b) {
			out = append(out, object{number, b[first+from : first+to]})
		}
	}
	return out
}

// rootOf finds the catalogue: named by the last trailer, else the last object that is one.
func rootOf(b []byte, objects []object) string {
	if all := rootEntry.FindAllSubmatch(b, -1); all != nil {
		return string(all[len(all)-1][1])
	}
	for _, o := range slices.Backward(objects) {
		if catalogue.Match(o.body) {
			return fmt.Sprintf("%d 0 R", o.number)
		}
	}
	return ""
}

// written spells a file with one cross reference table.
func written(objects []object, trailer string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	at, most := map[int]int{}, 0
	for _, o := range objects {
		at[o.number], most = out.Len(), max(most, o.number)
		fmt.Fprintf(&out, "%d 0 obj", o.number)
		if len(o.body) > 0 && class[o.body[0]] == 0 {
			out.WriteByte('\n')
		}
		out.Write(o.body)
		out.WriteString("\nendobj\n")
	}
	xref := out.Len()
	out.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for n := range most + 1 {
		if from, ok := at[n]; ok {
			fmt.Fprintf(&out, "%d 1\n%010d 00000 n \n", n, from)
		}
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n", most+1, trailer, xref)
	return out.Bytes()
}
