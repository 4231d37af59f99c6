package normalize

import "strings"

// proportionUnits are the units of shares and rates that no measure word is: 八成, 翻一番, 10/10万, 千分之五.
var proportionUnits = [][]rune{[]rune("成"), []rune("番"), []rune("‱"), []rune("/10万"), []rune("/万")}

// begins is 1 where r starts with word, 0 where not.
func begins(r, word []rune) int {
	if len(r) < len(word) || string(r[:len(word)]) != string(word) {
		return 0
	}
	return 1
}

// wholes are the wholes that have a sign of their own: 百分之八十 is 80%.
var wholes = map[string]string{"百": "%", "千": "‰", "万": "‱"}

// proportion reads a share in words, whose first numeral stands at i: 百分之八十, 三分之二以上, 零增长.
func proportion(r []rune, i int) (Quantity, bool) {
	q := Quantity{Op: "="}
	if strings.HasPrefix(string(r[i:]), "零增长") {
		return q, true
	}
	whole, part, ok := strings.Cut(string(r[i:]), "分之")
	if !ok {
		return q, false
	}
	n, j := decimal([]rune(part), 0)
	if j == 0 {
		return q, false
	}
	q.Value, q.Unit = n, wholes[whole]
	if q.Unit == "" {
		of, k := decimal([]rune(whole), 0)
		if k == 0 || k < len([]rune(whole)) || of <= 0 {
			return q, false
		}
		q.Value = n / of
	}
	q.Op = bound(string(r[:i]), string([]rune(part)[j:]))
	return q, true
}
