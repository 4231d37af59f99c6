package link

import "strings"

// faces are what an edition's tasks stand under and who carries them out, each once: a plan
// has few headings and organs, and every one is compared with all of another's.
type faces struct {
	paths [][]count // headings, as pairs of characters
	orgs  []*Org
	of    []face
}

// face is a task's headings and organs, by their places.
type face struct {
	path int32 // none where it has no headings
	orgs []int32
}

// none is the place of what is not there.
const none = -1

func facesOf(tasks []Task) faces {
	f := faces{of: make([]face, len(tasks))}
	paths, orgs := map[string]int32{}, map[string]int32{}
	for i := range tasks {
		t := &tasks[i]
		f.of[i] = face{f.path(t.Path, paths), make([]int32, len(t.Orgs))}
		for j := range t.Orgs {
			f.of[i].orgs[j] = f.org(&t.Orgs[j], orgs)
		}
	}
	return f
}

func (f *faces) path(path []string, known map[string]int32) int32 {
	if len(path) == 0 {
		return none
	}
	key := strings.Join(path, "\x00")
	at, ok := known[key]
	if !ok {
		at = int32(len(f.paths))
		known[key] = at
		f.paths = append(f.paths, headings(path))
	}
	return at
}

func (f *faces) org(o *Org, known map[string]int32) int32 {
	key := o.Key
	if len(o.Functions) > 0 {
		key += "\x00" + strings.Join(o.Functions, "\x00")
	}
	at, ok := known[key]
	if !ok {
		at = int32(len(f.orgs))
		known[key] = at
		f.orgs = append(f.orgs, o)
	}
	return at
}

// likeness compares the headings and organs of two editions, each two once.
type likeness struct {
	x, y  *faces
	paths []int64 // by headings of x, then y; unseen before they are compared
	orgs  []int8  // by organs of x, then y; 1 where they are one, 2 where they are not
}

const unseen = -1

func newLikeness(x, y *faces) likeness {
	l := likeness{x, y, make([]int64, len(x.paths)*len(y.paths)), make([]int8, len(x.orgs)*len(y.orgs))}
	for i := range l.paths {
		l.paths[i] = unseen
	}
	return l
}

func (l *likeness) path(i, j int32) int64 {
	like := &l.paths[int(i)*len(l.y.paths)+int(j)]
	if *like == unseen {
		*like = sameWords(l.x.paths[i], l.y.paths[j])
	}
	return *like
}

func (l *likeness) org(i, j int32) bool {
	same := &l.orgs[int(i)*len(l.y.orgs)+int(j)]
	if *same == 0 {
		*same = 2
		if l.x.orgs[i].is(l.y.orgs[j]) {
			*same = 1
		}
	}
	return *same == 1
}
