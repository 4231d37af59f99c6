package ooxml

import "strings"

// Fact is a named piece of text, such as dc:title 工作要点.
type Fact struct{ Name, Value string }

// Facts are the title, the author and the dates the file states of itself.
func (p *Package) Facts() ([]Fact, error) {
	const part = "docProps/core.xml"
	if !p.Has(part) {
		return nil, nil
	}
	b, err := p.Part(part)
	if err != nil {
		return nil, err
	}
	var facts []Fact
	s := NewScanner(part, b, p.lim.Depth)
	for s.Next() {
		if s.Kind == Text && s.Depth() == 2 && len(strings.TrimSpace(string(s.Chars))) > 0 {
			facts = append(facts, Fact{string(s.around(1)), string(s.Chars)})
		}
	}
	return facts, s.Err()
}
