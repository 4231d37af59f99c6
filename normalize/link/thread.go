package link

import (
	"cmp"
	"slices"
)

// Member is a task in its thread.
type Member struct {
	Task    string // identity of the task
	Edition *Edition
	Place   int // in the edition
}

// Thread is a task's line through the years. Its identity is that of its earliest member,
// so that a later edition lengthens it and renames nothing.
type Thread struct {
	ID      string
	Members []Member // by year, then place
}

// Threads joins linked tasks: what was split or merged is one thread.
func Threads(pairings []*Pairing) []Thread {
	t := threads{number: map[string]int{}}
	for _, p := range pairings {
		for _, l := range p.Links {
			t.join(t.enter(p.A, l.A), t.enter(p.B, l.B))
		}
	}
	by := map[int][]Member{}
	for i, m := range t.members {
		root := t.root(i)
		by[root] = append(by[root], m)
	}
	out := make([]Thread, 0, len(by))
	for _, members := range by {
		slices.SortFunc(members, earlier)
		out = append(out, Thread{members[0].Task, members})
	}
	slices.SortFunc(out, func(a, b Thread) int { return earlier(a.Members[0], b.Members[0]) })
	return out
}

func earlier(a, b Member) int {
	return cmp.Or(cmp.Compare(a.Edition.Year, b.Edition.Year), cmp.Compare(a.Edition.Signed, b.Edition.Signed),
		cmp.Compare(a.Edition.ID, b.Edition.ID), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Task, b.Task))
}

// threads is a forest of linked tasks: parent is the number of a task nearer the root.
type threads struct {
	members []Member
	parent  []int
	number  map[string]int
}

func (t *threads) enter(e *Edition, place int) int {
	id := e.Tasks[place].ID
	if n, ok := t.number[id]; ok {
		return n
	}
	n := len(t.members)
	t.number[id] = n
	t.members = append(t.members, Member{id, e, place})
	t.parent = append(t.parent, n)
	return n
}

func (t *threads) root(n int) int {
	for t.parent[n] != n {
		t.parent[n] = t.parent[t.parent[n]]
		n = t.parent[n]
	}
	return n
}

func (t *threads) join(a, b int) { t.parent[t.root(b)] = t.root(a) }
