package normalize

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base32"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

//go:embed tables/zones.tsv
var zoneTable string

//go:embed tables/zonekinds.tsv
var zoneKindTable string

// Zone is a place governed by a committee, which GB/T 2260 does not number: 经开区,
// 高新区, 度假区. Its code is ours.
type Zone struct {
	Code   string // 430100Z7K3QD
	Name   string // under its parent, the kind in its short form: 经开区
	Parent string // the division it lies in: 430100
}

// NewZone names a zone under its parent, however it is printed there: 长沙经济技术开发区
// and 经开区 of 430100 are one.
func NewZone(parent, printed string) Zone {
	name := zoneShort(divisions().withoutPlace(parent, hanzi.FoldString(hanzi.Display(printed))))
	return Zone{Code: ZoneCode(parent, name), Name: name, Parent: parent}
}

// ZoneCode is the code of a zone: that of its parent, Z, and five characters of
// Crockford's base 32 that its name gives. No code of GB/T 2260 has a letter.
func ZoneCode(parent, name string) string {
	sum := sha256.Sum256([]byte("taizhang.zone/v1\x00" + parent + "\x00" + name))
	return parent + "Z" + crockford.EncodeToString(sum[:5])[:5]
}

var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

// zoneParent is the division that a zone's code begins with; "" for other codes.
func zoneParent(code string) string {
	if len(code) != 12 || code[6] != 'Z' {
		return ""
	}
	return code[:6]
}

// zoneKinds are the words that end the names of zones, each with its short form,
// longer ones first.
var zoneKinds = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for line := range strings.Lines(zoneKindTable) {
		if f := strings.Split(line, "\t"); line[0] != '#' && len(f) == 3 {
			out = append(out, [2]string{f[0], f[1]})
		}
	}
	slices.SortStableFunc(out, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	return out
})

// zoneShort writes the kind at a zone's end in its short form: 小蓝经济技术开发区 is 小蓝经开区.
func zoneShort(name string) string {
	for _, k := range zoneKinds() {
		if head, ok := strings.CutSuffix(name, k[0]); ok {
			return strings.TrimSuffix(strings.TrimSuffix(head, "国家级"), "国家") + k[1]
		}
	}
	return name
}

// withoutPlace cuts off the names of a division and of what it lies in: 湖南长沙高新区 of 430100 is 高新区.
func (t *Divisions) withoutPlace(code, name string) string {
	if code == "" || code == "000000" || len(t.code[code]) == 0 {
		return name
	}
	r := t.rows[t.code[code][0]]
	name = t.withoutPlace(r.Parent, name)
	for _, i := range t.code[code] {
		for _, form := range append(forms(t.rows[i]), place(t.rows[i].Name)) {
			if rest, ok := strings.CutPrefix(name, form); ok && utf8.RuneCountInString(rest) > 2 {
				return rest
			}
		}
	}
	return name
}

// place is a division's name without its kind, 东湖 for 东湖区; itself where one character would be left.
func place(name string) string {
	p, _ := splitKind(hanzi.FoldString(name))
	if utf8.RuneCountInString(p) < 2 {
		return name
	}
	return p
}

// zoneIn finds the name of a zone at the head of folded text: 长沙经济技术开发区管理委员会.
func zoneIn(text string) string {
	end := zoneEnd(text)
	if end < 0 || strings.ContainsAny(text[:end], ",。、;:()《》\"0123456789 的年委办") {
		return ""
	}
	for _, w := range []string{"政府", "关于", "工作", "推进"} {
		if strings.Contains(text[:end], w) {
			return ""
		}
	}
	return text[:end]
}

// zoneEnd is where the first kind of zone in the text ends, with the longest word for it: 产业园区, not 产业园.
func zoneEnd(text string) int {
	start, end := -1, -1
	for _, k := range zoneKinds() {
		i := strings.Index(text, k[0])
		switch {
		case i < 0 || utf8.RuneCountInString(text[:i]) > 12:
		case end < 0, i+len(k[0]) <= start, i < end && i+len(k[0]) > end, i < start && i+len(k[0]) == end:
			start, end = i, i+len(k[0])
		}
	}
	return end
}

// knownZones are the zones of the table by their printed names, each with the divisions they lie in.
var knownZones = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(zoneTable) {
		if f := strings.Split(line, "\t"); line[0] != '#' && len(f) == 4 {
			m[f[0]] = append(m[f[0]], f[1])
		}
	}
	return m
})
