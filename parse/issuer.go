package parse

import (
	"regexp"
	"strings"
)

// issuing splits the issuer off a title: 六安市人民政府办公室|关于印发…, 西湖区人民政府|专题会议纪要.
var issuing = regexp.MustCompile(`^(.+?)(?:关于|印发|转发|批转|下发|下达|对|同意|(?:专题|常务|办公|工作|协调)*会议纪要$)`)

// issuerOf is the body that a title names before its verb; empty when none is
// named: 石鼓区关于深化…的行动方案 names a place only.
func issuerOf(title strand) strand {
	text := title.text()
	if !hasWord(text, "关于", "发", "转", "下达", "对", "同意", "会议纪要") {
		return strand{}
	}
	m := issuing.FindStringSubmatchIndex(text)
	if m == nil {
		return strand{}
	}
	if s := title.bytes(m[2], m[3]); isOrgan(s.text()) {
		return s
	}
	return strand{}
}

// fullest takes the first that is named, or a later one that spells the same body
// in full: 南昌市东湖区人民政府办公室 for 东湖区人民政府办公室.
func fullest(named ...strand) strand {
	best := strand{}
	for _, s := range named {
		switch {
		case s.len() == 0:
		case best.len() == 0,
			s.len() > best.len() && strings.HasSuffix(s.text(), best.text()),
			strings.Contains(s.text(), "、") && strings.HasPrefix(s.text(), best.text()+"、"):
			best = s
		}
	}
	return best
}
