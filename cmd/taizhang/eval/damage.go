package eval

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// Damaged is an annotated text as a worse copy of it would have come: lines cut
// and run together, cells lost, labels nobody knows. Its annotation says what a
// reader would still have understood. Errors are too few in good copies to learn
// from where they happen.
type Damaged struct {
	Gold  *Gold
	lines []string
	rng   *rand.Rand
}

// wear is one way in which a copy goes bad.
type wear func(*Damaged)

var wears = []wear{
	(*Damaged).runTogether, (*Damaged).cut, (*Damaged).loseCells, (*Damaged).loseSeparators, (*Damaged).loseColons,
	(*Damaged).strangers, (*Damaged).clutter, (*Damaged).loseNumbers, (*Damaged).otherLabels,
	(*Damaged).collapse, (*Damaged).otherBrackets, (*Damaged).blurHead,
}

// Damage gives gold, which it changes, and text three sorts of wear. The same seed does the same.
func Damage(gold *Gold, text string, seed uint64) *Damaged {
	d := &Damaged{gold, strings.Split(text, "\n"), rand.New(rand.NewPCG(seed, 2021))}
	for _, i := range d.rng.Perm(len(wears))[:3] {
		wears[i](d)
	}
	return d
}

// Text is the damaged text.
func (d *Damaged) Text() string { return strings.Join(d.lines, "\n") }

func (d *Damaged) chance(percent int) bool { return d.rng.IntN(100) < percent }

// runTogether joins lines with those below them.
func (d *Damaged) runTogether() {
	var out []string
	for _, l := range d.lines {
		if n := len(out) - 1; n >= 0 && d.chance(4) {
			out[n] = strings.TrimRight(out[n], "\r") + l
			continue
		}
		out = append(out, l)
	}
	d.lines = out
}

// cut breaks lines.
func (d *Damaged) cut() {
	var out []string
	for _, l := range d.lines {
		r := []rune(l)
		if len(r) > 6 && d.chance(8) {
			at := 2 + d.rng.IntN(len(r)-4)
			out = append(out, string(r[:at]), string(r[at:]))
			continue
		}
		out = append(out, l)
	}
	d.lines = out
}

// loseCells drops short lines that are no part of a task's words.
func (d *Damaged) loseCells() {
	d.lines = slices.DeleteFunc(d.lines, func(l string) bool {
		n := utf8.RuneCountInString(strings.TrimSpace(l))
		return n > 0 && n <= 12 && d.chance(5) && !d.said(l)
	})
}

// said reports that a line stands in some task's words or headings.
func (d *Damaged) said(line string) bool {
	k := key(line)
	return slices.ContainsFunc(d.Gold.Tasks, func(t GoldTask) bool {
		return strings.Contains(key(t.Content), k) || slices.ContainsFunc(t.Path, func(p string) bool { return strings.Contains(key(p), k) })
	})
}

// loseSeparators takes 、 from between organs.
func (d *Damaged) loseSeparators() {
	for i := range d.Gold.Tasks {
		duties := d.Gold.Tasks[i].Duties
		for k := 1; k < len(duties); k++ {
			if d.chance(15) {
				d.replace(duties[k-1].Mention+"、"+duties[k].Mention, duties[k-1].Mention+[]string{"", " "}[d.rng.IntN(2)]+duties[k].Mention)
			}
		}
	}
}

// replace exchanges words once.
func (d *Damaged) replace(old, new string) {
	for i, l := range d.lines {
		if strings.Contains(l, old) {
			d.lines[i] = strings.Replace(l, old, new, 1)
			return
		}
	}
}

// loseColons takes the colon behind a label.
func (d *Damaged) loseColons() {
	for i, l := range d.lines {
		if d.chance(30) && !d.said(l) {
			d.lines[i] = strings.Replace(l, "：", [...]string{"", " "}[d.rng.IntN(2)], 1)
		}
	}
}

// loseNumbers drops serials where they open a line; the annotation loses them nowhere, so that a wrong one shows.
func (d *Damaged) loseNumbers() {
	for i := range d.Gold.Tasks {
		s := word(d.Gold.Tasks[i].Serial)
		if s == "" || !d.chance(20) {
			continue
		}
		for k, l := range d.lines {
			if rest, ok := strings.CutPrefix(l, s+"、"); ok {
				d.lines[k], d.Gold.Tasks[i].Serial = rest, nil
				break
			}
			if rest, ok := strings.CutPrefix(l, s+"."); ok {
				d.lines[k], d.Gold.Tasks[i].Serial = rest, nil
				break
			}
		}
	}
}

var labelPairs = [][2]string{
	{"牵头单位", "主抓"}, {"责任单位", "承接主体"}, {"责任部门", "承担"}, {"配合单位", "共同推进"}, {"完成时限", "节点"}, {"工作任务", "事由"}, {"主要内容", "怎么干"},
	{"牵头部门", "挂帅"}, {"责任科室", "经办"}, {"序号", "号"}, {"完成时间", "到期"},
}

// otherLabels exchanges labels for words that no table knows.
func (d *Damaged) otherLabels() {
	for _, p := range labelPairs {
		if !d.chance(40) {
			continue
		}
		for i, l := range d.lines {
			if !d.said(l) {
				d.lines[i] = strings.ReplaceAll(l, p[0], p[1])
			}
		}
	}
}

// collapse runs a stretch of lines together, blanks between them.
func (d *Damaged) collapse() {
	n := len(d.lines)
	if n < 6 {
		return
	}
	size := min(n/2, 3+d.rng.IntN(20))
	from := d.rng.IntN(n - size)
	one := strings.Join(strings.Fields(strings.Join(d.lines[from:from+size], " ")), " ")
	d.lines = slices.Concat(d.lines[:from], []string{one}, d.lines[from+size:])
}

// otherBrackets prints the brackets behind sentences in another form, or not at all.
func (d *Damaged) otherBrackets() {
	forms := [...][2]string{{"[", "]"}, {"【", "】"}, {"", ""}, {"——", ""}}
	f := forms[d.rng.IntN(len(forms))]
	for i, l := range d.lines {
		if at := strings.LastIndex(l, "（"); at > 0 && strings.HasSuffix(strings.TrimSpace(l), "）") && !d.said(l[at:]) {
			d.lines[i] = l[:at] + f[0] + strings.TrimSuffix(strings.TrimSpace(l[at+len("（"):]), "）") + f[1]
		}
	}
}
