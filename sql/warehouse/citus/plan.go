package citus

import (
	"fmt"
	"slices"
)

// planner goes over a built query from below, as the coordinator does: what cannot run on the shards is run
// first and its answer sent to all nodes, unless it refers to the query around it.
type planner struct {
	*builder
	pulled  []string
	moved   bool
	refused string
}

// Plan tells how a statement is run; n is its query tree.
func (c *Catalog) Plan(n *Node) Verdict {
	b := &builder{catalog: c, same: newClasses()}
	q := b.query(n, nil)
	p := &planner{builder: b}
	if w := p.writes(q); w != "" {
		return Verdict{How: Refused, Why: w}
	}
	if p.routed(q) {
		return Verdict{How: Routed}
	}
	touched := q.touches() || p.anyWith(q)
	p.whole(q)
	switch {
	case p.refused != "":
		return Verdict{How: Refused, Why: p.refused}
	case len(p.pulled) > 0:
		return Verdict{How: Pulled, Pulled: p.pulled}
	case p.moved:
		return Verdict{How: Moved}
	case touched:
		return Verdict{How: Pushed}
	case q.target() != nil && q.target().table.Place != Local:
		return Verdict{How: Sent}
	}
	return Verdict{How: OnCoordinator}
}

func (p *planner) refuse(format string, args ...any) {
	if p.refused == "" {
		p.refused = fmt.Sprintf(format, args...)
	}
}

// anyWith tells whether a with query that stays one reads distributed tables.
func (p *planner) anyWith(q *query) bool {
	for _, c := range q.withs() {
		if n := c.node.node("ctequery"); n != nil && p.query(n, q).touches() {
			return true
		}
	}
	return false
}

// withs are q's with queries that are not stood in, in their order.
func (q *query) withs() (out []*cte) {
	for _, n := range q.node.list("cteList") {
		c := q.ctes[n.text("ctename")]
		if c.uses != 1 || c.recursive || n.number("ctematerialized") == 1 {
			out = append(out, c)
		}
	}
	return out
}

// whole plans a query that is run by itself.
func (p *planner) whole(q *query) {
	p.inside(q)
	if !q.distributed() {
		return
	}
	if why := p.scattered(q); why != "" {
		if len(q.outer) > 0 || slices.ContainsFunc(q.from, func(r *rel) bool { return r.sub != nil }) || len(q.below) > 0 || q.node.number("commandType") != selecting {
			p.refuse("%s", why)
		}
		p.moved = true
	}
	switch {
	case len(q.node.list("groupingSets")) > 0:
		p.refuse("grouping sets over several nodes")
	case q.node.is("hasForUpdate"):
		p.refuse("for update over several nodes")
	}
}

// Kinds of statements (CmdType).
const (
	selecting = 1
	updating  = 2
	inserting = 3
	deleting  = 4
)

// pull has a query run first.
func (p *planner) pull(q *query, name, why string) {
	if q.refers {
		p.refuse("%s refers to the query around it and has %s", name, why)
		return
	}
	p.pulled = append(p.pulled, fmt.Sprintf("%s (%s)", name, why))
}

// inside plans what stands in q, so that what is left runs on the shards or is on every node.
func (p *planner) inside(q *query) {
	p.withQueries(q)
	for _, l := range q.leaves {
		p.inside(l)
	}
	p.setOperations(q)
	for _, r := range q.from {
		if r.sub != nil {
			p.part(r)
		}
	}
	for _, s := range q.below {
		p.link(s)
	}
	p.recurring(q)
	p.outerJoins(q)
	p.coordinators(q)
	p.gather(q)
}

// withQueries run first, where they are not stood in.
func (p *planner) withQueries(q *query) {
	for _, c := range q.withs() {
		sub := p.query(c.node.node("ctequery"), q)
		if !sub.touches() {
			continue
		}
		if c.recursive {
			p.refuse("with recursive %s over several nodes", c.name)
			return
		}
		p.whole(sub)
		p.pull(sub, c.name, "with query named several times")
	}
}

// part plans a query in a from clause.
func (p *planner) part(r *rel) {
	p.inside(r.sub)
	if why := p.hinders(r.sub); why != "" && r.sub.distributed() {
		p.pull(r.sub, r.name, why)
		p.ends(r.sub)
		r.pulled = true
	}
}

// ends checks what is run by itself after all.
func (p *planner) ends(q *query) {
	if len(q.node.list("groupingSets")) > 0 {
		p.refuse("grouping sets over several nodes")
	}
	if p.scattered(q) != "" && (len(q.outer) > 0 || slices.ContainsFunc(q.from, func(r *rel) bool { return r.sub != nil }) || len(q.below) > 0) {
		p.refuse("%s", p.scattered(q))
	}
}

// link plans a query in an expression.
func (p *planner) link(s *sublink) {
	p.inside(s.q)
	if !s.q.distributed() {
		return
	}
	if why := p.hinders(s.q); why != "" {
		p.pull(s.q, "subquery in "+s.where, why)
		p.ends(s.q)
		s.pulled = true
	}
}

// recurring pulls subqueries of a query whose from clause is the same on every node.
func (p *planner) recurring(q *query) {
	if q.distributed() {
		return
	}
	for _, s := range q.below {
		if !s.pulled && s.q.distributed() {
			p.pull(s.q, "subquery in "+s.where, "tables around it that are on every node")
			s.pulled = true
		}
	}
}

// coordinators sends tables that stand on the coordinator alone to where they are joined.
func (p *planner) coordinators(q *query) {
	if !q.distributed() {
		return
	}
	for _, r := range q.from {
		if r.table != nil && r.table.Place == Local && !r.modified {
			p.pulled = append(p.pulled, r.name+" (a table of the coordinator)")
		}
	}
}

// setOperations pulls the leaves of a set operation that cannot run shard by shard.
func (p *planner) setOperations(q *query) {
	if len(q.leaves) == 0 || !q.distributed() || p.unites(q) {
		return
	}
	for _, l := range q.leaves {
		if l.distributed() {
			p.pull(l, "part of a set operation", "no key at one place in all parts")
			p.ends(l)
			for _, r := range append(slices.Clone(l.from), leafRels(l)...) {
				r.pulled = true
			}
		}
	}
}

// unites tells whether a set operation is a union whose parts all give a key at one place.
func (p *planner) unites(q *query) bool {
	var only func(n *Node) bool
	only = func(n *Node) bool {
		if n.Label == "RANGETBLREF" {
			return true
		}
		return n.number("op") == 1 && only(n.node("larg")) && only(n.node("rarg"))
	}
	if !only(q.node.node("setOperations")) {
		return false
	}
	for k := 1; k <= len(q.node.list("targetList")); k++ {
		all := true
		for _, l := range q.leaves {
			c, ok := p.output(l, k)
			all = all && ok && p.isKey(l, c) && p.hinders(l) == ""
		}
		if all {
			return true
		}
	}
	return false
}

// hinders says what keeps a query from running on every shard by itself; "" for nothing.
func (p *planner) hinders(q *query) string {
	n := q.node
	keys := p.keys(q)
	by := func(clauses []*Node) bool {
		return slices.ContainsFunc(keys, func(k column) bool { return p.among(q, clauses, k) })
	}
	switch {
	case p.scattered(q) != "":
		return p.scattered(q)
	case n.node("limitCount") != nil || n.node("limitOffset") != nil:
		return "limit"
	case len(n.list("groupingSets")) > 0:
		return "grouping sets"
	case len(n.list("groupClause")) > 0 && !by(n.list("groupClause")):
		return "group by without the key"
	case n.is("hasAggs") && len(n.list("groupClause")) == 0:
		return "an aggregate without group by"
	case n.node("havingQual") != nil && len(n.list("groupClause")) == 0:
		return "having without group by"
	case len(n.list("distinctClause")) > 0 && !by(n.list("distinctClause")):
		return "distinct without the key"
	case n.is("hasWindowFuncs") && !slices.ContainsFunc(keys, func(k column) bool { return p.windowsBy(q, k) }):
		return "a window without the key"
	case n.is("hasForUpdate"):
		return "for update"
	}
	return ""
}

// routed tells whether all keys are given, so that one node has all rows.
func (p *planner) routed(q *query) bool {
	keys := p.every(q)
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(k column) bool { return !p.same.isFixed(k) })
}

// every are the keys of all distributed tables of a statement, wherever they stand.
func (p *planner) every(q *query) (out []column) {
	for _, r := range q.from {
		if r.sub != nil {
			out = append(out, p.every(r.sub)...)
		} else {
			out = append(out, p.relKeys(r)...)
		}
	}
	for _, l := range q.leaves {
		out = append(out, p.every(l)...)
	}
	for _, s := range q.below {
		out = append(out, p.every(s.q)...)
	}
	for _, c := range q.withs() {
		out = append(out, p.every(p.query(c.node.node("ctequery"), q))...)
	}
	return out
}

// target is what a statement writes; nil where it reads.
func (q *query) target() *rel {
	if w := q.node.number("resultRelation"); w > 0 && q.node.number("commandType") != selecting {
		return q.rels[w-1]
	}
	return nil
}

// writes says what a statement may not do to a distributed table.
func (p *planner) writes(q *query) string {
	n, target := q.node, q.target()
	if target == nil {
		return ""
	}
	if target.table == nil {
		return "it writes through a view"
	}
	if target.table.Place == Distributed {
		if why := p.writesKey(q, target); why != "" {
			return why
		}
	}
	if target.table.Place == Reference && n.number("commandType") != inserting {
		for _, r := range q.from {
			if r != target && r.distributed() {
				return fmt.Sprintf("%s is on every node and is changed by what is in %s", target.table.Name, r.name)
			}
		}
	}
	return ""
}

// writesKey says what a statement may not do to the key of a distributed table: change it, or leave it out of a new row.
func (p *planner) writesKey(q *query, target *rel) string {
	n := q.node
	i := slices.IndexFunc(n.list("targetList"), func(t *Node) bool { return t.number("resno") == target.table.Key && !t.is("resjunk") })
	switch n.number("commandType") {
	case inserting:
		if i < 0 {
			return "it gives no key of " + target.table.Name
		}
	case updating:
		if i < 0 {
			return ""
		}
		if c, ok := p.column(q, n.list("targetList")[i].node("expr")); !ok || p.same.of(c) != p.same.of(column{q, target.no, target.table.Key}) {
			return "it changes the key of " + target.table.Name
		}
	}
	return ""
}
