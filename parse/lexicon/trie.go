package lexicon

import "slices"

// trie is the words of a dictionary by their characters, as a double array: the
// state that a character leads to stands as far behind the base of the one
// before it as the character's code says, if its from says so too.
type trie struct {
	codes  [1 << 16]uint16 // of each character of a word, from 1 on; 0 of every other
	states []state
}

// state is what was read of a word.
type state struct {
	from  uint16 // the state before the last character; nowhere for the first and where none leads here
	base  uint16
	kind  Kind // of the word that ends here
	whole bool // a word ends here
}

// root is the state before the first character, and nowhere is no state.
const (
	root    = 0
	nowhere = 1<<16 - 1
)

// branch is a state while its word is added: the branches that go on with each character, in order.
type branch struct {
	codes []uint16
	next  []*branch
	kind  Kind
	whole bool
}

// child is the branch that goes on with a code.
func (b *branch) child(code uint16) *branch {
	i, found := slices.BinarySearch(b.codes, code)
	if !found {
		b.codes, b.next = slices.Insert(b.codes, i, code), slices.Insert(b.next, i, new(branch))
	}
	return b.next[i]
}

// newTrie reads words of characters below U+10000, with their kinds.
func newTrie(words []string, kinds []Kind) *trie {
	t := &trie{}
	top, codes := &branch{}, uint16(0)
	for k, w := range words {
		at := top
		for _, r := range w {
			if t.codes[r] == 0 {
				codes++
				t.codes[r] = codes
			}
			at = at.child(t.codes[r])
		}
		at.kind, at.whole = kinds[k], true
	}
	p := placer{trie: t, free: 1}
	p.grow(1)
	p.place(top, root)
	p.grow(int(p.last) + int(codes) + 2) // so that every step from every state is a state
	for r := 'A'; r <= 'Z'; r++ {
		t.codes[r] = t.codes[r-'A'+'a']
	}
	return t
}

// placer puts branches into the states of a trie.
type placer struct {
	*trie
	taken []bool
	free  int // the first place that is not taken
	last  uint16
}

// grow makes room for so many states.
func (p *placer) grow(n int) {
	for i := len(p.states); i < n; i++ {
		p.states, p.taken = append(p.states, state{from: nowhere}), append(p.taken, i == root)
	}
}

// place puts what goes on from b, which stands at its place already, behind a base that has room.
func (p *placer) place(b *branch, at uint16) {
	p.states[at].kind, p.states[at].whole = b.kind, b.whole
	if len(b.codes) == 0 {
		p.states[at].base = 0
		return
	}
	base := p.base(b.codes)
	p.states[at].base, p.last = base, max(p.last, base)
	for _, c := range b.codes {
		p.taken[base+c], p.states[base+c].from = true, at
	}
	for k, c := range b.codes {
		p.place(b.next[k], base+c)
	}
}

// base is the first one behind which every code has room.
func (p *placer) base(codes []uint16) uint16 {
	for p.free < len(p.taken) && p.taken[p.free] {
		p.free++
	}
	for base := max(p.free-int(codes[0]), 0); ; base++ {
		p.grow(base + int(codes[len(codes)-1]) + 1)
		if !slices.ContainsFunc(codes, func(c uint16) bool { return p.taken[base+int(c)] }) {
			return uint16(base)
		}
	}
}
