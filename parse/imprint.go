package parse

import (
	"regexp"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

const (
	arabicDate  = `(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-./]\d{1,2}[-./]\d{1,2})`
	chineseDate = `[一二][零〇○O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日`
	numberForm  = `[\p{Han}A-Za-z]{2,20}\((?:19|20)\d\d\)(?:第)?\d{1,5}号`
)

var (
	anyDate     = regexp.MustCompile(arabicDate + `|` + chineseDate)
	wholeDate   = regexp.MustCompile(`^\(?(?:` + arabicDate + `|` + chineseDate + `)\)?$`)
	docNumber   = regexp.MustCompile(numberForm)
	wholeNumber = regexp.MustCompile(`^\(?` + numberForm + `\)?(?:签发人:.{2,8}|\(?(?:` + arabicDate + `|` + chineseDate + `)\)?)?$|^[\p{Han}]{2,12}(?:办|发|函|政|字)\(?(?:19|20)\d{2}\)?\d*号?$`)
	signedLine  = regexp.MustCompile(`^(.{3,30}?)(` + arabicDate + `|` + chineseDate + `)$`)
	brokenDate  = regexp.MustCompile(`^(?:19|20)\d\d[^\p{Han}。]{1,12}$`)
)

// governing is how bodies end that sign notices: 人民政府, 办公厅.
var governing = regexp.MustCompile(`(?:政府|办公[厅室]|委员会|管委会|领导小组|指挥部)$`)

// find cuts the first match out of a tight strand.
func (s strand) find(re *regexp.Regexp) strand {
	m := re.FindStringIndex(s.text())
	if m == nil {
		return strand{}
	}
	return s.bytes(m[0], m[1])
}

// number cuts a document number out of a tight strand, what a red head says before it left out:
// 福鼎市人民政府文件|鼎政综〔2023〕58号.
func (s strand) number() strand {
	n := s.find(docNumber)
	if k := n.index("文件"); k > 0 && k+2 < n.len() {
		return n.from(k + 2)
	}
	return n
}

// isOrgan reports a line that is a body's name and nothing else: 国务院办公厅.
func isOrgan(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 3 && n <= 40 && lexicon.Issuing(key) && !notName.MatchString(key)
}

var notName = regexp.MustCompile(`[。;,:!?《》"|]|^(?:各|附|关于|的)|\d{4}`)

// redHead reads the printed head of a document: 南昌市东湖区人民政府办公室文件.
func redHead(s strand) strand {
	n := s.len() - 2
	if n < 3 || s.from(n).text() != "文件" || !isOrgan(s.cut(0, n).text()) {
		return strand{}
	}
	return s.cut(0, n)
}

// splitSigned finds name and date of a signature on one line.
func splitSigned(key string) []int {
	if last, _ := utf8.DecodeLastRuneInString(key); last != '日' && !arabic(last) {
		return nil
	}
	return signedLine.FindStringSubmatchIndex(key)
}

// isBrokenDate reports what is left of a date: 2021年 月 日.
func isBrokenDate(key string) bool { return hasPrefix(key, "19", "20") && brokenDate.MatchString(key) }

// signature reads a body's name, with the date below or behind it.
func signature(ls lines, i int) (organ, date strand) {
	l := ls.at(i)
	if m := splitSigned(l.key); m != nil {
		if o := l.s.bytes(m[2], m[3]); isOrgan(o.text()) {
			return o, l.s.bytes(m[4], m[5])
		}
	}
	if !isOrgan(l.key) || i+1 >= len(ls) {
		return strand{}, strand{}
	}
	next := ls.at(i + 1)
	if next.sort == dateLine {
		return l.s, next.s.find(anyDate)
	}
	if isBrokenDate(next.key) {
		return l.s, strand{}
	}
	return strand{}, strand{}
}
