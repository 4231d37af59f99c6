package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// titled is a title as printed, on one line or wrapped over several: lines [from,to).
type titled struct {
	s        strand
	from, to int
	inner    strand // the plan's title within a notice's: 关于印发(…)的通知
	notice   bool   // the paper that carries a plan, or stands for itself
}

const (
	shortestTitle = 6
	longestTitle  = 90
	mostLines     = 5   // of one title
	longestNotice = 200 // lines between a notice's title and the plan's own
)

var (
	carries    = regexp.MustCompile(`(?:关于)?(?:印发|下发|转发|批转|制发)(.+?)的?(?:通知|函|通告|公告)$`)
	publishes  = regexp.MustCompile(`(?:关于)?(?:下达|公布|发布|公开|分解|报送)(.+?)的?(?:通知|函|通告|公告)$`)
	siteName   = regexp.MustCompile(`^(.+?)(?:-|_|\|).{2,20}$`)
	rubric     = regexp.MustCompile(`^\([^()]{2,8}\)`)
	notTitle   = regexp.MustCompile(`^[各《,、)]|[。;!?]|:.|已经.{2,12}(?:同意|审定|通过)|年\d{1,2}月\d{1,2}日`)
	subtitle   = regexp.MustCompile(`^\((?:试行|暂行|修订|修订稿|征求意见稿|草案|送审稿|讨论稿|第.{1,3}版|[一二三四五]|[^()。;]{0,6}(?:19|20)\d\d[^()。;月]{0,12}年?[度版]?)\)$`)
	unfinished = regexp.MustCompile(`关于(?:[^的]|的[^的]{9})*$`) // 关于… wants its 的通知, 的意见
)

// isTitle tells by its ending whether a line is a title: 2021年东湖区政务公开工作方案.
func isTitle(key string) lexicon.Ending {
	n := utf8.RuneCountInString(key)
	if n < shortestTitle || n > longestTitle || strings.Count(key, "《") != strings.Count(key, "》") || strings.Count(key, "(") != strings.Count(key, ")") {
		return lexicon.NoEnding
	}
	end := lexicon.TitleEnding(withoutTrailing(key))
	if end == lexicon.NoEnding || strings.ContainsAny(key, "。;!?") || speaks(key) && !hasCarrying(key) {
		return lexicon.NoEnding
	}
	switch {
	case hasCarrying(key) && end != lexicon.NoticeEnding && !strings.HasPrefix(key, "《"):
		return lexicon.NoEnding
	case end == lexicon.WeakEnding && !yearAlone.MatchString(key) && !yearOfPlan.MatchString(key):
		return lexicon.NoEnding
	}
	return end
}

// speaks reports what a title does not say; a glance decides for most.
func speaks(key string) bool {
	return (opensWith(key, "各《,、)") || strings.Contains(key, ":") || strings.Contains(key, "已经") || strings.Contains(key, "日")) && notTitle.MatchString(key)
}

// withoutTrailing drops brackets behind a title: 2021年工作要点(试行).
func withoutTrailing(key string) string {
	for strings.HasSuffix(key, ")") {
		i := strings.LastIndexByte(key, '(')
		if i < 0 || strings.Contains(key[i:len(key)-1], ")") {
			break
		}
		key = key[:i]
	}
	return key
}

// hasCarrying reports words by which a notice carries a plan.
func hasCarrying(key string) bool {
	return hasWord(key, "印发", "下发", "转发", "批转", "制发")
}

// titleAt reads the title that begins on line i; the fewest lines that make one.
func titleAt(ls lines, i int) (titled, bool) {
	if !mayOpen(ls, i) {
		return titled{}, false
	}
	best, found := titled{}, false
	s := strand{}
	for j := i; j < len(ls) && j-i < mostLines && titleable(ls.at(j)); j++ {
		s = s.then(ls.at(j).s)
		whole := s.tight()
		if whole.len() > longestTitle {
			break
		}
		if t, ok := newTitled(whole, i, j+1); ok {
			best, found = t, true
		}
		if found && (j+1 > best.to || !unfinished.MatchString(best.s.text())) {
			break
		}
	}
	return best, found
}

// titleables reports lines each of which may be of a title.
func titleables(ls lines) bool {
	for i := range ls {
		if !titleable(ls.at(i)) {
			return false
		}
	}
	return true
}

func titleable(l *line) bool {
	return l.sort == shortLine || l.sort == sentenceLine && l.s.len() < 50 && !strings.ContainsAny(l.key, "。;!?")
}

// mayOpen reports a line that is a title or begins one that goes on below it.
func mayOpen(ls lines, i int) bool {
	l := ls.at(i)
	if !titleable(l) {
		return false
	}
	if isTitle(bareTitle(l.s).text()) != lexicon.NoEnding || strings.Contains(l.key, "关于") || hasCarrying(l.key) {
		return true
	}
	if yearAlone.MatchString(l.key) && !isSentence(l.key) || strings.ContainsAny(l.key, "《") {
		return true
	}
	if issuerOf(l.s).len() > 0 {
		return true
	}
	return isOrgan(l.key) && i+1 < len(ls) && (strings.HasPrefix(ls.at(i+1).key, "关于") || strings.HasPrefix(ls.at(i+1).key, "印发"))
}

// newTitled makes a title of s when its ending allows.
func newTitled(s strand, from, to int) (titled, bool) {
	s = bareTitle(s)
	end := isTitle(s.text())
	if end == lexicon.NoEnding {
		return titled{}, false
	}
	t := titled{s: s, from: from, to: to, notice: end == lexicon.NoticeEnding}
	if t.notice {
		t.inner = innerTitle(s, carries)
	}
	return t, true
}

// bareTitle drops a rubric before a title and the site's name behind it: 【督查通报】…的通报, …的通知-某市政府网.
func bareTitle(s strand) strand {
	if !s.starts("(") && !slices.ContainsFunc(s.fold, beforeSite) {
		return s
	}
	if m := rubric.FindStringIndex(s.text()); m != nil && s.len() > runeAt(s.text(), m[1])+shortestTitle {
		s = s.from(runeAt(s.text(), m[1]))
	}
	if m := siteName.FindStringSubmatchIndex(s.text()); m != nil {
		if t := s.bytes(m[2], m[3]); isTitle(t.text()) >= lexicon.StrongEnding {
			return t
		}
	}
	return s
}

// beforeSite reports what sets a site's name off.
func beforeSite(r rune) bool { return r == '-' || r == '_' || r == '|' }

// innerTitle is the title of what a notice carries, without the 《》 around it.
func innerTitle(s strand, re *regexp.Regexp) strand {
	m := re.FindStringSubmatchIndex(s.text())
	if m == nil {
		return strand{}
	}
	return unquoted(s.bytes(m[2], m[3]))
}

// unquoted takes off one pair of 《》 that holds the first title of s.
func unquoted(s strand) strand {
	if !s.starts("《") {
		return s
	}
	depth := 0
	for i, r := range s.fold {
		if r == '《' {
			depth++
		}
		if r == '》' {
			if depth--; depth == 0 {
				return s.cut(1, i)
			}
		}
	}
	return s
}

// alike compares two titles by the pairs of characters they share: 1 when equal.
func alike(a, b string) float64 {
	pairs := map[[2]rune]int{}
	x, y := []rune(a), []rune(b)
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	for i := 1; i < len(x); i++ {
		pairs[[2]rune{x[i-1], x[i]}]++
	}
	same := 0
	for i := 1; i < len(y); i++ {
		if p := [2]rune{y[i-1], y[i]}; pairs[p] > 0 {
			pairs[p]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(x)+len(y)-2)
}

// runeSet is the characters of a text, told by their low bits: others may be taken for one of them.
type runeSet [1024]bool

func runesOf(text string) (c runeSet) {
	for _, r := range text {
		c[uint32(r)%1024] = true
	}
	return c
}

// pairs counts the characters of text that both are of c and stand behind one of c.
func (c *runeSet) pairs(text []rune) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if c[uint32(text[i-1])%1024] && c[uint32(text[i])%1024] {
			n++
		}
	}
	return n
}

// unbroken is lines as one title broken over them.
func unbroken(ls lines) strand {
	s := strand{}
	for i := range ls {
		s = s.then(ls.at(i).s)
	}
	return s.tight()
}

// mostAlike is the most that alike can be of texts with so many characters.
func mostAlike(x, y int) float64 {
	return 2 * float64(min(x, y)-1) / float64(max(x+y-2, 1))
}

// ownTitle finds the line or lines below a notice on which the plan repeats the
// title that the notice announced.
func ownTitle(ls lines, from int, announced string) (titled, bool) {
	best, score := titled{}, 0.7
	size, known := utf8.RuneCountInString(announced), runesOf(announced)
	for i := from; i < min(len(ls), from+longestNotice); i++ {
		n, pairs := 0, -2 // characters of the lines, and pairs known; joined they may have a blank more at each joint
		for j := i; j < len(ls) && j-i < mostLines; j++ {
			s := ls.words(j)
			if n += s.len(); n > longestTitle {
				break
			}
			pairs += known.pairs(s.fold) + 2
			if mostAlike(min(max(n, size), n+j-i), size) <= score || 2*float64(pairs) <= score*float64(n+size-2) {
				continue
			}
			if !titleables(ls[i : j+1]) {
				break
			}
			whole := unbroken(ls[i : j+1])
			if whole.len() > longestTitle {
				break
			}
			if k := alike(whole.text(), announced); k > score && isTitle(whole.text()) != lexicon.NoticeEnding {
				best, score = titled{s: whole, from: i, to: j + 1}, k
			}
		}
		if score == 1 {
			break
		}
	}
	return best, best.to > 0
}
