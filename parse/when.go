package parse

import "github.com/taizhang/taizhang/ingest/hanzi"

// When is a calendar phrase in its parts, as printed: 2021年8月底前 is year 2021,
// month 8, edge End, limit Before. A part that is not printed is zero.
type When struct {
	Year     int
	YearWord rune // 今, 本, 当, 明, 次, 去, 前, 每 of 今年 …; 年 where the phrase says only 年底, 年内
	Half     int  // 1, 2
	Quarter  int  // 1…4
	Month    int  // 1…12; ThisMonth for 本月, 月底
	Day      int
	Edge     Edge
	Limit    Limit
	Event    string // 春节 of 春节前, 汛期结束 of 汛期结束前
}

// ThisMonth stands for a month that is not numbered: 月底前, 季度末.
const ThisMonth = -1

// Edge is the part of a period that is meant.
type Edge uint8

// The edges: 年初, 上旬, 中旬, 下旬, 年底.
const (
	Whole Edge = iota
	Start
	Upper
	Middle
	Lower
	End
)

// Limit says how a period bounds: 6月底前, 年内, 6月30日止.
type Limit uint8

// The limits; the zero Limit is none printed.
const (
	Unbounded Limit = iota
	Before
	Inside
	Until
)

// IsZero reports that nothing was read.
func (w When) IsZero() bool { return w == When{} }

// Dated reports that w names more than a year.
func (w When) Dated() bool { return w.Half+w.Quarter+w.Day > 0 || w.Month != 0 }

// readWhen reads one phrase at i and returns the index behind it, i for none.
func readWhen(r []rune, i int) (When, int) {
	if w, j := readNumeric(r, i); j > i {
		return w, readLimit(r, j, &w)
	}
	w, j := readYear(r, i)
	k := j
	if w.YearWord != 0 || w.Year != 0 {
		k = past(r, j, "的")
	}
	if m := readPart(r, k, &w); m > k {
		return w, m
	}
	if m := readEvent(r, k, &w); m > k {
		return w, m
	}
	if j == i {
		return When{}, i
	}
	if m := past(r, k, "汛前"); m > k && (m == len(r) || stop(r[m])) {
		w.Event, w.Limit = "汛期", Before
		return w, m
	}
	return w, readEdge(r, j, &w)
}

// readYear reads 2021年, 二〇二一年, 今年, 21年 before a month or 底; or nothing, for 年底 and 6月.
func readYear(r []rune, i int) (When, int) {
	if i >= len(r) {
		return When{}, i
	}
	switch r[i] {
	case '今', '本', '当', '明', '次', '去', '每', '前':
		if i+1 < len(r) && r[i+1] == '年' && past(r, i+2, "度", "级", "龄") == i+2 {
			return When{YearWord: r[i]}, i + 2
		}
		return When{}, i
	case '下', '来', '上':
		return readNextYear(r, i)
	case '年':
		return readBareYear(r, i)
	case '岁':
		if past(r, i, "岁末") > i && past(r, i, "岁末年初") == i {
			return When{YearWord: '年'}, i + 1
		}
	}
	n, j := numeral(r, i)
	if j == i || past(r, j, "年") == j || past(r, j, "年度", "年级") > j {
		return When{}, i
	}
	k := j + 1
	switch {
	case yearLike(n) && j-i == 4:
		return When{Year: n}, k
	case n >= 10 && n < 50 && j-i == 2 && arabic(r[i]) && past(r, k, "底", "年底", "末") > k:
		return When{Year: 2000 + n}, k
	case n >= 10 && n < 50 && j-i == 2 && arabic(r[i]):
		if m, l := numeral(r, k); m >= 1 && m <= 12 && past(r, l, "月") > l {
			return When{Year: 2000 + n}, k
		}
	}
	return When{}, i
}

// readNextYear reads 下年9月, 来年, 上一年; not 上年度.
func readNextYear(r []rune, i int) (When, int) {
	j := past(r, i, "下一年", "下年", "来年")
	w := When{YearWord: '明'}
	if j == i {
		j, w.YearWord = past(r, i, "上一年", "上年"), '去'
	}
	if j == i || past(r, j, "度", "级") > j {
		return When{}, i
	}
	return w, j
}

// readBareYear reads the 年 of 年底前, 年内, leaving 底 and 内 to be read.
func readBareYear(r []rune, i int) (When, int) {
	if past(r, i+1, "底", "末", "内", "终前", "初") > i+1 {
		return When{YearWord: '年'}, i + 1
	}
	if j := past(r, i+1, "终"); j > i+1 && (j == len(r) || stop(r[j])) {
		return When{YearWord: '年'}, i + 1
	}
	return When{}, i
}

func yearLike(n int) bool { return n >= 1900 && n < 2100 }

// readPart reads half, quarter, month and day behind a year.
func readPart(r []rune, i int, w *When) int {
	if j := past(r, i, "上半年", "前半年"); j > i {
		w.Half = 1
		return readEdge(r, j, w)
	}
	if j := past(r, i, "下半年", "后半年"); j > i {
		w.Half = 2
		return readEdge(r, j, w)
	}
	if j := past(r, i, "本月", "当月", "次月", "下个月", "下月"); j > i {
		w.Month = ThisMonth
		return readDay(r, j, w)
	}
	if past(r, i, "月底", "月末") > i && w.IsZero() {
		w.Month = ThisMonth
		return readEdge(r, i+1, w)
	}
	if j := past(r, i, "季度", "季"); j > i && w.IsZero() && past(r, j, "底", "末") > j {
		w.Month = ThisMonth
		return readEdge(r, j, w)
	}
	if j := readQuarter(r, i, w); j > i {
		return j
	}
	if j := readOrdinalMonth(r, i, w); j > i {
		return j
	}
	n, j := numeral(r, i)
	if j == i || past(r, j, "月") == j || n < 1 || n > 12 && (w.Year == 0 || n > 99) {
		return i
	}
	w.Month = n // 13 of 2022年13月 is kept: no calendar has it
	return readDay(r, past(r, j+1, "份"), w)
}

// readOrdinalMonth reads the months of a year by their order: 2005年首月, 明年第九个月.
func readOrdinalMonth(r []rune, i int, w *When) int {
	if w.IsZero() || i >= len(r) || r[i] != '首' && r[i] != '第' {
		return i
	}
	if j := past(r, i, "首月", "首个月"); j > i {
		w.Month = 1
		return readDay(r, j, w)
	}
	n, j := numeral(r, i+1)
	if k := past(r, j, "个月"); k > j && j > i+1 && n >= 1 && n <= 12 {
		w.Month = n
		return readDay(r, k, w)
	}
	return i
}

func readQuarter(r []rune, i int, w *When) int {
	k := past(r, i, "第")
	if j := past(r, k, "首季度"); j > k {
		w.Quarter = 1
		return readEdge(r, j, w)
	}
	n, j := numeral(r, k)
	if j == k || n < 1 || n > 4 || past(r, j, "季度") == j {
		return i
	}
	w.Quarter = n
	return readEdge(r, j+2, w)
}

func readDay(r []rune, i int, w *When) int {
	n, j := numeral(r, i)
	if j > i && n >= 1 && n <= 99 && past(r, j, "日", "号") > j {
		w.Day = n
		return readClock(r, j+1, w)
	}
	if j = past(r, i, "前"); j > i {
		if n, k := numeral(r, j); k > j && n >= 1 && n <= 28 && past(r, k, "天", "日") > k {
			w.Day = n // 4月前10天
			return k + 1
		}
	}
	return readEdge(r, i, w)
}

// readClock reads the limit behind a day, a time of the day before it included: 12月31日24时前, 6月5日下班前.
func readClock(r []rune, i int, w *When) int {
	j := past(r, i, "下班", "中午", "上午", "下午", "晚")
	if _, k := numeral(r, j); k > j {
		if l := past(r, k, "时", "点", ":"); l > k {
			_, l = numeral(r, l)
			j = past(r, l, "分", "时")
		}
	}
	if k := readLimit(r, j, w); k > j {
		return k
	}
	return readLimit(r, i, w)
}

// edges are the words for parts of a period, longest first.
var edges = []struct {
	word string
	edge Edge
}{
	{"年年底", End}, {"年底", End}, {"年末", End}, {"年终", End}, {"月底", End}, {"月末", End}, {"底", End}, {"末", End}, {"年初", Start}, {"初", Start},
	{"上中旬", Middle}, {"中下旬", Lower}, {"中上旬", Middle}, {"上旬", Upper}, {"中旬", Middle}, {"下旬", Lower}, {"终", End}, {"年内", Whole},
}

func readEdge(r []rune, i int, w *When) int {
	for _, e := range edges {
		j := past(r, i, e.word)
		if j == i {
			continue
		}
		if e.word == "年内" {
			return readLimit(r, j-1, w)
		}
		w.Edge = e.edge
		return readLimit(r, j, w)
	}
	return readLimit(r, i, w)
}

func readLimit(r []rune, i int, w *When) int {
	if past(r, i, "前期", "前后", "前三", "内部", "内外", "内容", "止损", "前两") > i {
		return i
	}
	switch j := past(r, i, "之前", "以前", "前", "之内", "以内", "内", "为止", "止"); {
	case j == i:
		return i
	case r[j-1] == '前':
		w.Limit = Before
		return j
	case r[j-1] == '内':
		w.Limit = Inside
		return j
	default:
		w.Limit = Until
		return j
	}
}

// readNumeric reads 2021-12-31, 2021.12 and 2021/12/31, and 6.30前 without a year.
func readNumeric(r []rune, i int) (When, int) {
	y, j := numeral(r, i)
	if j-i <= 2 && j < len(r) && r[j] == '.' && arabic(r[i]) {
		return readMonthDay(r, i, y, j+1)
	}
	if j-i != 4 || !yearLike(y) || j >= len(r) || r[j] != '-' && r[j] != '.' && r[j] != '/' {
		return When{}, i
	}
	m, k := numeral(r, j+1)
	if k == j+1 || k > j+3 || m < 1 || m > 12 {
		return When{}, i
	}
	w := When{Year: y, Month: m}
	if k >= len(r) || r[k] != r[j] {
		return w, readEdge(r, k, &w)
	}
	d, l := numeral(r, k+1)
	if l == k+1 || l > k+3 || d < 1 || d > 99 {
		return When{}, i
	}
	w.Day = d
	return w, l
}

// readMonthDay reads the day of 6.30前 at j; the limit must be printed, for 6.3 alone is a figure.
func readMonthDay(r []rune, i, month, j int) (When, int) {
	d, k := numeral(r, j)
	w := When{Month: month, Day: d, Limit: Before}
	if l := past(r, k, "之前", "以前", "前"); k > j && k-j <= 2 && l > k && month >= 1 && month <= 12 && d >= 1 && d <= 31 && past(r, l, "移", "期", "后", "三", "沿") == l {
		return w, k
	}
	return When{}, i
}

func chineseDigit(r rune) bool {
	switch r {
	case '〇', '○', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两', '百', '千', '廿':
		return true
	}
	return false
}

// numeral reads a whole number at i in either script and returns the index behind it.
func numeral(r []rune, i int) (n, end int) {
	if i < 0 || i >= len(r) {
		return 0, i
	}
	j := i
	if arabic(r[i]) {
		for j < len(r) && arabic(r[j]) && j-i < 9 {
			n = n*10 + int(r[j]-'0')
			j++
		}
		return n, j
	}
	for j < len(r) && chineseDigit(r[j]) && j-i < 9 {
		j++
	}
	if j == i {
		return 0, i
	}
	n, ok := hanzi.Number(string(r[i:j]))
	if !ok {
		return 0, i
	}
	return n, j
}
