package normalize

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

//go:embed tables/provinces.tsv
var provinceTable string

// Context is what else is known when a place is to be told from its namesakes.
type Context struct {
	Year   int      // the plan's year; 0 when unknown
	Places []string // words that name places for certain: the issuer, the covering notice's title
	Cited  []string // document numbers: 赣府厅字〔2020〕49号 speaks for 江西
	Text   string   // folded text of the documents: 江西省 in it speaks against 杭州's 西湖区
}

// link is one candidate for a name: its row, and the code points it covers.
type link struct {
	row   int
	from  int
	to    int
	exact bool // by its name and not by a short form: 东乡县, not 东乡族自治县
}

// FindDivision resolves a place as named, with what surrounds it: 南昌市西湖区,
// 六安市人民政府, 西湖区 when the context tells which. Code and full name; not ok
// when no place is named, or several are and nothing tells which.
func FindDivision(name string, c Context) (Division, bool) {
	t := divisions()
	code, ok := t.resolve(t.named(hanzi.FoldString(hanzi.Display(name))), c)
	if !ok {
		return Division{}, false
	}
	return t.division(code, c.Year), true
}

func (t *Divisions) division(code string, year int) Division {
	full := t.fullName(code, year)
	return Division{Code: &code, Name: &full}
}

// named lists the candidates for the first place named in folded text.
func (t *Divisions) named(text string) []link {
	rs := []rune(text)
	for i := range rs {
		if found := t.namedAt(rs, i); found != nil {
			return found
		}
	}
	return nil
}

// namedAt lists the candidates for the place named at i.
func (t *Divisions) namedAt(rs []rune, i int) []link {
	if found := t.chain(rs, i, ""); len(found) > 0 && t.plausible(rs, i, found) {
		return found
	}
	return nil
}

// chain reads names from i on, each lying in the one before, and gives the
// candidates for the last of the longest such row: 江西省南昌市西湖区.
func (t *Divisions) chain(rs []rune, i int, in string) []link {
	long := t.longest(rs, i)
	if long == 0 {
		return nil
	}
	var best []link
	text := string(rs[i : i+long])
	for n := long; n >= 2; n-- {
		if n < long {
			text = text[:len(text)-utf8.RuneLen(rs[i+n])]
		}
		for _, row := range t.name[text] {
			r := &t.rows[row]
			if in != "" && (r.Code == in || !within(r.Code, in)) {
				continue
			}
			for _, l := range t.last(rs, link{row, i, i + n, text == r.Name}) {
				best = longer(best, l)
			}
		}
	}
	return best
}

func (t *Divisions) last(rs []rune, l link) []link {
	if t.rows[l.row].Level != "county" {
		if next := t.chain(rs, l.to, t.rows[l.row].Code); len(next) > 0 {
			for i := range next {
				next[i].from = l.from
			}
			return next
		}
	}
	return []link{l}
}

// longer keeps the links that reach furthest.
func longer(best []link, l link) []link {
	switch {
	case len(best) == 0 || l.to > best[0].to:
		return []link{l}
	case l.to < best[0].to:
		return best
	}
	for _, b := range best {
		if b.row == l.row {
			return best
		}
	}
	return append(best, l)
}

// plausible refuses short forms in running words and parts of any city: 城区 is
// a place only behind its city, 长沙 only as the whole or before an organ.
func (t *Divisions) plausible(rs []rune, i int, found []link) bool {
	l := found[0]
	said := string(rs[i:l.to])
	if generic[said] || strings.HasPrefix(string(rs[max(0, i-1):]), "各") {
		return false
	}
	if _, kind := splitKind(said); kind != "" && said != "" {
		return true
	}
	rest := string(rs[l.to:])
	if rest == "" && i == 0 {
		return true
	}
	for _, w := range []string{"人民政府", "市场监督", "政府", "省委", "市委", "县委"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return i == 0 && zoneIn(rest) != ""
}

// resolve picks one lineage among candidates: in force in the year, then by the
// places named beside, then by the weight of evidence in text and numbers.
func (t *Divisions) resolve(found []link, c Context) (string, bool) {
	codes := t.inForce(found, c.Year)
	if len(codes) > 1 {
		codes = t.beside(codes, c)
	}
	if len(codes) > 1 {
		codes = t.exact(codes, found)
	}
	if len(codes) > 1 {
		codes = t.higher(codes)
	}
	if len(codes) > 1 {
		codes = t.weigh(codes, c)
	}
	if len(codes) != 1 {
		return "", false
	}
	return codes[0], true
}

// exact keeps the candidates whose own name was said, where there are any of their level.
func (t *Divisions) exact(codes []string, found []link) []string {
	var kept []string
	for _, code := range codes {
		for _, l := range found {
			if l.exact && t.rows[l.row].Code == code {
				kept = append(kept, code)
				break
			}
		}
	}
	if len(kept) == 0 {
		return codes
	}
	return kept
}

// inForce drops the candidates that were not in force in the year, where others
// were, and of one lineage keeps the latest.
func (t *Divisions) inForce(found []link, year int) []string {
	var now, all []string
	for _, l := range found {
		r := t.rows[l.row]
		all = t.addLineage(all, r.Code)
		if r.inForce(year) {
			now = t.addLineage(now, r.Code)
		}
	}
	if len(now) > 0 {
		return now
	}
	return all
}

// addLineage adds code, or puts it in the place of its predecessor.
func (t *Divisions) addLineage(codes []string, code string) []string {
	for i, c := range codes {
		if t.lineage(c) == t.lineage(code) {
			if c != code && t.lineage(code) == code {
				codes[i] = code
			}
			return codes
		}
	}
	return append(codes, code)
}

// beside keeps the candidates that lie in, hold, or are a place named elsewhere.
// Words that name one of several places themselves say nothing: 西湖区.
func (t *Divisions) beside(codes []string, c Context) []string {
	for _, words := range c.Places {
		places := t.higher(t.inForce(t.named(hanzi.FoldString(hanzi.Display(words))), c.Year))
		if len(places) != 1 {
			continue
		}
		var kept []string
		for _, code := range codes {
			if within(code, places[0]) || within(places[0], code) {
				kept = append(kept, code)
			}
		}
		if len(kept) > 0 && len(kept) < len(codes) {
			return kept
		}
	}
	return codes
}

// higher prefers the higher level where a short form means two: 河南 is the
// province before the county in 青海.
func (t *Divisions) higher(codes []string) []string {
	for _, suffix := range []string{"0000", "00"} {
		var kept []string
		for _, c := range codes {
			if strings.HasSuffix(c, suffix) {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return codes
}

// weigh counts what speaks for each candidate, and keeps one that has at least
// twice the weight of any other.
func (t *Divisions) weigh(codes []string, c Context) []string {
	best, first, second := "", 0, 0
	for _, code := range codes {
		w := t.evidence(code, c)
		if w > first {
			best, first, second = code, w, first
		} else {
			second = max(second, w)
		}
	}
	if first == 0 || first < 2*second {
		return codes
	}
	return []string{best}
}

// evidence counts the names of what a division lies in, and numbers of its province.
func (t *Divisions) evidence(code string, c Context) int {
	n := 0
	for r, ok := t.at(code, c.Year); ok && r.Parent != "000000"; {
		r, ok = t.at(r.Parent, c.Year)
		for _, form := range forms(r)[:1] {
			n += 3 * strings.Count(c.Text, form)
		}
		place, _ := splitKind(hanzi.FoldString(r.Name))
		n += strings.Count(c.Text, withoutPeoples(place))
	}
	for _, number := range c.Cited {
		if p := provinceOf(number); p != "" && within(code, p) {
			n += 2
		}
	}
	return n
}

// provinces are the codes of provinces by the character with which numbers of their documents begin, in the order of the table.
var provinces = sync.OnceValue(func() (out [][2]string) {
	for line := range strings.Lines(provinceTable) {
		if f := strings.Split(line, "\t"); len(f) >= 3 && line[0] != '#' {
			out = append(out, [2]string{f[0], f[1]})
		}
	}
	return out
})

// provinceOf reads the province from a document number's first character: 赣府厅字.
func provinceOf(number string) string {
	folded := hanzi.FoldString(number)
	for _, p := range provinces() {
		if rest, ok := strings.CutPrefix(folded, p[0]); ok && strings.IndexAny(rest, "政府委办") == 0 {
			return p[1]
		}
	}
	return ""
}
