package hanzi

// PlainRun is where the run of Han characters that fold to themselves ends which begins at byte i of s,
// i where none does: 3 in 市、县, 0 in 縣.
func PlainRun(s string, i int) int {
	t := folded.Load()
	if t == nil {
		foldAnew(firstHan)
		t = folded.Load()
	}
	for ; i+2 < len(s); i += 3 {
		r := wide(s[i], s[i+1], s[i+2])
		if r < firstHan || r > lastHan || rune(t[uint16(r)]) != r {
			break
		}
	}
	return i
}
