package citus

// column is a column of one entry of a query's range table.
type column struct {
	q       *query
	no, att int
}

// query is one select, insert, update or delete, with what stands below it.
type query struct {
	node   *Node
	parent *query
	ctes   map[string]*cte
	rels   []*rel // by number − 1; nil for joins
	from   []*rel // those in the join tree
	outer  []outerJoin
	below  []*sublink
	leaves []*query // of a set operation
	refers bool     // to queries above it
}

// rel is an entry of the range table.
type rel struct {
	q        *query
	no       int
	name     string
	table    *Relation // a table, not a view
	sub      *query    // a subquery, a view or a with query named once
	cte      *cte      // a with query named several times
	pulled   bool      // run before, its answer on every node
	lateral  bool
	modified bool // what the statement writes
}

// cte is a with query.
type cte struct {
	name      string
	node      *Node
	at        *query // whose it is
	uses      int
	recursive bool
}

// sublink is a query within an expression.
type sublink struct {
	q      *query
	pulled bool
	where  string // where, having, target
}

// outerJoin is a join that keeps rows of one side (or of both) that find none of the other.
type outerJoin struct {
	full        bool
	kept, other []*rel
}

// distributed tells whether shards are read for the entry.
func (r *rel) distributed() bool {
	switch {
	case r.pulled:
		return false
	case r.table != nil:
		return r.table.Place == Distributed
	case r.sub != nil:
		return r.sub.distributed()
	}
	return false
}

// distributed tells whether shards are read for the query's from clause or its set operation.
func (q *query) distributed() bool {
	for _, r := range q.from {
		if r.distributed() {
			return true
		}
	}
	for _, l := range q.leaves {
		if l.distributed() {
			return true
		}
	}
	return false
}

// touches tells whether anything in the query is distributed, sublinks too.
func (q *query) touches() bool {
	if q.distributed() {
		return true
	}
	for _, r := range q.from {
		if !r.pulled && r.sub != nil && r.sub.touches() {
			return true
		}
	}
	for _, s := range q.below {
		if !s.pulled && s.q.touches() {
			return true
		}
	}
	return false
}

// builder makes queries of nodes and notes which columns are equal.
type builder struct {
	catalog *Catalog
	same    *classes
}

// query builds a query and all below it.
func (b *builder) query(n *Node, parent *query) *query {
	q := &query{node: n, parent: parent, ctes: map[string]*cte{}}
	for _, c := range n.list("cteList") {
		name := c.text("ctename")
		q.ctes[name] = &cte{name: name, node: c, at: q, recursive: c.is("cterecursive")}
	}
	b.countUses(q, n)
	entries := n.list("rtable")
	q.rels = make([]*rel, len(entries))
	for i, e := range entries {
		q.rels[i] = b.rel(q, i+1, e)
	}
	b.setOperation(q, n.node("setOperations"))
	if tree := n.node("jointree"); tree != nil {
		b.joinTree(q, tree, true)
	}
	if w := n.number("resultRelation"); w > 0 && w <= len(q.rels) && q.rels[w-1] != nil {
		q.rels[w-1].modified = true
	}
	b.links(q, n.fields["targetList"], "target")
	b.links(q, n.fields["havingQual"], "having")
	b.outputs(q)
	return q
}

// countUses counts how often each with query of q is named below it.
func (b *builder) countUses(q *query, n *Node) {
	if len(q.ctes) == 0 {
		return
	}
	var walk func(*Node)
	walk = func(n *Node) {
		if name := n.text("ctename"); name != "" && isEntry(n) {
			if c := q.ctes[name]; c != nil {
				c.uses++
			}
		}
		n.children(walk)
	}
	walk(n)
}

func isEntry(n *Node) bool { return n.Label == "RANGETBLENTRY" || n.Label == "RTE" }

// Kinds of range table entries (RTEKind).
const (
	entryRelation = 0
	entrySubquery = 1
	entryJoin     = 2
	entryCTE      = 6
)

func (b *builder) rel(q *query, no int, e *Node) *rel {
	r := &rel{q: q, no: no, lateral: e.is("lateral")}
	if a := e.node("eref"); a != nil {
		r.name = a.text("aliasname")
	}
	switch e.number("rtekind") {
	case entryRelation:
		b.relation(r, e)
	case entrySubquery:
		r.sub = b.query(e.node("subquery"), q)
	case entryJoin:
		return nil
	case entryCTE:
		b.cte(r, e)
	}
	return r
}

func (b *builder) relation(r *rel, e *Node) {
	t := b.catalog.Relations[e.text("relid")]
	switch {
	case t == nil:
		t = &Relation{Name: r.name}
		r.table = t
	case t.View != nil && e.is("inFromCl"):
		r.name = t.Name
		r.sub = b.query(t.View, r.q)
	default:
		r.table = t
	}
}

// cte stands a with query in, where it is named once.
func (b *builder) cte(r *rel, e *Node) {
	at := r.q
	for range e.number("ctelevelsup") {
		at = at.parent
	}
	c := at.ctes[e.text("ctename")]
	switch {
	case c == nil || e.is("self_reference"):
	case c.uses == 1 && !c.recursive && c.node.number("ctematerialized") != 1:
		r.sub = b.query(c.node.node("ctequery"), r.q)
		r.sub.parent = at
	default:
		r.cte = c
	}
}

// joinTree notes the entries that are joined, outer joins, conditions; inner tells whether conditions hold for all rows.
func (b *builder) joinTree(q *query, n *Node, inner bool) []*rel {
	switch n.Label {
	case "RANGETBLREF":
		r := q.rels[n.number("rtindex")-1]
		q.from = append(q.from, r)
		return []*rel{r}
	case "FROMEXPR":
		var all []*rel
		for _, c := range n.list("fromlist") {
			all = append(all, b.joinTree(q, c, inner)...)
		}
		b.condition(q, n.node("quals"), inner)
		b.links(q, n.fields["quals"], "where")
		return all
	case "JOINEXPR":
		return b.join(q, n, inner)
	}
	return nil
}

// Kinds of joins (JoinType).
const (
	joinLeft  = 1
	joinFull  = 2
	joinRight = 3
)

func (b *builder) join(q *query, n *Node, inner bool) []*rel {
	kind := n.number("jointype")
	l := b.joinTree(q, n.node("larg"), inner && kind != joinRight && kind != joinFull)
	r := b.joinTree(q, n.node("rarg"), inner && kind != joinLeft && kind != joinFull)
	switch kind {
	case joinLeft, joinFull:
		q.outer = append(q.outer, outerJoin{kind == joinFull, l, r})
	case joinRight:
		q.outer = append(q.outer, outerJoin{false, r, l})
	}
	b.condition(q, n.node("quals"), inner && kind == 0)
	b.links(q, n.fields["quals"], "where")
	return append(l, r...)
}

// links builds the queries within expressions.
func (b *builder) links(q *query, values []any, where string) {
	var walk func(n *Node, sure bool)
	walk = func(n *Node, sure bool) {
		switch n.Label {
		case "SUBLINK":
			if t := n.node("testexpr"); t != nil {
				walk(t, false)
			}
			s := &sublink{q: b.query(n.node("subselect"), q), where: where}
			q.below = append(q.below, s)
			if sure && n.number("subLinkType") == anySublink {
				b.any(q, n, s.q)
			}
			return
		case "VAR":
			if up := n.number("varlevelsup"); up > 0 {
				for at := q; up > 0 && at != nil; up-- {
					at.refers, at = true, at.parent
				}
			}
			return
		case "BOOLEXPR":
			sure = sure && n.text("boolop") == "and"
		default:
			sure = false
		}
		n.children(func(c *Node) { walk(c, sure) })
	}
	for _, v := range values {
		for _, n := range nodesIn(v) {
			walk(n, where == "where")
		}
	}
}

// anySublink is x in (select …) (SubLinkType).
const anySublink = 2

// any notes that a column is in what a query gives.
func (b *builder) any(q *query, link *Node, sub *query) {
	t := link.node("testexpr")
	for _, op := range conjuncts(t) {
		if op.Label != "OPEXPR" || !b.catalog.Equals[op.text("opno")] {
			continue
		}
		args := op.list("args")
		if len(args) != 2 {
			continue
		}
		c, ok := b.column(q, args[0])
		p := bare(args[1])
		if !ok || p.Label != "PARAM" {
			continue
		}
		if out, ok := b.output(sub, p.number("paramid")); ok {
			b.same.join(c, out)
		}
	}
}

// setOperation collects the leaves of union, intersect and except.
func (b *builder) setOperation(q *query, n *Node) {
	if n == nil {
		return
	}
	if n.Label == "RANGETBLREF" {
		if r := q.rels[n.number("rtindex")-1]; r != nil && r.sub != nil {
			q.leaves = append(q.leaves, r.sub)
		}
		return
	}
	b.setOperation(q, n.node("larg"))
	b.setOperation(q, n.node("rarg"))
}
