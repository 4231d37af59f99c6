package normalize

import (
	"fmt"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

// DocNo is the number a document was issued under: 东府办发〔2021〕22号. An order (令)
// has no year: 省政府令第247号. The zero DocNo is unknown.
type DocNo struct {
	Agency       string // the issuer's word: 东府办发, 省政府令
	Year, Number int
}

// ParseDocNo reads a document number with any bracket around its year: 六政办秘[2017]174号,
// 东府办发(2021)第22号, 国令第713号.
func ParseDocNo(words string) (DocNo, bool) {
	raw := []rune(strings.Map(unblank, words))
	r := []rune(hanzi.FoldString(string(raw)))
	if n := len(r) - 1; n >= 0 && r[n] == '号' {
		raw, r = raw[:n], r[:n]
	}
	number, i := numberAtEnd(r)
	if i == len(r) || number == 0 {
		return DocNo{}, false
	}
	ordinal := i > 0 && r[i-1] == '第'
	if ordinal {
		i--
	}
	year, j := yearAtEnd(r[:i])
	if year == 0 && !(ordinal && i > 0 && r[i-1] == '令') {
		return DocNo{}, false
	}
	if j == 0 || !agencyWord(r[:j]) {
		return DocNo{}, false
	}
	return DocNo{string(raw[:j]), year, number}, true
}

// numberAtEnd reads the whole number that ends r, and where it begins.
func numberAtEnd(r []rune) (n, from int) {
	from = len(r)
	for from > 0 && r[from-1] >= '0' && r[from-1] <= '9' {
		from--
	}
	if len(r)-from > 6 {
		return 0, len(r)
	}
	if from == len(r) {
		for from > 0 && strings.ContainsRune("一二三四五六七八九十百千〇零○", r[from-1]) {
			from--
		}
	}
	n, ok := hanzi.Number(string(r[from:]))
	if !ok || from == len(r) {
		return 0, len(r)
	}
	return n, from
}

// yearAtEnd reads (2021) at the end of r, folded, and where it begins; 0 for none.
func yearAtEnd(r []rune) (year, from int) {
	n := len(r)
	if n < 6 || r[n-1] != ')' && r[n-1] != ']' || r[n-6] != '(' && r[n-6] != '[' {
		return 0, n
	}
	y, ok := hanzi.Number(string(r[n-5 : n-1]))
	if !ok || y < 1900 || y >= 2100 {
		return 0, n
	}
	return y, n - 6
}

// agencyWord refuses what cannot be an issuer's word: marks, digits, whole sentences.
func agencyWord(r []rune) bool {
	for _, c := range r {
		if c <= ' ' || strings.ContainsRune("()[]《》,;:。、\"0123456789/", c) {
			return false
		}
	}
	return len(r) <= 16
}

// String spells d as GB/T 9704 does, with hexagonal brackets; "" for the zero DocNo.
func (d DocNo) String() string {
	switch {
	case d.Agency == "" || d.Number == 0:
		return ""
	case d.Year == 0:
		return fmt.Sprintf("%s第%d号", d.Agency, d.Number)
	}
	return fmt.Sprintf("%s〔%d〕%d号", d.Agency, d.Year, d.Number)
}

// number spells a quoted document number in the standard way; what is none stays as printed.
func number(q parse.Quote) *string {
	if n, ok := ParseDocNo(q.Text); ok {
		return text(n.String())
	}
	return words(q)
}
