package ooxml

import (
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/flow"
)

// numRef is a paragraph's or style's pointer into the numbering: -1 is not said.
type numRef struct {
	id    int // 0 switches numbering off
	level int
	style string // where it came from, for levels bound to a style
}

func readNumRef(s *Scanner) numRef {
	ref := numRef{id: -1, level: -1}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		n, err := strconv.Atoi(s.Attr("val"))
		switch name := string(s.Local); {
		case err != nil:
		case name == "numId", name == "ilfo":
			ref.id = n
		case name == "ilvl":
			ref.level = n
		}
	}
	return ref
}

// or fills what is not said from another.
func (ref numRef) or(other numRef) numRef {
	if ref.id < 0 {
		ref.id, ref.style = other.id, other.style
	}
	if ref.level < 0 {
		ref.level = other.level
	}
	return ref
}

// list is an abstract numbering with its running counters.
type list struct {
	flow.List
	link string // a numbering style that defines it instead
}

// instance is a numbering that paragraphs name; it may restart its list.
type instance struct {
	list   string
	starts map[int]int
	used   bool
}

// numbering holds all lists of a document.
type numbering struct {
	lists     map[string]*list
	instances map[int]*instance
	styled    map[string]string // numbering style → list that is it
}

func readNumbering(s *Scanner) numbering {
	n := numbering{map[string]*list{}, map[int]*instance{}, map[string]string{}}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		switch string(s.Local) {
		case "abstractNum":
			n.define(s, s.Attr("abstractNumId"))
		case "listDef":
			n.define(s, s.Attr("listDefId"))
		case "num":
			n.instantiate(s, s.Attr("numId"))
		case "list":
			n.instantiate(s, s.Attr("ilfo"))
		}
	}
	return n
}

func (n *numbering) define(s *Scanner, id string) { n.lists[id] = n.readList(s, id) }

func (n *numbering) instantiate(s *Scanner, id string) {
	if at, err := strconv.Atoi(id); err == nil {
		n.instances[at] = n.readInstance(s, id)
	}
}

func (n *numbering) readList(s *Scanner, id string) *list {
	l := &list{}
	for i := range l.Levels {
		l.Levels[i] = flow.Level{Start: 1, Restart: -1, Format: "none"}
	}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		switch string(s.Local) {
		case "styleLink":
			n.styled[s.Attr("val")] = id
		case "numStyleLink", "listStyleLink":
			l.link = s.Attr("val")
		case "lvl":
			if i, err := strconv.Atoi(s.Attr("ilvl")); err == nil && i >= 0 && i < 9 {
				l.Levels[i] = readLevel(s)
			}
		}
	}
	return l
}

func readLevel(s *Scanner) flow.Level {
	lv := flow.Level{Start: 1, Restart: -1, Format: "decimal", Suffix: "tab"}
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		val := s.Attr("val")
		switch string(s.Local) {
		case "start":
			lv.Start, _ = strconv.Atoi(val)
		case "numFmt":
			lv.Format = val
		case "nfc":
			nfc, _ := strconv.Atoi(val)
			lv.Format = flow.NumberFormat(nfc)
		case "lvlText":
			lv.Text = val
		case "suff":
			lv.Suffix = strings.ToLower(val)
		case "pStyle":
			lv.Style = val
		case "isLgl":
			lv.Legal = val != "0" && val != "false"
		case "lvlRestart":
			lv.Restart, _ = strconv.Atoi(val)
		case "Fallback":
			s.Skip()
		}
	}
	return lv
}

func (n *numbering) readInstance(s *Scanner, id string) *instance {
	in := &instance{starts: map[int]int{}}
	at := 0
	for depth := s.Depth(); s.Next() && s.Depth() >= depth; {
		if s.Kind != Start {
			continue
		}
		switch string(s.Local) {
		case "abstractNumId", "ilst":
			in.list = s.Attr("val")
		case "lvlOverride":
			at, _ = strconv.Atoi(s.Attr("ilvl"))
		case "startOverride":
			in.starts[at], _ = strconv.Atoi(s.Attr("val"))
		case "lvl":
			n.override(in, id, at, readLevel(s))
		}
	}
	return in
}

// override gives the instance a list of its own, one level of which is other.
func (n *numbering) override(in *instance, id string, at int, lv flow.Level) {
	base := n.lists[in.list]
	if base == nil || at < 0 || at > 8 {
		return
	}
	own := *base
	own.Levels[at] = lv
	in.list = "num " + id
	n.lists[in.list] = &own
}

// label counts a paragraph and gives the number printed before it: 一、 or （二） or 3.1.
func (n *numbering) label(ref numRef) string {
	in := n.instances[ref.id]
	if in == nil || ref.id <= 0 {
		return ""
	}
	l := n.lists[in.list]
	if l != nil && l.link != "" {
		l = n.lists[n.styled[l.link]]
	}
	if l == nil {
		return ""
	}
	at := l.at(ref)
	if !in.used {
		in.used = true
		for i, start := range in.starts {
			l.Begin(i, start)
		}
	}
	return l.Label(at)
}

// at is the level of a reference: its own, else the one bound to its style, else the first.
func (l *list) at(ref numRef) int {
	if ref.level >= 0 {
		return min(ref.level, 8)
	}
	for i := range l.Levels {
		if ref.style != "" && l.Levels[i].Style == ref.style {
			return i
		}
	}
	return 0
}
