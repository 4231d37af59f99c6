package eval

import (
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/normalize"
)

// metadata scores the plan's own fields; null is right where the annotation says null.
func (t *tally) metadata(g *Gold, got *normalize.Plan) {
	sure := got.Confidence
	if got.Division.Code == nil {
		sure.Division = normalize.Confidence{} // a zone without a code is not scored
	}
	for _, f := range []struct {
		name      string
		want, got string
		pos       string
		class     normalize.Class
		given     normalize.Confidence
	}{
		{"title", word(g.Title), word(got.Title), got.Pos.Title, normalize.TitleClass, sure.Title},
		{"notice_title", word(g.NoticeTitle), word(got.NoticeTitle), got.Pos.NoticeTitle, normalize.NoticeTitleClass, sure.NoticeTitle},
		{"issuer", word(g.Issuer), word(got.Issuer), got.Pos.Issuer, normalize.IssuerClass, sure.Issuer},
		{"number", word(g.Number), word(got.Number), got.Pos.Number, normalize.NumberClass, sure.Number},
		{"index_number", word(g.IndexNumber), word(got.IndexNumber), got.Pos.IndexNumber, normalize.IndexNumberClass, sure.IndexNumber},
		{"division.code", word(g.Division.Code), word(got.Division.Code), got.Pos.Division, normalize.DivisionClass, sure.Division},
		{"year", yearText(g.Year), yearText(got.Year), got.Pos.Year, normalize.YearClass, sure.Year},
		{"signed_on", word(g.SignedOn), word(got.SignedOn), got.Pos.SignedOn, normalize.SignedClass, sure.SignedOn},
		{"published_on", word(g.PublishedOn), word(got.PublishedOn), got.Pos.PublishedOn, normalize.PublishedClass, sure.PublishedOn},
		{"kind", word(g.Kind), word(got.Kind), "", normalize.KindClass, sure.Kind},
	} {
		right := key(f.want) == key(f.got) || g.accepts(f.name, f.got)
		t.compare(0, metadataPrefix+f.name, f.want, f.got, f.pos, right)
		t.verdict(f.class, f.given, right)
		units := t.units[metadataPrefix+f.name]
		t.count(MetadataField, units[len(units)-1])
	}
}

// accepts reports that got is among the other accepted values of a field; "" is null.
func (g *Gold) accepts(field, got string) bool {
	return slices.ContainsFunc(g.Alt[field], func(v any) bool {
		switch v := v.(type) {
		case nil:
			return got == ""
		case string:
			return key(v) == key(got)
		case float64:
			return strconv.Itoa(int(v)) == got
		}
		return false
	})
}

func yearText(year *int) string {
	if year == nil {
		return ""
	}
	return strconv.Itoa(*year)
}
