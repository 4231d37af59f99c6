package parse

import "unicode/utf8"

// plain is a strand without its white space, for rules that must see through
// 2021 年 8 月底前; a blank between two letters or digits stays. at leads back.
type plain struct {
	s  strand
	r  []rune
	at []int32 // element of s; nil where nothing was dropped

	has trait
}

// plain is short, so that what it makes can stay on the caller's stack.
func (s strand) plain() *plain {
	p := new(plain)
	p.read(s)
	return p
}

func (p *plain) read(s strand) {
	p.s, p.r, p.has = s, s.fold, s.traits()
	if p.has&whiteTrait != 0 {
		p.close()
	}
}

// close drops the white space.
func (p *plain) close() {
	s := p.s
	p.r, p.at = make([]rune, 0, s.len()), make([]int32, 0, s.len())
	for k, r := range s.fold {
		if blank(r) {
			if k == 0 || k+1 == s.len() || !word(s.fold[k-1]) || !word(s.fold[k+1]) {
				continue
			}
			r = ' '
		}
		p.r, p.at = append(p.r, r), append(p.at, int32(k))
	}
}

// word is an ASCII letter or digit.
func word(r rune) bool {
	return arabic(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func arabic(r rune) bool { return r >= '0' && r <= '9' }

// element is the element of s where p's i-th rune stands.
func (p *plain) element(i int) int {
	if p.at == nil {
		return i
	}
	return int(p.at[i])
}

// cut is the stretch [i,j) of p as a strand, white space within it included.
func (p *plain) cut(i, j int) strand {
	if i >= j {
		return strand{}
	}
	return p.s.cut(p.element(i), p.element(j-1)+1)
}

// quote quotes [i,j).
func (p *plain) quote(i, j int) Quote { return p.cut(i, j).quote() }

// rune is the i-th rune, 0 beyond either end.
func (p *plain) rune(i int) rune {
	if i < 0 || i >= len(p.r) {
		return 0
	}
	return p.r[i]
}

// ends reports that words stand just before i.
func (p *plain) ends(i int, words ...string) bool {
	if i < 1 || i > len(p.r) {
		return false
	}
	var b [utf8.UTFMax]byte
	last := utf8.EncodeRune(b[:], p.r[i-1])
	for _, w := range words {
		if len(w) < last || w[len(w)-1] != b[last-1] || w[len(w)-last] != b[0] {
			continue
		}
		if n := utf8.RuneCountInString(w); i >= n && startsWith(p.r[i-n:], w) > 0 {
			return true
		}
	}
	return false
}

// past is the index behind the first of words that stands at i, or i.
func (p *plain) past(i int, words ...string) int { return past(p.r, i, words...) }

func past(r []rune, i int, words ...string) int {
	if i < 0 || i >= len(r) {
		return i
	}
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], r[i])
	for _, w := range words {
		if len(w) < n || w[n-1] != b[n-1] || w[0] != b[0] {
			continue
		}
		if n := startsWith(r[i:], w); n > 0 {
			return i + n
		}
	}
	return i
}

// startsWith counts the runes of w when r begins with it; 0 when it does not.
func startsWith(r []rune, w string) int {
	n := 0
	for i := 0; i < len(w); n++ {
		c, size := rune(w[i]), 1
		switch {
		case c>>4 == 0xE: // a Chinese character, as most are
			c, size = c&0xF<<12|rune(w[i+1]&0x3F)<<6|rune(w[i+2]&0x3F), 3
		case c >= utf8.RuneSelf:
			c, size = utf8.DecodeRuneInString(w[i:])
		}
		if n >= len(r) || r[n] != c {
			return 0
		}
		i += size
	}
	return n
}

// farthest is how far a clause or sentence reaches from its time phrase.
const farthest = 300

// clause is where the clause around i begins.
func (p *plain) clause(i int) int {
	for k := 0; i > 0 && k < farthest && !stop(p.r[i-1]); k++ {
		i--
	}
	return i
}

// sentence is the stretch of the sentence around i.
func (p *plain) sentence(i int) []rune {
	from, to := i, i
	for from > 0 && i-from < farthest && p.r[from-1] != '。' {
		from--
	}
	for to < len(p.r) && to-i < farthest && p.r[to] != '。' {
		to++
	}
	return p.r[from:to]
}

// stop ends a clause.
func stop(r rune) bool {
	switch r {
	case '。', ',', ';', ':', '、', '(', ')', '!', '?', '"', '\n', 0:
		return true
	}
	return false
}

// closed is the index behind a title in 《》 or a short phrase in quotation marks
// that opens at i, or i: what stands there is a name (“十县百乡”) and no figure of ours.
func (p *plain) closed(i int) int {
	switch p.r[i] {
	case '《':
		return p.behind(i, '《', '》', 120)
	case '"':
		return p.behind(i, 0, '"', 24)
	}
	return i
}

func (p *plain) behind(i int, open, shut rune, limit int) int {
	depth := 1
	for j := i + 1; j < len(p.r) && j < i+limit; j++ {
		switch p.r[j] {
		case shut:
			if depth--; depth == 0 {
				return j + 1
			}
		case open:
			depth++
		}
	}
	return i
}

func contains(r []rune, words ...string) bool {
	for i := range r {
		if past(r, i, words...) > i {
			return true
		}
	}
	return false
}
