package parse

// ReadSpan reads a calendar phrase at the head of r, folded and without blanks: from is zero
// unless it is a range such as 6月至9月. It returns how many runes it took, 0 for none.
func ReadSpan(r []rune) (from, to When, n int) {
	if len(r) < 2 || !opensWhen(r) {
		return from, to, 0
	}
	return readSpan(r)
}

func readSpan(r []rune) (from, to When, n int) {
	if from, to, n = readFiveYear(r); n > 0 {
		return from, to, n
	}
	if from, to, n = numberRange(r); n > 0 {
		return from, to, n
	}
	if from, to, n = dayRange(r); n > 0 {
		return from, to, n
	}
	to, n = readWhen(r, 0)
	if n == 0 || to.Limit != Unbounded || to.Edge == End {
		return When{}, to, n
	}
	if j := past(r, n, "至", "到", "-", "—", "~", "–", "－", "——", "起至"); j > n {
		j = past(r, j, "—")
		if end, m := dayOnly(r, j, to); m > j {
			return to, end, m
		}
		if end, m := readWhen(r, j); m > j && end.YearWord != '每' {
			return to, end, m
		}
		if y, m := numeral(r, j); m == len(r) && m-j == 4 && yearLike(y) {
			return to, When{Year: y}, m // 2021.3-2023
		}
	}
	return When{}, to, n
}

// numberRange reads 3-5月, 2021-2023年, 一至三季度 and 2021年3-5月.
func numberRange(r []rune) (from, to When, n int) {
	base, i := readYear(r, 0)
	if i > 0 && i < len(r) && !(arabic(r[i]) || chineseDigit(r[i]) || r[i] == '第') {
		return from, to, 0
	}
	i = past(r, i, "第")
	a, j := numeral(r, i)
	k := past(r, j, "至", "到", "-", "—", "~", "–")
	if j == i || k == j {
		return quarterList(r, base, a, i, j)
	}
	k = past(r, past(r, k, "—"), "第")
	b, m := numeral(r, k)
	if m == k || b <= a {
		return from, to, 0
	}
	from, to = base, base
	switch {
	case past(r, m, "月") > m && b <= 12 && a >= 1:
		from.Month, to.Month = a, b
		n = readEdge(r, past(r, past(r, m, "月"), "份"), &to)
	case past(r, m, "季度") > m && b <= 4 && a >= 1:
		from.Quarter, to.Quarter = a, b
		n = readEdge(r, past(r, m, "季度"), &to)
	case past(r, m, "年") > m && i == 0 && yearLike(a) && yearLike(b) && past(r, m, "年度") == m:
		from.Year, to.Year = a, b
		n = readEdge(r, past(r, m, "年"), &to)
	default:
		return When{}, When{}, 0
	}
	return from, to, n
}

// quarterList reads 二、三季度 and 二、三、四季度, from the first, a in [i,j), to the last.
func quarterList(r []rune, base When, a, i, j int) (from, to When, n int) {
	last := a
	for j > i && last > 0 {
		k := past(r, j, "、", "和")
		b, m := numeral(r, k)
		if k == j || m == k || b != last+1 {
			break
		}
		last, j = b, m
	}
	k := past(r, j, "季度")
	if last == a || k == j || last > 4 {
		return from, to, 0
	}
	from, to = base, base
	from.Quarter, to.Quarter = a, last
	return from, to, readEdge(r, k, &to)
}

// dayRange reads 4月12-19日.
func dayRange(r []rune) (from, to When, n int) {
	w, i := readYear(r, 0)
	month, j := numeral(r, i)
	k := past(r, j, "月")
	if j == i || k == j || month < 1 || month > 12 {
		return from, to, 0
	}
	w.Month = month
	a, l := numeral(r, k)
	m := past(r, l, "至", "到", "-", "—", "~", "–")
	if l == k || m == l || a < 1 || a > 31 {
		return from, to, 0
	}
	from = w
	from.Day = a
	to, n = dayOnly(r, m, from)
	if n == m || to.Day <= a {
		return When{}, When{}, 0
	}
	return from, to, n
}

// dayOnly reads the second half of 6月1日至15日.
func dayOnly(r []rune, i int, from When) (When, int) {
	d, j := numeral(r, i)
	k := past(r, j, "日", "号")
	if j == i || k == j || from.Day == 0 || d < 1 || d > 31 {
		return When{}, i
	}
	from.Day = d
	return from, readLimit(r, k, &from)
}
