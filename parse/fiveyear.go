package parse

// The first year of the eleventh five-year plan; the others follow by fives.
const eleventh = 2006

// readFiveYear reads a five-year plan as a time: "十四五"末 is the end of 2025, "十四五"期间 the years 2021 to 2025.
// The name alone is none.
func readFiveYear(r []rune) (from, to When, n int) {
	i := past(r, 0, `"`)
	if i+2 >= len(r) || r[i] != '十' || r[i+2] != '五' {
		return from, to, 0
	}
	ordinal := oneToNine(r[i+1])
	if ordinal == 0 {
		return from, to, 0
	}
	first := eleventh + 5*(ordinal-1)
	k := past(r, past(r, i+3, `"`), "规划", "时")
	k = past(r, k, "期")
	switch l := past(r, k, "末", "底", "结束", "收官"); {
	case past(r, l, "期") > l:
	case l > k:
		to = When{Year: first + 4, Edge: End}
		return from, to, readLimit(r, l, &to)
	case past(r, k, "间", "内") > k && r[k-1] == '期':
		return When{Year: first}, When{Year: first + 4}, k + 1
	}
	return from, to, 0
}

// oneToNine is the value of one Chinese digit, 0 for none.
func oneToNine(r rune) int {
	for i, d := range [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九'} {
		if d == r {
			return i + 1
		}
	}
	return 0
}
