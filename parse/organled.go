package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// organLed tells which paragraphs say behind whose name what they have to do, where two or more do, and
// how much of each is the name with its colon: 县公安局:加强高峰勤务,设置护学岗.
func organLed(paras []node) []int {
	var out []int
	n := 0
	for i := range paras {
		if paras[i].has&colonTrait == 0 {
			continue
		}
		k := ledBy(paras[i].text.trim())
		if k == 0 {
			continue
		}
		if out == nil {
			out = make([]int, len(paras))
		}
		out[i] = k
		n++
	}
	if n < 2 {
		return nil
	}
	return out
}

// longestOwners is how many characters the organs have at most that head a line.
const longestOwners = 60

// ledBy is how much of s names organs, with the colon behind them; 0 where no words follow or they are a label.
func ledBy(s strand) int {
	i := 0
	for i < s.len() && i <= longestOwners && s.fold[i] != ':' {
		i++
	}
	if i < 3 || i > longestOwners || s.len()-i-1 < shortestTask || s.fold[i] != ':' {
		return 0
	}
	head, told := s.cut(0, i), s.from(i+1).trim()
	if _, label := headerRole(head); label || told.fold[0] == '《' || !isOrgans(head) || isOrgans(told) {
		return 0
	}
	return i + 1
}

// led opens an item for such a paragraph, which its organs are to do.
func (o *outline) led(s strand, n int) {
	o.push(serial{style: ledSerial}, s)
	it := o.items[len(o.items)-1]
	it.head = s.from(n).trim()
	it.labels = []label{{kind: lexicon.HeaderResponsible, word: s.cut(n-1, n), text: s.cut(0, n-1)}}
}
