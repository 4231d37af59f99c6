package ooxml

import (
	"strconv"
	"strings"
)

// style is what a paragraph style says of outline and numbering.
type style struct {
	based   string
	outline int // -1 not said
	num     numRef
}

// styles are the paragraph styles by id; "" is the default one.
type styles map[string]style

func readStyles(s *Scanner) styles {
	all := styles{}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start || string(s.Local) != "style" {
			continue
		}
		id, paragraph, isDefault := s.Attr("styleId"), s.Attr("type") == "paragraph", s.Attr("default")
		st := readStyle(s, id)
		if !paragraph {
			continue
		}
		all[id] = st
		if isDefault == "1" || isDefault == "true" {
			all[""] = st
		}
	}
	return all
}

func readStyle(s *Scanner, id string) style {
	st := style{outline: -1, num: numRef{id: -1, level: -1, style: id}}
	named := -1
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		switch string(s.Local) {
		case "name":
			named = heading(s.Attr("val"))
		case "basedOn":
			st.based = s.Attr("val")
		case "outlineLvl":
			if n, err := strconv.Atoi(s.Attr("val")); err == nil {
				st.outline = n
			}
		case "numPr", "listPr":
			st.num = readNumRef(s)
			st.num.style = id
		}
	}
	if st.outline < 0 {
		st.outline = named
	}
	return st
}

// heading is the outline level a built-in name such as "heading 1" implies, or -1.
func heading(name string) int {
	n, found := strings.CutPrefix(strings.ToLower(name), "heading ")
	level, err := strconv.Atoi(n)
	if !found || err != nil || level < 1 || level > 9 {
		return -1
	}
	return level - 1
}

// resolve follows basedOn until outline and numbering are known.
func (all styles) resolve(id string) style {
	got := style{outline: -1, num: numRef{id: -1, level: -1}}
	for range 20 {
		st, ok := all[id]
		if !ok {
			return got
		}
		if got.outline < 0 {
			got.outline = st.outline
		}
		if got.num.id < 0 {
			got.num = got.num.or(st.num)
		}
		if st.based == "" || st.based == id {
			return got
		}
		id = st.based
	}
	return got
}
