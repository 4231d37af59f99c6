package parse

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// field is a labelled fact above or below a document: 索引号：A25010--2023-0096.
type field struct {
	name   string // index, number, issuer, signed, published, title, other, furniture
	value  strand // empty when nothing is stated
	from   int    // where its label begins
	behind int    // where its value begins
}

var fieldOf = sync.OnceValue(func() map[string]lexicon.Field {
	t := map[string]lexicon.Field{}
	for _, f := range lexicon.Fields() {
		t[f.Label] = f
	}
	return t
})

// longestField is how many code points a line of fields has at most.
const longestField = 240

// fieldsOf reads a line of labelled facts, several of which may stand in it; none
// when the line begins with no label. An empty one ends where the next label begins:
// 文件编号: 有效性: 有效.
func fieldsOf(s strand) []field {
	if s.len() > longestField {
		return nil
	}
	start := lineStart(s)
	out := colonFields(s)
	switch {
	case len(out) == 0:
		out = bareFields(s, start)
	case out[0].from > start:
		if f, ok := bareField(s, start); ok {
			out = append([]field{f}, out...)
		}
	}
	if len(out) == 0 || out[0].from != start {
		return nil
	}
	for i := range out {
		end := s.len()
		if i+1 < len(out) {
			end = out[i+1].from
		}
		out[i].value = s.cut(out[i].behind, end).trimFunc(isFrame)
	}
	return out
}

// isFrame reports white space, bullets and rulings around a value.
func isFrame(r rune) bool {
	switch r {
	case '|', '·', '●', '■', '◆', '*', '▪':
		return true
	}
	return blank(r)
}

func lineStart(s strand) int {
	i := 0
	for i < s.len() && (isFrame(s.fold[i]) || s.fold[i] == '(') {
		i++
	}
	return i
}

// colonFields are the labels before a colon, known ones and such that look like one.
func colonFields(s strand) []field {
	var out []field
	known, last := false, 0
	for i, r := range s.fold {
		if r != ':' {
			continue
		}
		f, ok := labelBefore(s, last, i)
		if !ok {
			continue
		}
		known = known || f.name != ""
		out, last = append(out, f), i+1
	}
	if !known {
		return nil
	}
	return out
}

// labelBefore finds the longest label that ends at the colon i.
func labelBefore(s strand, last, i int) (field, bool) {
	from, best := i, field{}
	for from > last && i-from < 20 && !limitsField(s.fold[from-1]) {
		from--
	}
	for word := s.cut(from, i).key(); from < i; from++ {
		if blank(s.fold[from]) {
			continue
		}
		if f, ok := fieldOf()[word]; ok && (!f.First || opensField(s, from)) {
			best = field{name: f.Name, from: from, behind: i + 1}
			break
		}
		_, size := utf8.DecodeRuneInString(word)
		word = word[size:]
	}
	if best.name != "" {
		return best, true
	}
	return unknownLabel(s, last, i)
}

// limitsField reports what a label does not go over.
func limitsField(r rune) bool {
	switch r {
	case ':', '|', ',', '。', ';':
		return true
	}
	return false
}

// unknownLabel takes two to eight characters between a blank and a colon for a label that no table knows.
func unknownLabel(s strand, last, i int) (field, bool) {
	j := i
	for j > last && s.fold[j-1] >= 0x4E00 && s.fold[j-1] <= 0x9FFF {
		j--
	}
	if n := i - j; n < 2 || n > 8 || !opensField(s, j) {
		return field{}, false
	}
	return field{from: j, behind: i + 1}, true
}

func opensField(s strand, i int) bool {
	return i == 0 || isFrame(s.fold[i-1]) || s.fold[i-1] == '('
}

// tableFields reads a table of labels and values; none when it is another sort of table.
func tableFields(n *node) []field {
	if n.table == nil || len(n.table.Cells) > 60 {
		return nil
	}
	var out []field
	for i := 0; i < len(n.table.Cells); i++ {
		s := n.cell(i).trim()
		fs := fieldsOf(s)
		if len(fs) == 1 && fs[0].value.empty() && i+1 < len(n.table.Cells) && n.table.Cells[i+1].Row == n.table.Cells[i].Row {
			if v := n.cell(i + 1).trim(); fieldsOf(v) == nil {
				fs[0].value = v
				i++
			}
		}
		out = append(out, fs...)
	}
	if len(out)*3 < len(n.table.Cells) {
		return nil
	}
	return out
}

// fits reports that a value can be of the field's sort: a number for 文号, a date for 发布日期.
func (f field) fits(v strand) bool {
	key := v.tight().text()
	switch f.name {
	case "number":
		return docNumber.MatchString(key)
	case "signed", "published":
		return anyDate.MatchString(key)
	case "index":
		return strings.ContainsAny(key, "0123456789") && v.len() < 60
	case "issuer":
		return lexicon.Issuing(strings.TrimSuffix(key, "(办公室)")) || v.len() > 2 && placeAt(v.tight()).len() > 0
	case "title":
		return v.len() > 5
	}
	return f.name != "furniture" && v.len() <= 30 && !isSentence(key)
}

// awaits reports a label whose value stands on the next line.
func (l line) awaits() bool {
	return len(l.fields) == 1 && l.fields[0].value.empty() && l.fields[0].name != "" && l.fields[0].name != "furniture"
}

// part says whether the facts are the document's or the page's.
func fieldsPart(fs []field) Part {
	for _, f := range fs {
		if f.name != "furniture" && f.name != "" {
			return MetadataPart
		}
	}
	return FurniturePart
}

// metaValue is what a format states outside its text under the first of these names.
func metaValue(meta []ingest.Meta, names ...string) string {
	for _, name := range names {
		for _, m := range meta {
			if strings.EqualFold(m.Name, name) && strings.TrimSpace(m.Value) != "" {
				return strings.TrimSpace(m.Value)
			}
		}
	}
	return ""
}
