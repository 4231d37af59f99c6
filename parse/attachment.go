package parse

import (
	"regexp"
	"strings"
)

var (
	attachmentHead = regexp.MustCompile(`^(?:附件|附表|附录)(?:[0-9]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,3})?[:.]?$`)
	attachmentOpen = regexp.MustCompile(`^(?:附件|附表|附录)(?:[0-9]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,3})[:. 、]?\p{Han}`)
	attachmentList = regexp.MustCompile(`^附(?:件|表)?:`)
)

// opensAttachment reports the line above a paper that goes with the plan: 附件2, 附件2 监测方案.
func opensAttachment(s strand) bool {
	if t := s.trim(); s.len() > 2*longLine || t.len() == 0 || t.fold[0] != '附' {
		return false
	}
	key := s.tight().text()
	return attachmentHead.MatchString(key) || attachmentOpen.MatchString(key) && !strings.ContainsAny(key, "。;,")
}

// listed counts the nodes of a list of attachments from node i on: 附件：1.… 2.….
func (p *layout) listed(i int) int {
	s := p.nodes[i].text.trim()
	if s.len() == 0 || s.fold[0] != '附' || !attachmentList.MatchString(s.tight().text()) {
		return 0
	}
	k := i + 1
	for ; k < len(p.nodes); k++ {
		n := p.nodes[k]
		if n.table != nil || n.doc != p.nodes[i].doc {
			break
		}
		if n.empty() {
			continue
		}
		t := n.text.trim()
		if sn, ok := readSerial(t); !ok || sn.style != dotSerial && sn.style != decimalSerial || t.len() > 2*longLine || strings.ContainsRune(string(t.fold), '。') {
			break
		}
	}
	return k - i
}
