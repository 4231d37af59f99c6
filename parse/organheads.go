package parse

// organHeads tells which paragraphs are nothing but an organ's name above what it
// has to do, where two or more are: 市教育局 / 1.加强校车管理. / 市公安局 / 1.….
func organHeads(paras []node) []bool {
	var out []bool
	n := 0
	for i := range paras {
		if !headsSection(paras, i) {
			continue
		}
		if out == nil {
			out = make([]bool, len(paras))
		}
		out[i] = true
		n++
	}
	if n < 2 {
		return nil
	}
	return out
}

// longestOrgan is how many characters the name of an organ has at most that heads a section.
const longestOrgan = 20

// headsSection reports an organ's name with the first number of a list, or a sentence, below it.
func headsSection(paras []node, i int) bool {
	s := paras[i].text.trim()
	if s.len() < 3 || s.len() > longestOrgan || i+1 == len(paras) {
		return false
	}
	next := paras[i+1].text.trim()
	sn, ok := readSerial(next)
	if ok && sn.n != 1 || !ok && (next.len() == 0 || next.fold[next.len()-1] != '。') {
		return false
	}
	return oneOrgan(s)
}

// oneOrgan reports the name of one organ.
func oneOrgan(s strand) bool {
	for _, r := range s.fold {
		if separator(r) || r == ':' {
			return false
		}
	}
	return isOrgans(s)
}

// owner is the duty that an organ's name gives as a heading: 一、市教育局.
func (o *outline) owner(it *entry) []dutyText {
	if s := it.head.trim(); s.len() >= 3 && s.len() <= longestOrgan && oneOrgan(s) {
		return []dutyText{{cellText{text: s}, Responsible}}
	}
	return nil
}
