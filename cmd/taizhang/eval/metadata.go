package eval

import (
	"slices"
	"strconv"

	"github.com/taizhang/taizhang/normalize"
)

// metadata scores the plan's own fields; null is right where the annotation says null.
func (t *tally) metadata(g *Gold, got *normalize.Plan) {
	for _, f := range []struct {
		name      string
		want, got string
		pos       string
	}{
		{"title", word(g.Title), word(got.Title), got.Pos.Title},
		{"notice_title", word(g.NoticeTitle), word(got.NoticeTitle), got.Pos.NoticeTitle},
		{"issuer", word(g.Issuer), word(got.Issuer), got.Pos.Issuer},
		{"number", word(g.Number), word(got.Number), got.Pos.Number},
		{"index_number", word(g.IndexNumber), word(got.IndexNumber), got.Pos.IndexNumber},
		{"division.code", word(g.Division.Code), word(got.Division.Code), got.Pos.Division},
		{"year", yearText(g.Year), yearText(got.Year), got.Pos.Year},
		{"signed_on", word(g.SignedOn), word(got.SignedOn), got.Pos.SignedOn},
		{"published_on", word(g.PublishedOn), word(got.PublishedOn), got.Pos.PublishedOn},
		{"kind", word(g.Kind), word(got.Kind), ""},
	} {
		right := key(f.want) == key(f.got) || g.accepts(f.name, f.got)
		t.compare(0, metadataPrefix+f.name, f.want, f.got, f.pos, right)
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
