package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/parse/lexicon"
)

// sort is what a line looks like by itself, without its neighbours.
type sort uint8

const (
	shortLine     sort = iota // words without a sentence: a title, an organ, a cell
	sentenceLine              // running text
	fieldLine                 // 索引号：…  发布机构：…
	numberLine                // 东府办发〔2021〕22号
	dateLine                  // 2021年7月9日
	releaseLine               // （此件主动公开）
	addressLine               // 各县区人民政府，市直各部门：
	attachedLine              // 附件：1.…
	furnitureLine             // 打印 关闭
	imprintLine               // 某办公室 2021年7月9日印发
	serialLine                // 一、…
	columnLine                // 序号, or a line of a table: the plan has begun
	tableLine                 // a table
)

// line is a node that is not empty, with what it looks like.
type line struct {
	n      int    // its node
	s      strand // tight
	key    string // s folded
	sort   sort
	fields []field
	inside bool // a table's first rows, printed over all its columns
	level  int  // outline level
}

// lines are the nodes that say something. What one looks like is told when it is asked
// for: most stand within a plan, which begins and ends with few others around it.
type lines []sight

// sight is a line that may not have been looked at.
type sight struct {
	n      int
	node   *node // its node, of a caption one of its own
	inside bool
	far    bool // from both ends
	told   bool // whether it heads a column alone
	line   *line
}

// How many lines from the top and from the foot are looked at closely; between
// them only signatures are of interest.
const (
	headLines = 400
	footLines = 40
	farLine   = 60 // code points of a line between them that may be a signature
)

// linesOf lists the nodes that say something.
func linesOf(nodes []node) lines {
	out := make(lines, 0, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		if !n.free() {
			continue
		}
		if len(out) > headLines && i < len(nodes)-2*footLines {
			out = append(out, sight{n: i, node: n, far: true})
			continue
		}
		for _, c := range captions(n) {
			out = append(out, sight{n: i, node: &node{text: c, has: c.traits()}, inside: true})
		}
		out = append(out, sight{n: i, node: n})
	}
	return out
}

// at is the i-th line.
func (ls lines) at(i int) *line {
	l := ls.seen(i)
	if l.sort == columnLine && !ls[i].told {
		if ls[i].told = true; ls.lonely(i) {
			l.sort = shortLine
		}
	}
	return l
}

// words are those of the i-th line, which is not looked at for them.
func (ls lines) words(i int) strand {
	if s := &ls[i]; s.line == nil && (s.node.has&whiteTrait == 0 || s.far && s.node.text.len() > farLine) {
		return s.node.text
	}
	return ls.seen(i).s
}

// seen is the i-th line by itself.
func (ls lines) seen(i int) *line {
	s := &ls[i]
	if s.line == nil {
		l := newLine
		if s.far {
			l = glance
		}
		s.line = l(s.n, s.node)
		s.line.inside = s.inside
	}
	return s.line
}

func newLine(i int, n *node) *line {
	s := n.text
	if n.has&whiteTrait != 0 {
		s = s.tight()
	}
	l := &line{n: i, s: s, key: s.text(), level: n.level}
	l.sort = l.look(n)
	return l
}

// glance looks at a line of the body: a signature is short and its date below.
func glance(i int, n *node) *line {
	if n.table != nil {
		return &line{n: i, sort: tableLine}
	}
	if n.text.len() > farLine {
		return &line{n: i, s: n.text, sort: sentenceLine}
	}
	s := n.text.tight()
	l := &line{n: i, s: s, key: s.text()}
	if isDate(l.key) {
		l.sort = dateLine
	}
	return l
}

// captions are the first rows of a table that hold one cell over several columns: its title as spreadsheets print it.
func captions(n *node) []strand {
	if n.table == nil {
		return nil
	}
	var out []strand
	row, filled, wide := 0, strand{}, false
	for i, c := range n.table.Cells {
		if c.Row > row {
			if !wide {
				return out
			}
			out = append(out, filled)
			row, wide, filled = c.Row, false, strand{}
		}
		if s := n.cell(i).trim(); s.len() > 0 {
			wide = filled.len() == 0 && c.ColSpan > 1 && c.ColSpan*2 > n.table.Cols
			filled = s
		}
	}
	return nil
}

// lonely reports a line that could head a column (2019年长沙市政务公开工作要点) but has
// no other heading beside it: a line that is a whole header by itself needs none above.
func (ls lines) lonely(i int) bool {
	if _, ok := lexicon.Header(ls[i].line.key); !ok {
		return false
	}
	heads := func(k int, l *line) bool { return l.sort == columnLine && !tabbed(ls[k].node.text) }
	return !(i > 0 && heads(i-1, ls.at(i-1))) && !(i+1 < len(ls) && heads(i+1, ls.seen(i+1)))
}

// looks are asked in this order, where the line has what they need; the first that holds tells its sort.
var looks = []struct {
	sort  sort
	needs trait // 0 for none
	is    func(string) bool
}{
	{numberLine, numeralTrait, isNumber},
	{dateLine, numeralTrait, isDate},
	{releaseLine, openTrait, isRelease},
	{imprintLine, 0, isImprint},
	{attachedLine, 0, isAttached},
	{serialLine, 0, hasSerial},
	{addressLine, colonTrait, isAddress},
	{columnLine, 0, isColumn},
	{sentenceLine, sentenceTrait, func(string) bool { return true }},
}

func (l *line) look(n *node) sort {
	if n.table != nil {
		l.fields = tableFields(n)
		if len(l.fields) > 1 {
			return fieldLine
		}
		return tableLine
	}
	if l.fields = fieldsOf(n.text.trim()); len(l.fields) > 0 {
		return fieldLine
	}
	if n.has&whiteTrait != 0 && tabbed(n.text) {
		return columnLine
	}
	has := n.has
	if rulesTable(l.key) || lexicon.EdgeFurniture(l.key) || has&furnitureTrait != 0 && lexicon.MarksFurniture(l.s.fold) {
		return furnitureLine
	}
	for _, look := range looks {
		if (look.needs == 0 || has&look.needs != 0) && look.is(l.key) {
			return look.sort
		}
	}
	return shortLine
}

var (
	opensSerial = regexp.MustCompile(`^(?:问题(?:[零〇一二三四五六七八九十]+|\d{1,3})[:、.]|第[零〇一二三四五六七八九十百]+部分|第?[零〇一二三四五六七八九十百]+[、.,章节条编]|[一二三四五六七八九十]+是|\([零〇一二三四五六七八九十\d]{1,3}\)|\d{1,3}(?:[、)]|[.](?:\D|$|\d+[.、\p{Han}]))|[lI]、|[①-⑳])`)
	release     = regexp.MustCompile(`^\((?:此件|本文|此文|该件)?.{0,4}(?:公开(?:发布|属性.{0,6})?|删减|不公开|有删减)\)$`)
	attached    = regexp.MustCompile(`^(?:附件|附表|附)\d{0,2}(?::.*|[一二三四五六七八九十]?)$`)
	imprint     = regexp.MustCompile(`^.{4,30}办公.{0,3}(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|印)$|^共印\d+份|^(?:抄送|抄报|分送|主送)[:,].*$`)
)

// What a line is told by stands at one of its ends: there a glance decides for
// most lines that the expression need not be asked.

func isNumber(key string) bool {
	return len(key) <= longestNumber && hasWord(key, "19", "20") && (endsNumber(key) || strings.Contains(key, "签发人:")) && wholeNumber.MatchString(key)
}

// endsNumber reports how 东府办发(2021)22号, 东府办发(2021) and 东府办发(2021)22号 2021年7月9日 end.
func endsNumber(key string) bool {
	r, _ := utf8.DecodeLastRuneInString(key)
	return r == '号' || r == ')' || r == '日' || arabic(r)
}

func isDate(key string) bool {
	return len(key) <= longestDate && opensWith(key, "(12一二") && strings.ContainsAny(key, "月-./") && wholeDate.MatchString(key)
}

func isRelease(key string) bool { return strings.HasPrefix(key, "(") && release.MatchString(key) }

func isImprint(key string) bool {
	return (hasSuffix(key, "印发", "印") || hasPrefix(key, "共印", "抄", "分送", "主送")) && imprint.MatchString(key)
}

func isAttached(key string) bool { return strings.HasPrefix(key, "附") && attached.MatchString(key) }

func hasSerial(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	return (chineseDigit(r) || arabic(r) || r == '第' || r == '问' || r == '(' || r == 'l' || r == 'I' || r >= '①' && r <= '⑳') && opensSerial.MatchString(key)
}

// The most bytes of 东府办发(2021)22号 签发人:某某某, and of (二〇二一年十二月三十一日).
const (
	longestNumber = 160
	longestDate   = 60
)

func hasPrefix(key string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(key, w) })
}

func hasSuffix(key string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(key, w) })
}

// rulesTable reports the rule below the head of a table in Markdown: |---|:---:|.
func rulesTable(key string) bool {
	return opensWith(key, "|-:") && strings.Contains(key, "---") && strings.Trim(key, "|-: ") == ""
}

// isColumn reports headings of table columns: 序号, or several in one line.
func isColumn(key string) bool {
	if _, ok := lexicon.Header(key); ok {
		return true
	}
	return strings.Contains(key, "|")
}

func isSentence(key string) bool { return strings.ContainsAny(key, "。;!?,") }

// tabbed reports cells of a table in one line, set apart by tabs or by blanks
// between headings of columns: 序号 类别 主要任务.
func tabbed(s strand) bool {
	if s = s.trim(); s.traits()&whiteTrait == 0 {
		return false
	}
	if slices.Contains(s.raw(), '\t') {
		return true
	}
	gaps := 0
	for _, r := range s.fold {
		if blank(r) {
			gaps++
		}
	}
	if gaps < 2 {
		return false
	}
	if leadingHeads(s) >= leastHeads {
		return true
	}
	words, heads := strings.Fields(s.text()), 0
	for _, w := range words {
		if _, ok := lexicon.Header(w); ok {
			heads++
		}
	}
	return heads >= 3 && heads*2 > len(words)
}

var (
	addressee  = regexp.MustCompile(`(?:政府|部门|单位|机构|机关|企业|公司|团体|委员|代表|局|办|会|院|处|厅|委|部|区|市|县|镇|乡|行)(?:\([^()]*\))?:$`)
	notAddress = regexp.MustCompile(`[。;!?]|如下|^(?:为|根据|按照|现将)`)
)

// isAddress reports the line that says to whom a notice is sent: 扬子洲镇,各街办(管理处),区政府各部门,区直各单位:.
func isAddress(key string) bool {
	if !strings.HasSuffix(key, ":") || notAddress.MatchString(key) || !addressee.MatchString(key) {
		return false
	}
	if strings.HasPrefix(key, "各") || strings.ContainsAny(key, ",、") || strings.Contains(key, "人民政府") || strings.HasSuffix(key, "委员:") || strings.HasSuffix(key, "代表:") {
		_, role := lexicon.LabelRole(key)
		return !role || strings.HasPrefix(key, "各")
	}
	return false
}

// tight drops white space as the printed form does: a blank stays between two ASCII words.
func (s strand) tight() strand {
	if s = s.trim(); !slices.ContainsFunc(s.fold, blank) {
		return s
	}
	out, from := newJoiner(s.len()), 0
	for i, r := range s.fold {
		if !blank(r) {
			continue
		}
		if out.add(s.cut(from, i)); len(out.fold) > 0 && isASCIIWord(out.fold[len(out.fold)-1]) && i+1 < s.len() && isASCIIWord(s.fold[i+1]) {
			out.add(s.cut(i, i+1))
			out.fold[len(out.fold)-1] = ' '
		}
		from = i + 1
	}
	out.add(s.from(from))
	return out.strand()
}

func isASCIIWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
