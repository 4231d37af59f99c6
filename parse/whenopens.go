package parse

import "github.com/taizhang/taizhang/parse/lexicon"

// opensWhen reports a text with which a calendar phrase can begin: 今年, 上半年,
// 第一季度, 6月, 春节前. Of a number it looks at what follows, for most are none of a time: 一批, 三个.
func opensWhen(r []rune) bool {
	switch r[0] {
	case '今', '本', '当', '明', '次', '去', '每', '年', '上', '前', '下', '来', '后', '月', '首', '季', '岁', '"':
		return true
	case '第':
		return r[1] == '首' || arabic(r[1]) || chineseDigit(r[1])
	}
	return numbersWhen(r) || opensEvent(r[0]) && lexicon.Event(r) > 0
}

// numbersWhen reports a number that may be of a year, a month, a quarter or a day,
// by what follows it: 6月, 2021-12, 二、三季度; or a five-year plan.
func numbersWhen(r []rune) bool {
	j := digits(r)
	if j == 0 || j == len(r) {
		return j > 2
	}
	switch r[j] {
	case '年', '月', '季', '至', '到', '-', '—', '~', '–', '.', '/', '、', '和':
		return true
	}
	return j > 2 && r[0] == '十' // 十四五
}

// numbersTime reports a number that may be of a time at all, by what follows it: 6月, 10个工作日,
// 一季一通报; or one with which an event or a five-year plan begins.
func numbersTime(r []rune) bool {
	j := digits(r)
	if j == 0 || j == len(r) {
		return j > 2
	}
	switch r[j] {
	case '年', '月', '季', '旬', '周', '日', '天', '个', '工', '自', '小', '分', '至', '到', '-', '—', '~', '–', '.', '/', '、', '和':
		return true
	}
	return opensEvent(r[0]) || j > 2 && r[0] == '十'
}

// digits counts those at the head of r, all of one script.
func digits(r []rune) int {
	in := chineseDigit
	if arabic(r[0]) {
		in = arabic
	}
	j := 0
	for j < len(r) && in(r[j]) {
		j++
	}
	return j
}
