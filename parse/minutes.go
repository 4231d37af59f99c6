package parse

import "regexp"

var (
	// heard opens a paragraph of minutes that says what a meeting dealt with: 会议审议通过了《…方案》.
	heard = regexp.MustCompile(`^会议(?:审议(?:并)?(?:原则)?通过|听取|传达|学习|通报|原则(?:同意|通过)|研究了|审议了|讨论了)`)
	// resolved are the words with which it goes on to set a task: 会议议定,由市水利局牵头….
	resolved = regexp.MustCompile(`议定|决定|要求|强调|明确|指出|由.{2,40}(?:牵头|负责|落实)`)
)

// reportsMeeting reports a paragraph that says what a meeting heard or passed, and sets nobody a task.
func reportsMeeting(s strand) bool {
	s = s.trim()
	if !s.starts("会议") {
		return false
	}
	key := s.tight().text()
	return heard.MatchString(key) && !resolved.MatchString(key)
}
