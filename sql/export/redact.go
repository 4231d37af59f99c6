package export

import (
	"regexp"
	"strings"
	"time"

	"github.com/taizhang/taizhang/sql/warehouse"
)

// Redacted hides telephone numbers, mailboxes and numbers of identity cards in all texts.
func (t Table) Redacted() Table {
	next := t.Next
	t.Next = func(row []any) (bool, error) {
		more, err := next(row)
		for i, v := range row {
			if s, ok := v.(string); ok && more && t.Columns[i].Kind == warehouse.Text {
				row[i] = Redact(s)
			}
		}
		return more, err
	}
	return t
}

// What stands for what was hidden.
const (
	hiddenMail  = "［邮箱］"
	hiddenPhone = "［电话］"
	hiddenID    = "［证件号码］"
)

const (
	digit = `[0-9０-９]`
	dash  = `[-－‐‑–—―−]`
	gap   = `[ 　\x{A0}]?`
	ext   = `(?:` + gap + `(?:转|分机|ext\.?|x|` + dash + `)` + gap + digit + `{1,6})?`
)

var (
	mailbox = regexp.MustCompile(`(?i)[0-9a-z０-９ａ-ｚ._%+\-]+` + gap + `[@＠]` + gap + `[0-9a-z０-９ａ-ｚ\-]+(?:[.．。][0-9a-z０-９ａ-ｚ\-]+)*[.．][a-zａ-ｚ]{2,}`)
	mobile  = regexp.MustCompile(`(?:(?:[+＋]|00)?86` + gap + dash + `?)?[1１][3-9３-９]` + digit + `(?:` + gap + dash + `?` + gap + digit + `{4}){2}`)
	mobile2 = regexp.MustCompile(`[1１][3-9３-９]` + digit + `{2}` + gap + dash + `?` + digit + `{3}` + gap + dash + `?` + digit + `{4}`)
	// 0571-88888888转123, (0571)88888888, 057188888888
	landline = regexp.MustCompile(`(?i)(?:(?:[+＋]|00)?86` + gap + dash + `?)?[(（]?(?:[0０](?:[12１２]` + digit + `|[3-9３-９]` + digit + `{2}))` + gap + `[)）]?` + gap + dash + `?` + gap + digit + `{3,4}` + gap + dash + `?` + gap + digit + `{4}` + ext)
	service  = regexp.MustCompile(`(?i)[48４８][0０]{2}` + dash + `?` + digit + `{3,4}` + dash + `?` + digit + `{3,4}` + ext)
	// behind a word that says so: 联系电话：88888888、88888889-801
	labelled = regexp.MustCompile(`(?i)((?:电话|手机|传真|热线|座机|联系方式|tel|fax)[^0-9０-９，。；;\n]{0,8})((?:[、/，, ]?` + gap + `[2-9２-９]` + digit + `{6,7}` + ext + `)+)`)
	identity = regexp.MustCompile(`[1-9１-９]` + digit + `{16}[0-9０-９xXｘＸ]|[1-9１-９]` + digit + `{14}`)
)

// Redact hides the telephone numbers, mailboxes and numbers of identity cards of a text.
func Redact(s string) string {
	if !strings.ContainsAny(s, "0123456789０１２３４５６７８９@＠") {
		return s
	}
	s = mailbox.ReplaceAllString(s, hiddenMail)
	s = hide(s, identity, hiddenID, isIdentity)
	s = hide(s, mobile, hiddenPhone, nil)
	s = hide(s, mobile2, hiddenPhone, nil)
	s = hide(s, landline, hiddenPhone, nil)
	s = hide(s, service, hiddenPhone, func(m string) bool { n := len(narrow(m)); return n >= 10 })
	return labelled.ReplaceAllString(s, "${1}"+hiddenPhone)
}

// hide replaces the matches that are no part of a longer number or of a hash, and that is approves of.
func hide(s string, re *regexp.Regexp, by string, is func(string) bool) string {
	var out strings.Builder
	from := 0
	for from <= len(s) {
		m := re.FindStringIndex(s[from:])
		if m == nil {
			break
		}
		i, j := from+m[0], from+m[1]
		if inLonger(s, i, j) || is != nil && !is(s[i:j]) {
			next := i + firstLen(s[i:])
			out.WriteString(s[from:next])
			from = next
			continue
		}
		out.WriteString(s[from:i])
		out.WriteString(by)
		from = j
	}
	out.WriteString(s[from:])
	return out.String()
}

func firstLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// inLonger reports that digits go on before i or after j, or that it all stands in a hash of 32 signs or more.
func inLonger(s string, i, j int) bool {
	before, after := []rune(tail(s[:i], 4)), []rune(s[j:min(len(s), j+4)])
	if len(before) > 0 && isDigit(before[len(before)-1]) || len(after) > 0 && isDigit(after[0]) {
		return true
	}
	from, to := j, j
	for from > 0 && isHex(s[from-1]) {
		from--
	}
	for to < len(s) && isHex(s[to]) {
		to++
	}
	return from <= i && to-from >= 32
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

// narrow keeps the digits and the X of a number, in ASCII.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		case strings.ContainsRune("xXｘＸ", r):
			return 'X'
		}
		return -1
	}, s)
}

// isIdentity asks for a date of birth where a number has one. The check sign is
// not asked for: a number with a slip of the pen names a person too.
func isIdentity(s string) bool {
	s = narrow(s)
	if len(s) == 15 {
		return isDay("19" + s[6:12])
	}
	return isDay(s[6:14])
}

func isDay(s string) bool {
	t, err := time.Parse("20060102", s)
	return err == nil && t.Year() >= 1900 && t.Year() < 2100
}
