package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse"
)

// head weighs what is stated of the plan as a whole; a field that is absent has no confidence.
func (s *witness) head() {
	p, e, c := s.out, s.in.Evidence, &s.out.Confidence
	title := hinted(s.doc, e.Title)
	for _, f := range []struct {
		class Class
		there bool
		hints Hints
		to    *Confidence
	}{
		{TitleClass, p.Title != nil, sized(title, value(p.Title), p.Pos.Title), &c.Title},
		{NoticeTitleClass, p.NoticeTitle != nil, sized(title, value(p.NoticeTitle), p.Pos.NoticeTitle).with(hintOpenEnd, !noticed(value(p.NoticeTitle))), &c.NoticeTitle},
		{IssuerClass, p.Issuer != nil, sized(hinted(s.doc, e.Issuer), value(p.Issuer), p.Pos.Issuer), &c.Issuer},
		{NumberClass, p.Number != nil, hinted(s.doc, e.Number), &c.Number},
		{IndexNumberClass, p.IndexNumber != nil, sized(s.doc, value(p.IndexNumber), p.Pos.IndexNumber), &c.IndexNumber},
		{DivisionClass, p.Division.Code != nil || p.Division.Name != nil, hinted(s.doc, e.Issuer&^parse.Field).with(hintFieldOnly, p.Issuer == nil), &c.Division},
		{YearClass, p.Year != nil, sized(title, value(p.Title), p.Pos.Title).with(hintSeveral, p.YearTo != nil), &c.Year},
		{SignedClass, p.SignedOn != nil, hinted(s.doc, e.Signed), &c.SignedOn},
		{PublishedClass, p.PublishedOn != nil, s.doc.with(hintOutside, p.Pos.PublishedOn == ""), &c.PublishedOn},
		{KindClass, p.Kind != nil, hinted(s.doc, e.Kind), &c.Kind},
	} {
		if f.there {
			*f.to = s.model.Of(f.class, f.hints)
		}
	}
}

// hinted adds what parse noted of a field of the head.
func hinted(h Hints, e parse.Evidence) Hints {
	return h.with(hintUntitled, e&parse.Untitled != 0).with(hintAnnounced, e&parse.Announced != 0).with(hintAgreeing, e&parse.Agreeing != 0).
		with(hintDiffering, e&parse.Differing != 0).with(hintFieldOnly, e&parse.Field != 0).with(hintOutside, e&parse.Outside != 0).
		with(hintByLayout, e&parse.Inferred != 0)
}

// sized looks at the words of a title or a number.
func sized(h Hints, words string, pos string) Hints {
	n := utf8.RuneCountInString(words)
	return h.with(hintShort, n < 10).with(hintLong, n > 50).with(hintWrapped, strings.Contains(pos, " + ")).
		with(hintUnbalanced, glance(words).unbalanced).with(hintLabelled, strings.ContainsAny(words, ":：>＞|。；"))
}

// noticed reports a title that ends as those of notices do: …的通知.
func noticed(title string) bool {
	for _, end := range []string{"通知", "函", "通告", "公告", "意见", "决定", "通报"} {
		if strings.HasSuffix(title, end) {
			return true
		}
	}
	return strings.HasSuffix(title, "）") || strings.HasSuffix(title, ")")
}
