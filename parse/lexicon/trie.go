package lexicon

// trie is the words of a dictionary by their characters: a table of the steps
// from the beginning of a word to one that is a character longer.
type trie struct {
	keys  []uint32 // state and character of each step, 0 where none stands
	to    []uint16 // the state it leads to
	shift uint
	kinds []Kind // of the word that ends in each state
	whole []bool // a word ends in the state
}

// root is the state before the first character.
const root = 0

// newTrie has room for words of so many characters together.
func newTrie(characters int) *trie {
	bits := uint(4)
	for 1<<bits < 2*characters {
		bits++
	}
	return &trie{keys: make([]uint32, 1<<bits), to: make([]uint16, 1<<bits), shift: 32 - bits, kinds: make([]Kind, 1), whole: make([]bool, 1)}
}

// next is the state that r leads to, root when no word goes on with it.
func (t *trie) next(state uint16, r rune) uint16 {
	if uint32(r-1) >= 0xFFFF {
		return root // no word has such a character
	}
	key := uint32(state)<<16 | uint32(r)
	if i := t.slot(key); t.keys[i] == key {
		return t.to[i]
	}
	return root
}

// slot is where a step stands, or would stand.
func (t *trie) slot(key uint32) uint32 {
	i := key * 0x9E3779B1 >> t.shift
	for t.keys[i] != 0 && t.keys[i] != key {
		if i++; int(i) == len(t.keys) {
			i = 0
		}
	}
	return i
}

// add adds a word of characters below U+10000.
func (t *trie) add(word []rune, k Kind) {
	state := uint16(root)
	for _, r := range word {
		key := uint32(state)<<16 | uint32(r)
		i := t.slot(key)
		if t.keys[i] == 0 {
			t.keys[i], t.to[i] = key, uint16(len(t.kinds))
			t.kinds, t.whole = append(t.kinds, Unknown), append(t.whole, false)
		}
		state = t.to[i]
	}
	t.kinds[state], t.whole[state] = k, true
}
