package parse

import (
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

// serialStyle is the manner in which a paragraph is numbered: 一、 （一） 1. （1） 一是 ①.
type serialStyle uint8

// The styles of GB/T 9704 and of running text.
const (
	noSerial      serialStyle = iota
	chapterSerial             // 第一章, 第一部分
	commaSerial               // 一、
	bracketSerial             // （一）
	dotSerial                 // 1. 1、 1．
	parenSerial               // （1） 1）
	circleSerial              // ①
	isSerial                  // 一是
	decimalSerial             // 1.1
	measureSerial             // 整改措施：, a label in a number's place
	bulletSerial              // ◆
	ledSerial                 // no number: 县公安局:… above other such lines
	ownerSerial               // no number: 责任部门:… above the bullets of what it has to do
)

// serial is a printed number: its style, its value and how many elements it takes.
type serial struct {
	style serialStyle
	n     int
	width int    // elements up to the text behind it
	words strand // the number as quoted: 一是, 12, 一、
}

// isNumeral reports a numeral of serials.
func isNumeral(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '两':
		return true
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// readSerial reads the number that s begins with, such as 一是 in 一是做好….
func readSerial(s strand) (serial, bool) {
	i := skipBlank(s, 0)
	if i == s.len() {
		return serial{}, false
	}
	switch r := s.fold[i]; {
	case isNumeral(r):
		return readChinese(s, i)
	case isDigit(r):
		return readArabic(s, i)
	case r == '(':
		return readBracketed(s, i)
	case r == '第':
		return readChapter(s, i)
	case (r == 'l' || r == 'I') && i+2 < s.len() && s.fold[i+1] == '、': // a scanned 1
		return serial{dotSerial, 1, skipBlank(s, i+2), s.cut(i, i+1)}, true
	case r == '问':
		return readProblem(s, i)
	case r >= '①' && r <= '⑳':
		return serial{circleSerial, int(r-'①') + 1, skipBlank(s, i+1), s.cut(i, i+1)}, true
	}
	return serial{}, false
}

func skipBlank(s strand, i int) int {
	for i < s.len() && blank(s.fold[i]) {
		i++
	}
	return i
}

func run(s strand, i int, in func(rune) bool) int {
	for i < s.len() && in(s.fold[i]) {
		i++
	}
	return i
}

func readChinese(s strand, i int) (serial, bool) {
	j := run(s, i, isNumeral)
	if j == i || j-i > 4 || j >= s.len() {
		return serial{}, false
	}
	n, ok := hanzi.Number(string(s.fold[i:j]))
	if !ok {
		return serial{}, false
	}
	switch s.fold[j] {
	case '、', '.', ',':
		return serial{commaSerial, n, j + 1, s.cut(i, j)}, true
	case '是':
		if j-i <= 2 {
			return serial{isSerial, n, skipPause(s, j+1), s.cut(i, j+1)}, true
		}
	}
	return serial{}, false
}

// skipPause passes the comma of 一是,….
func skipPause(s strand, i int) int {
	if i < s.len() && (s.fold[i] == ',' || s.fold[i] == ':') {
		i++
	}
	return skipBlank(s, i)
}

func readArabic(s strand, i int) (serial, bool) {
	j := run(s, i, isDigit)
	if j == i || j-i > 3 || j >= s.len() {
		return serial{}, false
	}
	n, _ := hanzi.Number(string(s.fold[i:j]))
	switch s.fold[j] {
	case '、':
		return serial{dotSerial, n, skipBlank(s, j+1), s.cut(i, j)}, true
	case ')':
		return serial{parenSerial, n, skipBlank(s, j+1), s.cut(i, j)}, true
	case '.':
		return afterDot(s, i, j, n)
	}
	return serial{}, false
}

// afterDot tells 3.26个领域 (number 3) from 3.5% (a figure) and 1.1 (a decimal number).
func afterDot(s strand, i, j, n int) (serial, bool) {
	k := run(s, j+1, isDigit)
	if k == j+1 {
		return serial{dotSerial, n, skipBlank(s, k), s.cut(i, j)}, true
	}
	if k < s.len() && (blank(s.fold[k]) || s.fold[k] == '、' || s.fold[k] == '.') && k-j <= 3 {
		return serial{decimalSerial, n, skipBlank(s, k+1), s.cut(i, k)}, true
	}
	if k-j > 1 && k < s.len() && !figureUnit(s.fold[k]) {
		return serial{dotSerial, n, j + 1, s.cut(i, j)}, true
	}
	return serial{}, false
}

// figureUnit reports a rune that makes the digits before it a decimal figure: 3.5%, 1.5万.
func figureUnit(r rune) bool { return strings.ContainsRune("%‰万亿元倍分米吨度岁", r) }

func readBracketed(s strand, i int) (serial, bool) {
	from := skipBlank(s, i+1)
	style, j := bracketSerial, run(s, from, isNumeral)
	if j == from {
		style, j = parenSerial, run(s, from, isDigit)
	}
	end := skipBlank(s, j)
	if j == from || j-from > 3 || end >= s.len() || s.fold[end] != ')' {
		return serial{}, false
	}
	n, ok := hanzi.Number(string(s.fold[from:j]))
	if !ok {
		return serial{}, false
	}
	width := end + 1
	if width < s.len() && s.fold[width] == '、' {
		width++
	}
	return serial{style, n, skipBlank(s, width), s.cut(i, end+1)}, true
}

func readChapter(s strand, i int) (serial, bool) {
	j := run(s, i+1, isNumeral)
	if j == i+1 || j >= s.len() {
		return serial{}, false
	}
	n, ok := hanzi.Number(string(s.fold[i+1 : j]))
	if !ok {
		return serial{}, false
	}
	for _, word := range []string{"部分", "章", "编", "节"} {
		if s.from(j).starts(word) {
			end := j + len([]rune(word))
			if end < s.len() && !blank(s.fold[end]) && s.fold[end] != '、' && s.fold[end] != ':' {
				return serial{}, false
			}
			return serial{chapterSerial, n, skipPause(s, skipBlank(s, end)), s.cut(i, end)}, true
		}
	}
	return serial{}, false
}

// aroundNumber reports what may stand around a serial in a cell of its own.
func aroundNumber(r rune) bool {
	switch r {
	case '(', ')', '.', '、', '*':
		return true
	}
	return blank(r)
}

// bareNumber reads a cell that is nothing but a serial: 12, 十二, 1., (3).
func bareNumber(s strand) (int, bool) {
	d := s.trimFunc(aroundNumber)
	if d.len() == 0 || d.len() > 4 {
		return 0, false
	}
	if r := d.fold[0]; d.len() == 1 && r >= '①' && r <= '⑳' {
		return int(r-'①') + 1, true
	}
	return hanzi.Number(string(d.fold))
}
