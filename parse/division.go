package parse

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// placeName is a place in full or in part, outermost first: 江西省南昌市西湖区. Rules of
// form only; which place it is, and whether there is one, is for normalize.
var placeName = regexp.MustCompile(`^(\p{Han}{2,7}?(?:省|自治区))?(\p{Han}{2,12}?(?:市|自治州|州|地区|盟))?(\p{Han}{1,10}?(?:自治县|县)|\p{Han}{2,10}?(?:自治旗|旗|区|市))?`)

// afterPlace are characters that make a word of what looks like the end of a place: 市场, 县城, 区域.
var afterPlace = map[rune]string{'市': "场容", '区': "域划块间", '县': "域城", '州': "府", '盟': "友", '旗': "帜下"}

// placeAt is the place's name that s begins with; empty when none.
func placeAt(s strand) strand {
	text := s.text()
	m := placeName.FindStringSubmatchIndex(text)
	end := 0
	for i := 2; i < len(m); i += 2 {
		if m[i] < 0 {
			continue
		}
		if !isPlace(text[m[i]:m[i+1]], text[m[i+1]:]) {
			break
		}
		end = m[i+1]
	}
	return s.cut(0, runeAt(text, end))
}

func isPlace(name, rest string) bool {
	rs := []rune(name)
	next := ""
	for _, r := range rest {
		next = string(r)
		break
	}
	if next != "" && strings.Contains(afterPlace[rs[len(rs)-1]], next) {
		return false
	}
	return !lexicon.NoPlace(name)
}

// places are the places that a title names where places stand in titles: at its
// beginning and behind its year: 2021年南昌市西湖区政务公开….
func places(title strand) []strand {
	var out []strand
	for _, i := range placeStarts(title.text()) {
		if p := placeAt(title.from(i)); p.len() > 0 {
			out = append(out, p)
		}
	}
	return out
}

var beforePlace = regexp.MustCompile(`^["《(【]*|\d年度?(?:[上下]半年|\d{1,2}[-—至]\d{1,2}月份?|\d{1,2}月份?|第?[一二三四1-4]季度)?["《]?|印发["《]?|全国和`)

func placeStarts(text string) []int {
	var out []int
	for _, m := range beforePlace.FindAllStringIndex(text, -1) {
		out = append(out, runeAt(text, m[1]))
	}
	return out
}

// division picks the fullest form of the place that is named first: a title's
// 望城区 is the issuer's 长沙市望城区.
func division(named ...[]strand) Quote {
	best := strand{}
	for _, group := range named {
		for _, p := range group {
			if best.len() == 0 || p.len() > best.len() && strings.HasSuffix(p.text(), best.text()) {
				best = p
			}
		}
	}
	return best.quote()
}
