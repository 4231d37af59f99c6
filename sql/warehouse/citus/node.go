// Package citus tells, without a Citus server, how a coordinator would run a statement:
// on every shard at once, on one, with some of it brought together first, or not at all. It reads
// the query trees that PostgreSQL itself keeps of views and functions (pg_node_tree), in which
// every name is resolved, and holds them to the rules that Citus documents.
package citus

import (
	"fmt"
	"strings"
)

// Node is one node of a query tree: {VAR :varno 1 :varattno 2 …}.
type Node struct {
	Label  string
	names  []string
	fields map[string][]any // by name: *Node, []any or string each
}

// Parse reads the text of a pg_node_tree: a node or a list of nodes.
func Parse(text string) ([]*Node, error) {
	r := &treeReader{text: text}
	v, err := r.value()
	if err != nil {
		return nil, err
	}
	if n, ok := v.(*Node); ok {
		return []*Node{n}, nil
	}
	return nodesIn(v), nil
}

// nodesIn flattens lists of nodes.
func nodesIn(v any) (out []*Node) {
	switch v := v.(type) {
	case *Node:
		return []*Node{v}
	case []any:
		for _, one := range v {
			out = append(out, nodesIn(one)...)
		}
	}
	return out
}

// treeReader reads {LABEL :field value…}, (value…) and words.
type treeReader struct {
	text string
	at   int
}

func (r *treeReader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \n\t", r.text[r.at]) >= 0 {
		r.at++
	}
}

// peek is the next character that is not white; 0 at the end.
func (r *treeReader) peek() byte {
	r.space()
	if r.at == len(r.text) {
		return 0
	}
	return r.text[r.at]
}

func (r *treeReader) value() (any, error) {
	switch r.peek() {
	case 0:
		return nil, fmt.Errorf("the tree ends at %d", r.at)
	case '{':
		return r.node()
	case '(':
		return r.list()
	}
	return r.word(), nil
}

func (r *treeReader) node() (*Node, error) {
	r.at++
	n := &Node{Label: r.word(), fields: map[string][]any{}}
	field := ""
	for {
		switch r.peek() {
		case '}':
			r.at++
			return n, nil
		case ':':
			field = r.word()[1:]
			n.names = append(n.names, field)
			n.fields[field] = nil
		default:
			v, err := r.value()
			if err != nil {
				return nil, err
			}
			n.fields[field] = append(n.fields[field], v)
		}
	}
}

func (r *treeReader) list() ([]any, error) {
	r.at++
	out := []any{}
	for r.peek() != ')' {
		v, err := r.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	r.at++
	return out, nil
}

// word is all up to white space or a bracket; a backslash takes the next character as it is.
func (r *treeReader) word() string {
	r.space()
	var b strings.Builder
	for r.at < len(r.text) {
		c := r.text[r.at]
		if strings.IndexByte(" \n\t(){}", c) >= 0 {
			break
		}
		if c == '\\' && r.at+1 < len(r.text) {
			r.at++
			c = r.text[r.at]
		}
		b.WriteByte(c)
		r.at++
	}
	return b.String()
}

// text is a field's only word; "" where it is <> or missing.
func (n *Node) text(field string) string {
	if v := n.fields[field]; len(v) > 0 {
		if s, ok := v[0].(string); ok && s != "<>" {
			return s
		}
	}
	return ""
}

// number is a field's number, 0 where there is none.
func (n *Node) number(field string) int {
	k := 0
	fmt.Sscan(n.text(field), &k)
	return k
}

func (n *Node) is(field string) bool { return n.text(field) == "true" }

// node is a field's only node; nil where there is none.
func (n *Node) node(field string) *Node {
	if all := n.list(field); len(all) > 0 {
		return all[0]
	}
	return nil
}

// list are a field's nodes.
func (n *Node) list(field string) (out []*Node) {
	if n == nil {
		return nil
	}
	for _, v := range n.fields[field] {
		out = append(out, nodesIn(v)...)
	}
	return out
}

// children visits the nodes right below.
func (n *Node) children(visit func(*Node)) {
	for _, name := range n.names {
		for _, v := range n.fields[name] {
			for _, c := range nodesIn(v) {
				visit(c)
			}
		}
	}
}
