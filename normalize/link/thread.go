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
	var members []Member
	number := map[string]int{}
	enter := func(e *Edition, place int) int {
		id := e.Tasks[place].ID
		n, ok := number[id]
		if !ok {
			n = len(members)
			number[id] = n
			members = append(members, Member{id, e, place})
		}
		return n
	}
	var linked [][2]int
	for _, p := range pairings {
		for _, l := range p.Links {
			linked = append(linked, [2]int{enter(p.A, l.A), enter(p.B, l.B)})
		}
	}
	return Join(members, linked)
}

// Join makes threads of members, told by their places in the list; one that is linked
// to no other is a thread by itself.
func Join(members []Member, linked [][2]int) []Thread {
	f := make(forest, len(members))
	for i := range f {
		f[i] = i
	}
	for _, l := range linked {
		f[f.root(l[1])] = f.root(l[0])
	}
	by := map[int][]Member{}
	for i, m := range members {
		root := f.root(i)
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

// forest has, of each member, the number of one nearer the root.
type forest []int

func (f forest) root(n int) int {
	for f[n] != n {
		f[n] = f[f[n]]
		n = f[n]
	}
	return n
}
