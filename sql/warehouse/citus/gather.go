package citus

import (
	"fmt"
	"slices"
)

// outerJoins pulls what is joined to rows that are on every node and are kept.
func (p *planner) outerJoins(q *query) {
	for _, j := range q.outer {
		if !anyDistributed(j.kept) {
			p.pullAll(q, j.other, "joined to rows kept from tables on every node")
		} else if j.full && !anyDistributed(j.other) {
			p.pullAll(q, j.kept, "full join with tables on every node")
		}
	}
}

func anyDistributed(all []*rel) bool {
	return slices.ContainsFunc(all, (*rel).distributed)
}

func (p *planner) pullAll(q *query, all []*rel, why string) {
	for _, r := range all {
		if r.distributed() {
			p.pullRel(r, why)
		}
	}
}

func (p *planner) pullRel(r *rel, why string) {
	if r.sub != nil && r.sub.refers {
		p.refuse("%s refers to the query around it and is %s", r.name, why)
		return
	}
	p.pulled = append(p.pulled, fmt.Sprintf("%s (%s)", r.name, why))
	r.pulled = true
}

// gather pulls subqueries that are not joined to the others by their keys.
func (p *planner) gather(q *query) {
	anchor := p.anchor(q)
	if anchor == nil {
		return
	}
	key := p.same.of(p.relKeys(anchor)[0])
	for _, r := range q.from {
		if r != anchor && r.sub != nil && r.distributed() && p.same.of(p.relKeys(r)[0]) != key {
			p.pullRel(r, "joined by other columns than the key")
		}
	}
	for _, s := range q.below {
		if keys := p.keys(s.q); !s.pulled && len(keys) > 0 && p.same.of(keys[0]) != key {
			p.pull(s.q, "subquery in "+s.where, "other columns than the key")
			s.pulled = true
		}
	}
}

// anchor is the entry that others are held against: a table before a subquery.
func (p *planner) anchor(q *query) *rel {
	for _, table := range []bool{true, false} {
		for _, r := range q.from {
			if r.distributed() && (r.table != nil) == table {
				return r
			}
		}
	}
	return nil
}

// scattered says that distributed tables are joined by other columns than their keys.
func (p *planner) scattered(q *query) string {
	var first *rel
	for _, r := range q.from {
		if !r.distributed() {
			continue
		}
		if first == nil {
			first = r
			continue
		}
		a, b := p.relKeys(first), p.relKeys(r)
		if p.same.of(a[0]) != p.same.of(b[0]) || group(first) != group(r) {
			return fmt.Sprintf("%s and %s are joined by other columns than their keys", first.name, r.name)
		}
	}
	return ""
}

// group is the group of the first table of an entry.
func group(r *rel) string {
	if r.table != nil {
		return r.table.Group
	}
	for _, c := range append(slices.Clone(r.sub.from), leafRels(r.sub)...) {
		if c.distributed() {
			return group(c)
		}
	}
	return ""
}

func leafRels(q *query) (out []*rel) {
	for _, l := range q.leaves {
		out = append(out, l.from...)
		out = append(out, leafRels(l)...)
	}
	return out
}
