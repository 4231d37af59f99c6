package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// revision is the whole list of divisions as published for one month.
type revision struct {
	date   string // 2015-09
	source string
	names  map[string]string // six digits → name
}

// statistical lists the releases of the statistics bureau's list, by the month its data end.
var statistical = []struct{ version, date string }{
	{"2.0.0", "2016-07"}, {"2.1.0", "2017-10"}, {"2.2.0", "2018-10"}, {"2.3.1", "2019-10"}, {"2.4.0", "2020-06"},
	{"2.5.0", "2021-10"}, {"2.6.0", "2022-10"}, {"2.7.0", "2023-06"},
}

// fetchRevisions gives the lists of divisions and those of townships and zones, oldest first.
func fetchRevisions() ([]revision, []townships, error) {
	all, err := standard()
	if err != nil {
		return nil, nil, err
	}
	var below []townships
	far := map[string]string{} // 港澳台: the statistics bureau lists them not
	for code, name := range all[len(all)-1].names {
		if code >= "710000" {
			far[code] = name
		}
	}
	for _, s := range statistical {
		r, t, err := statisticalRevision(s.version, s.date)
		if err != nil {
			return nil, nil, err
		}
		below = append(below, t)
		if r.date <= all[len(all)-1].date {
			continue // GB/T 2260 itself has this month
		}
		for code, name := range far {
			r.names[code] = name
		}
		all = append(all, r)
	}
	return all, below, nil
}

// standard reads GB/T 2260 as published up to 2016.
func standard() ([]revision, error) {
	files, err := pack("gb2260@0.6.0", ".json")
	if err != nil {
		return nil, err
	}
	var months []string
	if err := json.Unmarshal(files["lib/revisions.json"], &months); err != nil {
		return nil, err
	}
	slices.Sort(months)
	var all []revision
	for _, m := range months {
		r := revision{date: m[:4] + "-" + m[4:], source: "gb2260@0.6.0", names: map[string]string{}}
		if err := json.Unmarshal(files["lib/"+m+".json"], &r.names); err != nil {
			return nil, fmt.Errorf("gb2260 %s: %w", m, err)
		}
		r.drop()
		all = append(all, r)
	}
	return all, nil
}

func statisticalRevision(version, date string) (revision, townships, error) {
	spec := "china-division@" + version
	r := revision{date: date, source: spec, names: map[string]string{}}
	t := newTownships(spec, date)
	files, err := pack(spec, "areas.csv", "cities.csv", "provinces.csv", "streets.csv")
	if err != nil {
		return r, t, err
	}
	for _, part := range []string{"provinces", "cities", "areas"} {
		rows, err := csv.NewReader(bytes.NewReader(files["dist/"+part+".csv"])).ReadAll()
		if err != nil {
			return r, t, fmt.Errorf("%s %s: %w", spec, part, err)
		}
		for _, f := range rows[1:] {
			code := (f[0] + "0000")[:6]
			if r.names[code] = f[1]; code[4] == '7' {
				t.zone(code, f[1])
			}
		}
	}
	r.drop()
	return r, t, t.read(files["dist/streets.csv"])
}

// drop leaves out headings that are no division (市辖区, 县, 省直辖县级行政区划, 嘉峪关市 below itself)
// and what only statistics counts as one: zones (their last two digits begin with 7), townships of cities without counties.
func (r revision) drop() {
	for code, name := range r.names {
		if heading(name) || code[4] == '7' || code[4:] != "00" && name == r.names[code[:4]+"00"] {
			delete(r.names, code)
		}
	}
	for code := range r.names {
		if code[4:] == "00" && r.townships(code) {
			for c := range r.names {
				if c != code && c[:4] == code[:4] {
					delete(r.names, c)
				}
			}
		}
	}
}

func heading(name string) bool {
	return name == "市辖区" || name == "县" || name == "市" || strings.Contains(name, "直辖") || strings.HasSuffix(name, "市市辖区")
}

// townships reports a city whose "counties" are 街道 and 镇 (东莞市, 儋州市).
func (r revision) townships(city string) bool {
	for code, name := range r.names {
		if code[:4] == city[:4] && code != city && (strings.HasSuffix(name, "街道") || strings.HasSuffix(name, "镇") || strings.HasSuffix(name, "街道办事处")) {
			return true
		}
	}
	return false
}
