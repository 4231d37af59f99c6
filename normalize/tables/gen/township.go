package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// townships is the list of one release: nine digits → name, and its zones, which
// only statistics counts as counties (their fifth digit is 7) or townships (their seventh is 4).
type townships struct {
	date   string
	source string
	names  map[string]string
	zones  map[string]string
}

func newTownships(source, date string) townships {
	return townships{date: date, source: source, names: map[string]string{}, zones: map[string]string{}}
}

var zoneName = regexp.MustCompile(`(开发区|园区|新区|示范区|度假区|高新区|经开区|保税区|风景区|名胜区|试验区|实验区|合作区|工业园|产业园|科技园|工业区)(管理委员会|管委会)?$`)

// read takes the streets.csv of a release.
func (t townships) read(file []byte) error {
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", t.source, err)
	}
	for _, f := range rows[1:] {
		code, name := f[0], strings.TrimSpace(f[1])
		switch {
		case len(code) != 9 || strings.Contains(name, "虚拟"):
		case code[6] < '4' && code[4] != '7':
			t.names[code] = strings.TrimSuffix(strings.TrimSuffix(name, "人民政府"), "办事处")
		case code[6] == '4' && code[4] != '7':
			t.zone(code, name)
		}
	}
	return nil
}

// zone adds an area that is a zone by its name: 130171 石家庄高新技术产业开发区, 360121403 小蓝经济开发区.
func (t townships) zone(code, name string) {
	if m := zoneName.FindStringSubmatchIndex(name); m != nil {
		t.zones[code] = name[:m[3]]
	}
}

// townshipTable joins the lists, by code, then time.
func townshipTable(all []townships) []byte {
	type row struct{ code, name, from, to string }
	open := map[string]*row{}
	var rows []*row
	for i, t := range all {
		for code, o := range open {
			if t.names[code] != o.name {
				o.to = t.date
				delete(open, code)
			}
		}
		for code, name := range t.names {
			if open[code] != nil {
				continue
			}
			r := &row{code: code, name: name}
			if i > 0 {
				r.from = t.date
			}
			open[code] = r
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b *row) int { return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.from, b.from)) })
	var b bytes.Buffer
	fmt.Fprintf(&b, "# source: National Bureau of Statistics, 统计用区划代码, as in npm %s (%s) to %s (%s), WTFPL\n", all[0].source, all[0].date, all[len(all)-1].source, all[len(all)-1].date)
	b.WriteString("# code\tname\tvalid_from\tvalid_to\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", r.code, r.name, r.from, r.to)
	}
	return b.Bytes()
}

// zoneTable lists every zone that a release has, under the division it lies in.
func zoneTable(all []townships) []byte {
	type row struct{ name, parent, code, source string }
	seen := map[string]row{}
	for _, t := range all {
		for code, name := range t.zones {
			parent := code[:min(6, len(code))]
			if len(code) == 6 {
				parent = code[:4] + "00"
			}
			seen[name+"\t"+parent] = row{name, parent, code, t.source}
		}
	}
	rows := make([]row, 0, len(seen))
	for _, r := range seen {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.parent, b.parent)) })
	var b bytes.Buffer
	b.WriteString("# name\tparent\tstatistical_code\tsource\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", r.name, r.parent, r.code, r.source)
	}
	return b.Bytes()
}
