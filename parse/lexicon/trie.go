package lexicon

// trie is the words of a dictionary by their characters: a table of the steps
// from the beginning of a word to one that is a character longer.
type trie struct {
	steps []trieStep
	shift uint
	kinds []Kind // of the word that ends in each state
	whole []bool // a word ends in the state
}

// trieStep leads from a state by a character, both in key, to the state next; an empty one has next 0.
type trieStep struct {
	key  uint32
	next uint16
}

// root is the state before the first character.
const root = 0

// newTrie has room for words of so many characters together.
func newTrie(characters int) *trie {
	bits := uint(4)
	for 1<<bits < 2*characters {
		bits++
	}
	return &trie{steps: make([]trieStep, 1<<bits), shift: 32 - bits, kinds: make([]Kind, 1), whole: make([]bool, 1)}
}

// next is the state that r leads to, root when no word goes on with it.
func (t *trie) next(state uint16, r rune) uint16 { return t.steps[t.slot(state, r)].next }

// slot is where the step from a state by r stands, or would stand.
func (t *trie) slot(state uint16, r rune) uint32 {
	key := uint32(state)<<16 | uint32(uint16(r))
	if r > 0xFFFF {
		key = 0 // no word has such characters
	}
	i := key * 0x9E3779B1 >> t.shift
	for t.steps[i].next != 0 && t.steps[i].key != key {
		if i++; int(i) == len(t.steps) {
			i = 0
		}
	}
	return i
}

// add adds a word of characters below U+10000.
func (t *trie) add(word []rune, k Kind) {
	state := uint16(root)
	for _, r := range word {
		i := t.slot(state, r)
		if t.steps[i].next == 0 {
			t.steps[i] = trieStep{uint32(state)<<16 | uint32(r), uint16(len(t.kinds))}
			t.kinds, t.whole = append(t.kinds, Unknown), append(t.whole, false)
		}
		state = t.steps[i].next
	}
	t.kinds[state], t.whole[state] = k, true
}
