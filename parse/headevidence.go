package parse

import "strings"

// evidence says where title, issuer, number and date of a plan were stated, and
// whether the places that state them agree.
func (r *headReader) evidence(h head) HeadEvidence {
	return HeadEvidence{
		Title:  r.titleEvidence(h),
		Issuer: agreement(r.issuer(), r.fields["issuer"].tight(), append(r.organs[:len(r.organs):len(r.organs)], r.red, issuerOf(r.notice.s), issuerOf(r.title.s))),
		Number: agreement(r.number, r.fields["number"].tight().number(), []strand{r.number}),
		Signed: agreement(firstOf(r.dates), r.fields["signed"].tight().find(anyDate), r.dates),
	}
}

func (r *headReader) titleEvidence(h head) (e Evidence) {
	switch t := r.title; {
	case h.title.IsZero():
	case t.s.len() == 0:
		e |= Outside
	case t.to == t.from || t.from == r.notice.from && t.to == r.notice.to && r.notice.s.len() > 0:
		e |= Announced
	case isTitle(bareTitle(t.s).text()) == 0:
		e |= Untitled
	}
	if r.notice.inner.len() > 0 && r.title.s.len() > 0 {
		e |= agree(r.title.s, r.notice.inner)
	}
	return e
}

// agreement compares what was taken with what a field of the page says and with
// every place of the text that says something.
func agreement(taken, field strand, said []strand) (e Evidence) {
	if taken.len() > 0 && field.len() > 0 && len(said) > 0 {
		e |= agree(taken, field)
	}
	told := 0
	for _, s := range said {
		if s.len() == 0 {
			continue
		}
		if told++; told > 1 || taken.text() != s.text() {
			e |= agree(taken, s)
		}
	}
	if told == 0 && field.len() > 0 {
		e |= Field
	}
	return e
}

// agree tells whether one of two statements holds the other: 区政府办 in 东湖区政府办.
func agree(a, b strand) Evidence {
	if strings.Contains(a.text(), b.text()) || strings.Contains(b.text(), a.text()) {
		return Agreeing
	}
	return Differing
}
