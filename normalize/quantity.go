package normalize

import (
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// Quantity is a figure with its bound: 不低于10% is {">=", 10, 0, "%"}, 2-3个 {"between", 2, 3, "个"}.
// The zero Quantity is unknown.
type Quantity struct {
	Op         string // >=, <=, =, <, >, ~, between
	Value, Max float64
	Unit       string // with its multiplier, folded: 万人, 亿元, 万元/亩
}

// boundWords are the words of a comparison, in front of a figure or behind it, longest first.
var boundWords = []struct{ word, op string }{
	{"不应低于", ">="}, {"不得低于", ">="}, {"不能低于", ">="}, {"不应少于", ">="}, {"不得少于", ">="}, {"不能少于", ">="},
	{"不得超过", "<="}, {"不能超过", "<="}, {"不应超过", "<="}, {"不得高于", "<="}, {"不得多于", "<="}, {"及以上", ">="}, {"及以下", "<="},
	{"不低于", ">="}, {"不少于", ">="}, {"不小于", ">="}, {"不超过", "<="}, {"不高于", "<="}, {"不多于", "<="}, {"不大于", "<="},
	{"至少", ">="}, {"最低", ">="}, {"最少", ">="}, {"最多", "<="}, {"至多", "<="}, {"最高", "<="}, {"突破", ">"}, {"超过", ">"}, {"高于", ">"}, {"大于", ">"},
	{"多于", ">"}, {"超", ">"}, {"低于", "<"}, {"少于", "<"}, {"小于", "<"}, {"以上", ">="}, {"以下", "<="}, {"以内", "<="}, {"之内", "<="}, {"内", "<="}, {"左右", "~"}, {"上下", "~"},
	{"大约", "~"}, {"约", "~"}, {">=", ">="}, {"<=", "<="}, {"≥", ">="}, {"≤", "<="}, {">", ">"}, {"<", "<"}, {"~", "~"},
}

// ParseQuantity reads one figure with its words: 至少举行一次, 10.5%以上, 少于两行半, 近3年, 26个领域, >=10%.
func ParseQuantity(words string) (Quantity, bool) {
	r := []rune(strings.Map(unblank, hanzi.FoldString(words)))
	i := slices.IndexFunc(r, func(c rune) bool { return strings.ContainsRune(numerals, c) })
	if i < 0 {
		return Quantity{}, false
	}
	if q, ok := proportion(r, i); ok {
		return q, true
	}
	q := Quantity{Op: "="}
	var j int
	q.Value, j = decimal(r, i)
	if j == i {
		return Quantity{}, false
	}
	unit := unitAt(r, j)
	if k := rangeMark(r, unit); k > unit {
		if v, l := decimal(r, k); l > k {
			q.Op, q.Max, j, unit = "between", v, l, unitAt(r, l)
		}
	}
	about := false
	if q.Unit, about = unitWords(r[j:unit]); q.Unit == "个工作日" {
		q.Unit = "工作日"
	}
	if unit < len(r) && r[unit] == '半' {
		q.Value += 0.5
	}
	if q.Op == "=" {
		q.Op = bound(string(r[:i]), string(r[unit:]))
	}
	if q.Op == "=" && (about || i > 0 && r[i-1] == '近' && !timeUnit(q.Unit)) {
		q.Op = "~"
	}
	return q, true
}

const numerals = "0123456789一二三四五六七八九十百千两〇零"

// bound is the comparison that words before and behind a figure make; "=" for none.
func bound(before, behind string) string {
	for _, w := range boundWords {
		if strings.Contains(before, w.word) || strings.Contains(behind, w.word) {
			return w.op
		}
	}
	return "="
}

// largestExact is the largest whole number up to which a float holds every one.
const largestExact = 1 << 53

// decimal reads 10.5, 1,200 or 二十 at i and returns the index behind it; a number
// too large to be held exactly is none.
func decimal(r []rune, i int) (float64, int) {
	j := i
	for j < len(r) && (r[j] >= '0' && r[j] <= '9' || (r[j] == '.' || r[j] == ',') && j > i && j+1 < len(r) && r[j+1] >= '0' && r[j+1] <= '9') {
		j++
	}
	if j > i {
		v, err := strconv.ParseFloat(strings.ReplaceAll(string(r[i:j]), ",", ""), 64)
		if err != nil || v > largestExact {
			return 0, i
		}
		return v, j
	}
	n, length := wholeNumber(r[i:])
	for length == 0 && j < len(r) && strings.ContainsRune(numerals, r[j]) {
		j++
	}
	if length == 0 {
		v, ok := hanzi.Number(string(r[i:j]))
		if !ok {
			return 0, i
		}
		return float64(v), j
	}
	return float64(n), i + length
}

// vague drops what makes a figure one of about.
var vague = strings.NewReplacer("余", "", "多", "")

// unitWords is a unit without the 余 and 多 in it, which make the figure one of about: 万余人 is 万人.
func unitWords(r []rune) (unit string, about bool) {
	unit = vague.Replace(string(r))
	return unit, len(unit) < len(string(r))
}

// unitStart skips the 余 and 多 of 100余户.
func unitStart(r []rune, i int) int {
	if i < len(r) && (r[i] == '余' || r[i] == '多') {
		return i + 1
	}
	return i
}

// unitAt is the index behind the unit at i: 万元/亩, 个, 工作日.
func unitAt(r []rune, i int) int {
	i = unitStart(r, i)
	i += lexicon.Scale(r[i:])
	i = unitStart(r, i)
	return i + oneUnit(r[i:])
}

func oneUnit(r []rune) int {
	n := lexicon.Measured(r)
	for _, u := range proportionUnits {
		n = max(n, len(u)*begins(r, u))
	}
	for _, u := range timeUnits {
		if length := len([]rune(u.word)); length > n && strings.HasPrefix(string(r[:min(length, len(r))]), u.word) {
			n = length
		}
	}
	return n
}

func timeUnit(unit string) bool {
	return slices.ContainsFunc(timeUnits, func(u unitOfTime) bool { return u.word == unit })
}

// rangeMark is the index behind the mark between two figures at i, i for none.
func rangeMark(r []rune, i int) int {
	if i > 0 && i+1 < len(r) && strings.ContainsRune("-—~–至到", r[i]) {
		return i + 1
	}
	return i
}

// String spells q in symbols: >=10%, 2-3个, ~5.8%, 26个.
func (q Quantity) String() string {
	switch q.Op {
	case "":
		return ""
	case "=":
		return number64(q.Value) + q.Unit
	case "between":
		return number64(q.Value) + "-" + number64(q.Max) + q.Unit
	}
	return q.Op + number64(q.Value) + q.Unit
}

func number64(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// measureOf gives a quoted figure its meaning; the caller spells its place.
func measureOf(m parse.Measure) Measure {
	q, _ := ParseQuantity(m.Text)
	if !m.Bound.IsZero() && q.Op == "=" {
		q.Op = bound("", hanzi.FoldString(m.Bound.Text))
	}
	out := Measure{Mention: m.Text, Op: q.Op, Value: q.Value, Unit: q.Unit, Class: string(m.Class)}
	out.Change, out.Period = lexicon.Change(hanzi.FoldString(m.Change.Text)), periodOf(m.Every.Text)
	if y, ok := ParseYears(m.Year.Text); ok && y.From == y.To {
		out.Year = y.From
	}
	if q.Op == "between" {
		out.ValueMax = &q.Max
	}
	return out
}

// periods are the periods by their words, as ISO 8601 spells them.
var periods = map[string]string{
	"年": "P1Y", "两年": "P2Y", "半年": "P6M", "季度": "P3M", "季": "P3M", "月": "P1M", "旬": "P10D", "周": "P1W", "日": "P1D", "天": "P1D",
}

// periodOf is the period that words name: 每季度 is P3M, 年均 P1Y; "" for none.
func periodOf(words string) string {
	if words == "" {
		return ""
	}
	return periods[strings.TrimPrefix(strings.TrimSuffix(hanzi.Key(words), "均"), "每")]
}
