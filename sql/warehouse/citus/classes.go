package citus

// classes holds which columns are equal, and which are equal to one value.
type classes struct {
	up    map[column]column
	fixed map[column]bool // of the first of a class
}

func newClasses() *classes { return &classes{map[column]column{}, map[column]bool{}} }

// of is the column that stands for c's class.
func (s *classes) of(c column) column {
	for {
		next, ok := s.up[c]
		if !ok || next == c {
			return c
		}
		c = next
	}
}

func (s *classes) join(a, b column) {
	a, b = s.of(a), s.of(b)
	if a != b {
		s.up[b] = a
		s.fixed[a] = s.fixed[a] || s.fixed[b]
	}
}

func (s *classes) fix(c column)          { s.fixed[s.of(c)] = true }
func (s *classes) isFixed(c column) bool { return s.fixed[s.of(c)] }

// bare is the expression without changes of type that keep the value.
func bare(n *Node) *Node {
	for n != nil && (n.Label == "RELABELTYPE" || n.Label == "COLLATEEXPR") {
		n = n.node("arg")
	}
	return n
}

// conjuncts are the parts of a and b and c.
func conjuncts(n *Node) (out []*Node) {
	if n == nil {
		return nil
	}
	if n.Label == "BOOLEXPR" && n.text("boolop") == "and" {
		for _, a := range n.list("args") {
			out = append(out, conjuncts(a)...)
		}
		return out
	}
	return []*Node{n}
}

// column is the column that an expression is, seen through joins.
func (b *builder) column(q *query, n *Node) (column, bool) {
	n = bare(n)
	if n == nil || n.Label != "VAR" {
		return column{}, false
	}
	at := q
	for range n.number("varlevelsup") {
		if at = at.parent; at == nil {
			return column{}, false
		}
	}
	no, att := n.number("varno"), n.number("varattno")
	if no < 1 || no > len(at.rels) {
		return column{}, false
	}
	if at.rels[no-1] != nil {
		return column{at, no, att}, true
	}
	alias := at.node.list("rtable")[no-1].list("joinaliasvars")
	if att < 1 || att > len(alias) {
		return column{}, false
	}
	return b.column(at, alias[att-1])
}

// condition notes the equalities of a where or on clause; sure where it holds for all rows.
func (b *builder) condition(q *query, n *Node, sure bool) {
	for _, c := range conjuncts(n) {
		if c.Label != "OPEXPR" || !b.catalog.Equals[c.text("opno")] {
			continue
		}
		args := c.list("args")
		if len(args) != 2 {
			continue
		}
		l, isL := b.column(q, args[0])
		r, isR := b.column(q, args[1])
		switch {
		case isL && isR:
			b.same.join(l, r)
		case sure && isL && constant(args[1]):
			b.same.fix(l)
		case sure && isR && constant(args[0]):
			b.same.fix(r)
		}
	}
}

// constant tells whether an expression has neither columns nor queries in it.
func constant(n *Node) bool {
	switch n.Label {
	case "VAR", "SUBLINK", "AGGREF", "WINDOWFUNC":
		return false
	}
	ok := true
	n.children(func(c *Node) { ok = ok && constant(c) })
	return ok
}

// output is the column that a query's k-th result is.
func (b *builder) output(q *query, k int) (column, bool) {
	for _, t := range q.node.list("targetList") {
		if t.number("resno") == k && !t.is("resjunk") {
			return b.column(q, t.node("expr"))
		}
	}
	return column{}, false
}

// outputs makes the results of the queries in q's from clause the columns by which q names them, where
// a condition on the one is a condition on the other.
func (b *builder) outputs(q *query) {
	for _, r := range q.rels {
		if r == nil || r.sub == nil {
			continue
		}
		for k := 1; k <= len(r.sub.node.list("targetList")); k++ {
			if len(r.sub.leaves) > 0 {
				b.leafOutputs(r, k)
				continue
			}
			if c, ok := b.output(r.sub, k); ok && b.passes(r.sub, c) {
				b.same.join(column{q, r.no, k}, c)
			}
		}
	}
}

// leafOutputs joins what the leaves of a set operation give, where each gives a key at that place.
func (b *builder) leafOutputs(r *rel, k int) {
	var all []column
	for _, leaf := range r.sub.leaves {
		c, ok := b.output(leaf, k)
		if !ok || !b.isKey(leaf, c) {
			return
		}
		all = append(all, c)
	}
	for _, c := range all {
		b.same.join(column{r.q, r.no, k}, c)
	}
}

// passes tells whether rows can be chosen by c before q's groups, windows and limits.
func (b *builder) passes(q *query, c column) bool {
	n := q.node
	if n.node("limitCount") != nil || n.node("limitOffset") != nil {
		return false
	}
	if (n.is("hasAggs") || len(n.list("groupClause")) > 0) && !b.among(q, n.list("groupClause"), c) {
		return false
	}
	return !n.is("hasWindowFuncs") || b.windowsBy(q, c)
}

// among tells whether c is one of the results that the clauses name.
func (b *builder) among(q *query, clauses []*Node, c column) bool {
	for _, g := range clauses {
		for _, t := range q.node.list("targetList") {
			if t.text("ressortgroupref") != g.text("tleSortGroupRef") {
				continue
			}
			if got, ok := b.column(q, t.node("expr")); ok && b.same.of(got) == b.same.of(c) {
				return true
			}
		}
	}
	return false
}

// windowsBy tells whether every window of q is partitioned by c.
func (b *builder) windowsBy(q *query, c column) bool {
	for _, w := range q.node.list("windowClause") {
		if !b.among(q, w.list("partitionClause"), c) {
			return false
		}
	}
	return true
}

// isKey tells whether c is a key of a distributed table in q.
func (b *builder) isKey(q *query, c column) bool {
	for _, k := range b.keys(q) {
		if b.same.of(k) == b.same.of(c) {
			return true
		}
	}
	return false
}

// keys are the keys of the distributed tables that q reads on the shards.
func (b *builder) keys(q *query) (out []column) {
	for _, r := range q.from {
		out = append(out, b.relKeys(r)...)
	}
	for _, l := range q.leaves {
		out = append(out, b.keys(l)...)
	}
	return out
}

func (b *builder) relKeys(r *rel) []column {
	switch {
	case r.pulled:
		return nil
	case r.table != nil && r.table.Place == Distributed:
		return []column{{r.q, r.no, r.table.Key}}
	case r.sub != nil:
		return b.keys(r.sub)
	}
	return nil
}
