package normalize

import (
	"slices"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// committees follow a zone's name where the zone itself speaks: 高新区|管委会.
var committees = []string{"管委会", "管理委员会", "党工委", "管委办", "党政办"}

// zone is the zone whose plan folded words say it is, with its code where the
// division is known that it lies in. In a title, which may only be about a zone,
// the committee or the year must follow: 长沙经济技术开发区管委会2021年….
func (w *writer) zone(words string, issuer bool, c Context) (Division, bool) {
	t := divisions()
	name, at, found := t.zone(words)
	if name == "" || at < 0 {
		return Division{}, false
	}
	if rest := words[at:]; !issuer && !startsAny(rest, committees) && !(rest != "" && rest[0] >= '1' && rest[0] <= '2') {
		return Division{}, false
	}
	d := Division{Name: &name}
	parent, ok := "", false
	if len(found) > 0 {
		parent, ok = w.resolve(found, c)
	} else {
		parent, ok = w.zoneLies(name, c)
	}
	if ok {
		code := NewZone(parent, name).Code
		d.Zone = &code
	}
	return d, true
}

// zone is the name of the zone that folded text begins with, where it ends, and
// the candidates for the place before it: 长沙|经济技术开发区; none where no place
// stands before it (小蓝经济开发区管委会). A place with a code goes first: 浦东新区 is a district.
func (t *Divisions) zone(text string) (name string, end int, found []link) {
	if found = t.named(text); len(found) > 0 && found[0].from == 0 {
		head := len(string([]rune(text)[:found[0].to]))
		z := zoneIn(text[head:])
		end = head + len(z)
		if z == "" || t.rows[found[0].row].Level == "province" && !startsAny(text[end:], committees) {
			return "", -1, nil
		}
		return text[:end], end, found
	}
	if z := zoneIn(text); z != "" && startsAny(text[len(z):], committees) {
		return z, len(z), nil
	}
	return "", -1, nil
}

// zoneLies tells in which division a zone lies whose name says no place: the
// one that the table of zones knows, else the place named beside it.
func (w *writer) zoneLies(name string, c Context) (string, bool) {
	t := divisions()
	lies := slices.Clone(knownZones()[name])
	for _, words := range c.Places {
		found := t.named(hanzi.FoldString(hanzi.Display(words)))
		if len(found) == 0 {
			continue
		}
		code, ok := w.resolve(found, Context{Year: c.Year, Cited: c.Cited})
		if !ok || strings.HasSuffix(code, "0000") && len(lies) == 0 {
			continue
		}
		if in := slices.DeleteFunc(slices.Clone(lies), func(parent string) bool { return !within(parent, code) }); len(in) > 0 {
			lies = in
		} else {
			return code, true
		}
	}
	if len(lies) == 1 {
		return lies[0], true
	}
	return "", false
}

func startsAny(s string, heads []string) bool {
	return slices.ContainsFunc(heads, func(h string) bool { return strings.HasPrefix(s, h) })
}
