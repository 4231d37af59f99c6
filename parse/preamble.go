package parse

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	basis    = regexp.MustCompile(`^(?:为|根据|按照|依据|遵照|经.{2,30}(?:同意|批准|审定)|现将|现就|《).*(?:制定|制订|印发|下发|发给|通知|转发|公布|如下|结合.{0,20}实际|特|方案|要点|清单)`)
	handing  = regexp.MustCompile(`现(?:予|将|就)?.{0,60}(?:印发|下发|转发|发给|公布|通报|通知|予以|报告)|(?:制定|制订|形成)(?:本|此|了?以下|如下)|特(?:制定|制订|此通知|通知|函告)|(?:事项|通知|通报|情况|意见|要求|方案|计划|报告|措施)(?:通知|通报|明确|汇报|报告|安排)?如下[:。]?$`)
	bidding  = regexp.MustCompile(`^(?:请|望)?(?:各|全|区|市|县|省|有关|相关|本).{0,60}(?:要|应|请|须|应当)(?:根据|按照|结合|对照|认真).{0,30}(?:本|此|该|上述|以上)?(?:工作|实施)?(?:方案|要点|清单|计划|通知|意见|安排|办法|措施|细则)`)
	closing  = regexp.MustCompile(`^(?:本|此)(?:工作|实施|行动|重点|责任|任务)*(?:方案|通知|要点|清单|计划|意见|办法|分工|安排|目录|措施|台账|表).{0,20}(?:自|由).{0,40}(?:施行|实施|解释|执行)|^(?:特此|以上).{0,12}(?:通知|报告|通报)|^上述政策|^以上(?:意见|情况)|^(?:以上|上述)(?:各项|重点)?(?:目标|任务|事项|项目|工作)`)
	allotted = regexp.MustCompile(`[(:。;](?:[^()]{0,4})?(?:牵头|责任|主办|承办|配合|协办|落实)(?:单位|部门|科室|处室|领导)?:|(?:牵头|负责|配合|落实)\)[。.;]?$`)
)

// Before an expression is asked, a glance tells most texts that it cannot match.

// hands reports words that hand a plan over: 现将方案印发给你们.
func hands(key string) bool {
	may := strings.Contains(key, "现") || hasWord(key, "制定", "制订", "形成", "特") || strings.HasSuffix(strings.TrimRight(key, ":。"), "如下")
	return may && handing.MatchString(key)
}

// allots reports words that give a task to someone: (牵头单位:区司法局).
func allots(key string) bool {
	may := hasWord(key, "位:", "门:", "室:", "导:", "头:", "任:", "办:", "合:", "实:") || strings.HasSuffix(strings.TrimRight(key, "。.;"), ")")
	return may && allotted.MatchString(key)
}

// bids reports words that bid a plan be carried out: 请各单位按照本方案….
func bids(key string) bool {
	return opensWith(key, "请望各全区市县省有相本") && bidding.MatchString(key)
}

// concludes reports words that close a plan: 本方案自印发之日起施行.
func concludes(key string) bool {
	return opensWith(key, "本此特以上") && closing.MatchString(key) && !ofAbove.MatchString(key)
}

// opensWith reports that key begins with one of the characters.
func opensWith(key, characters string) bool {
	r, n := utf8.DecodeRuneInString(key)
	return n > 0 && strings.ContainsRune(characters, r)
}

// hasWord reports one of words in key.
func hasWord(key string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(key, w) {
			return true
		}
	}
	return false
}

// preamble reports a paragraph that gives a plan's reasons, hands it over or bids it
// be carried out, and is no task: 为深入贯彻…，制定本工作方案。 Paragraphs that begin with a serial are not its business.
func preamble(s strand) bool {
	key := s.tight().text()
	if hasSerial(key) || allots(key) {
		return false
	}
	return opensWith(key, "为根按依遵经现《") && basis.MatchString(key) || hands(key) || bids(key) || concludes(key) ||
		isAddress(key) || isRelease(key)
}
