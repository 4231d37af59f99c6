package eval

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"sort"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// specimen is a plan's text, one line an element, with its annotation. A
// mutation changes both alike, so that the annotation stays true.
type specimen struct {
	name  string
	lines []string
	gold  *Gold
	rng   *rand.Rand
	log   []string
}

// mutation is one way in which another county would have written the same plan.
type mutation struct {
	name  string
	apply func(*specimen)
}

// mutations are applied in this order, each with even chances.
var mutations = []mutation{
	{"places", (*specimen).places},
	{"organs", (*specimen).organs},
	{"separators", (*specimen).separators},
	{"numbering", (*specimen).numbering},
	{"columns", (*specimen).columns},
	{"furniture", (*specimen).furniture},
	{"cuts", (*specimen).cuts},
}

// mutate applies a choice of mutations.
func (s *specimen) mutate() {
	for _, m := range mutations {
		if s.rng.IntN(2) == 0 {
			s.log = append(s.log, m.name)
			m.apply(s)
		}
	}
}

// rewrite replaces words in the text and everywhere in the annotation.
func (s *specimen) rewrite(pairs []string) {
	r := strings.NewReplacer(pairs...)
	for i := range s.lines {
		s.lines[i] = r.Replace(s.lines[i])
	}
	s.gold.each(r.Replace)
}

// each rewrites every string of an annotation that quotes its document.
func (g *Gold) each(f func(string) string) {
	for _, p := range []*string{g.Title, g.NoticeTitle, g.Issuer, g.Number} {
		if p != nil {
			*p = f(*p)
		}
	}
	for _, list := range g.Alt {
		for i := range list {
			if word, ok := list[i].(string); ok {
				list[i] = f(word)
			}
		}
	}
	for i := range g.Tasks {
		g.Tasks[i].each(f)
	}
}

func (t *GoldTask) each(f func(string) string) {
	t.Content = f(t.Content)
	all(t.Path, f)
	all(t.Items, f)
	for _, p := range t.PathAlt {
		all(p, f)
	}
	for i := range t.Duties {
		d := &t.Duties[i]
		d.Mention = f(d.Mention)
		all(d.Members, f)
		for _, a := range d.Alt {
			all(a, f)
		}
	}
	for i := range t.Deadlines {
		t.Deadlines[i].Mention = f(t.Deadlines[i].Mention)
	}
	for i := range t.Measures {
		t.Measures[i].Mention = f(t.Measures[i].Mention)
	}
}

func all(words []string, f func(string) string) {
	for i := range words {
		words[i] = f(words[i])
	}
}

// places moves the plan to another place of the same level: its own name, that
// of the prefecture and of the province.
func (s *specimen) places() {
	if s.gold.Division.Code == nil {
		return
	}
	from, to := lineOf(*s.gold.Division.Code), s.otherPlace(*s.gold.Division.Code)
	if to == nil {
		return
	}
	var pairs []string
	for i := range from {
		if stem(from[i].Name) == "" || stem(to[i].Name) == "" {
			return
		}
		pairs = append(pairs, stem(from[i].Name), stem(to[i].Name))
	}
	s.rewrite(pairs)
	code := to[0].Code
	s.gold.Division.Code = &code
	delete(s.gold.Alt, "division.code")
}

// lineOf is a division and those above it, innermost first.
func lineOf(code string) []normalize.DivisionRow {
	var out []normalize.DivisionRow
	for _, want := range []string{code, code[:4] + "00", code[:2] + "0000"} {
		for _, r := range normalize.AllDivisions() {
			if r.Code == want && r.To == "" && (len(out) == 0 || out[len(out)-1].Code != want) {
				out = append(out, r)
			}
		}
	}
	return out
}

// otherPlace picks a division of the same level and suffix whose name is its own.
func (s *specimen) otherPlace(code string) []normalize.DivisionRow {
	own := lineOf(code)
	count := map[string]int{}
	for _, r := range normalize.AllDivisions() {
		count[r.Name]++
	}
	for range 2000 {
		rows := normalize.AllDivisions()
		r := rows[s.rng.IntN(len(rows))]
		line := lineOf(r.Code)
		if r.Level == own[0].Level && r.To == "" && r.From < "2005" && len(line) == len(own) && count[r.Name] == 1 && sameSuffix(r.Name, own[0].Name) && plainStem(r.Name) && sameSuffix(line[1].Name, own[1].Name) {
			return line
		}
	}
	return nil
}

func sameSuffix(a, b string) bool { return lastRune(a) == lastRune(b) }

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

var plain = regexp.MustCompile(`^\p{Han}{2}[区县市]$`)

// plainStem keeps to names of three characters without a direction, a level or an organ's word in them.
func plainStem(name string) bool {
	return plain.MatchString(name) && !strings.ContainsAny(name[:6], "东西南北中市区县城郊新老州镇乡")
}

// stem is a place's name without its level: 西湖区 → 西湖.
func stem(name string) string {
	r := []rune(name)
	if len(r) < 3 || len(r) > 4 || !strings.ContainsRune("省市区县", r[len(r)-1]) {
		return ""
	}
	return string(r[:len(r)-1])
}

var organ = regexp.MustCompile(`^[省市县区](\p{Han}{1,8}[局委办])$`)

// organs gives every organ that follows a level word the name of another one of
// the plan's own or of the list, one to one.
func (s *specimen) organs() {
	names := s.organNames()
	if len(names) < 2 {
		return
	}
	pool := append(append([]string(nil), names...), organPool...)
	sort.Strings(pool)
	s.rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	sort.Slice(names, func(i, j int) bool {
		return len(names[i]) > len(names[j]) || len(names[i]) == len(names[j]) && names[i] < names[j]
	})
	used := map[string]bool{}
	var pairs []string
	for _, n := range names {
		for _, p := range pool {
			if !used[p] {
				used[p] = true
				for _, level := range []string{"省", "市", "县", "区"} {
					pairs = append(pairs, level+n, level+p)
				}
				break
			}
		}
	}
	s.rewrite(pairs)
}

// organPool are organs that the seeds do not name.
var organPool = []string{"水利局", "交通运输局", "粮食和物资储备局", "信访局", "国资委", "体育局", "供销社", "档案局", "地震局", "气象局", "机关事务管理局", "总工会", "科协", "妇联"}

func (s *specimen) organNames() []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range s.gold.Tasks {
		for _, d := range t.Duties {
			m := organ.FindStringSubmatch(d.Mention)
			if m == nil || d.Collective || seen[m[1]] || strings.Contains(m[1], "政府") || strings.HasPrefix(m[1], "委") || strings.Contains(m[1], "区") {
				continue
			}
			seen[m[1]] = true
			out = append(out, m[1])
		}
	}
	return out
}

// separators swaps 、 ， ； and space between two organs that stand beside each other.
func (s *specimen) separators() {
	var pairs []string
	done := map[string]bool{}
	for _, t := range s.gold.Tasks {
		for i := 1; i < len(t.Duties); i++ {
			a, b := t.Duties[i-1], t.Duties[i]
			if compound(a) || compound(b) || a.Role != b.Role || done[a.Mention+b.Mention] {
				continue
			}
			done[a.Mention+b.Mention] = true
			to := []string{"、", "，", ",", "；", " "}[s.rng.IntN(5)]
			for _, sep := range []string{"、", ","} {
				if s.oneMention(a.Mention + sep + b.Mention) {
					continue
				}
				pairs = append(pairs, a.Mention+sep+b.Mention, a.Mention+to+b.Mention)
			}
		}
	}
	s.eachOrganLine(strings.NewReplacer(pairs...).Replace)
}

// oneMention reports words that some task annotates as a single organ: 各级政府、管委(及其部门).
func (s *specimen) oneMention(words string) bool {
	for _, t := range s.gold.Tasks {
		for _, d := range t.Duties {
			if strings.Contains(d.Mention, words) {
				return true
			}
		}
	}
	return false
}

func compound(d GoldDuty) bool {
	return strings.ContainsAny(d.Mention, "、及和") || len(d.Members) > 0 || d.Inline || len(d.Alt) > 0
}

// eachOrganLine rewrites lines that are organ cells, and closing brackets; prose stays.
func (s *specimen) eachOrganLine(f func(string) string) {
	for i, line := range s.lines {
		if at := strings.LastIndex(line, "（责任单位"); at >= 0 {
			s.lines[i] = line[:at] + f(line[at:])
			continue
		}
		if at := strings.LastIndex(line, "\t"); at >= 0 {
			s.lines[i] = line[:at] + f(line[at:])
			continue
		}
		if !strings.ContainsAny(line, "。") {
			s.lines[i] = f(line)
		}
	}
}

var (
	isLead    = regexp.MustCompile(`^([一二三四五六七八九十])是`)
	commaLead = regexp.MustCompile(`^([一二三四五六七八九十]+)、`)
	dotLead   = regexp.MustCompile(`^(\t?)(\d+)\.`)
)

// numbering writes the numbers in another style: 一是 as （一）, 一、 as 第一部分, 1. as 1、.
func (s *specimen) numbering() {
	style := s.rng.IntN(3)
	s.renumber(isLead, func(m []string) (string, string) {
		n := strings.Index("一二三四五六七八九十", m[1])/3 + 1
		switch style {
		case 0:
			return "（" + m[1] + "）", "（" + m[1] + "）"
		case 1:
			return fmt.Sprintf("%d.", n), fmt.Sprint(n)
		}
		return fmt.Sprintf("%d、", n), fmt.Sprint(n)
	})
	if style == 0 {
		s.renumber(dotLead, func(m []string) (string, string) { return m[1] + m[2] + "、", m[2] })
	}
	if style == 1 {
		s.renumber(commaLead, func(m []string) (string, string) { return "第" + m[1] + "部分 ", "" })
	}
}

// renumber rewrites the numbers at the head of lines, the serials of tasks and the numbers in paths.
func (s *specimen) renumber(lead *regexp.Regexp, to func([]string) (printed, serial string)) {
	serials := map[string]string{}
	for i, line := range s.lines {
		if s.inNotice(i) {
			continue
		}
		if m := lead.FindStringSubmatch(line); m != nil {
			printed, serial := to(m)
			s.lines[i] = printed + line[len(m[0]):]
			serials[strings.Trim(m[0], "\t.、")] = serial
		}
	}
	for i := range s.gold.Tasks {
		t := &s.gold.Tasks[i]
		if t.Serial != nil && serials[*t.Serial] != "" {
			serial := serials[*t.Serial]
			t.Serial = &serial
		}
		for j, p := range t.Path {
			if m := lead.FindStringSubmatch(p); m != nil {
				printed, _ := to(m)
				t.Path[j] = printed + p[len(m[0]):]
			}
		}
	}
}

// inNotice reports a line above the first task, whose numbers are not the plan's.
func (s *specimen) inNotice(i int) bool {
	return s.gold.Title != nil && s.gold.NoticeTitle != nil && i < s.titleLine()
}

func (s *specimen) titleLine() int {
	last := 0
	for i, line := range s.lines {
		if strings.TrimSpace(line) == *s.gold.Title {
			last = i
		}
	}
	return last
}

// columns swaps the last two columns of a flattened table.
func (s *specimen) columns() {
	if s.swapTabs() {
		return
	}
	s.swapLines()
}

// swapTabs swaps the last two words of every row of a tabbed table with a header on one line.
func (s *specimen) swapTabs() bool {
	swapped := false
	for i, line := range s.lines {
		cells := strings.Split(line, "\t")
		if len(cells) < 5 {
			continue
		}
		end := len(cells)
		for end > 0 && cells[end-1] == "" {
			end--
		}
		if end < 5 || !strings.HasPrefix(line, "一级") && !longWords(cells[end-2]) {
			continue
		}
		cells[end-1], cells[end-2] = cells[end-2], cells[end-1]
		s.lines[i] = strings.Join(cells, "\t")
		swapped = true
	}
	return swapped
}

func longWords(s string) bool { return len([]rune(s)) > 9 }

// swapLines swaps the organ column of a one-cell-per-line table with the column behind it.
func (s *specimen) swapLines() {
	head := s.headerLines()
	if len(head) < 5 {
		return
	}
	a, b := head[len(head)-2], head[len(head)-1]
	s.lines[a], s.lines[b] = s.lines[b], s.lines[a]
	words := s.cellLines(b + 1)
	for _, row := range s.rowsOf(words, head) {
		x, y := row[0], row[1]
		s.lines[x], s.lines[y] = s.lines[y], s.lines[x]
	}
}

// headerLines finds the lines of a header printed one heading a line.
func (s *specimen) headerLines() []int {
	var out []int
	for i, line := range s.lines {
		switch strings.TrimSpace(line) {
		case "序号", "内容", "具体要求", "牵头单位", "落实单位", "一级指标", "二级指标", "存在问题及建议", "责任单位", "完成期限", "落实情况":
			out = append(out, i)
		}
	}
	return out
}

func (s *specimen) cellLines(from int) []int {
	var out []int
	for i := from; i < len(s.lines); i++ {
		if s.lines[i] != "" {
			out = append(out, i)
		}
	}
	return out
}

// rowsOf finds the lines of the last two cells of every task's row.
func (s *specimen) rowsOf(cells, _ []int) [][2]int {
	at := map[string]int{}
	for k, i := range cells {
		at[squeeze(s.lines[i])] = k
	}
	var out [][2]int
	for _, t := range s.gold.Tasks {
		k, ok := at[squeeze(t.Content)]
		if !ok {
			continue
		}
		last := k + 2
		if t.Progress != nil {
			last = k + 3
		}
		if last < len(cells) {
			out = append(out, [2]int{cells[last-1], cells[last]})
		}
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), "") }

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\t' || r == '\u3000' }

// furniture prints page numbers between paragraphs.
func (s *specimen) furniture() {
	var out []string
	page := 1
	style := s.rng.IntN(3)
	for i, line := range s.lines {
		if i > 3 && line == "" && s.rng.IntN(12) == 0 && !s.tabbed(i) {
			page++
			out = append(out, "", []string{fmt.Sprintf("- %d -", page), fmt.Sprintf("第 %d 页", page), fmt.Sprintf("— %d —", page)}[style])
		}
		out = append(out, line)
	}
	s.lines = out
}

// tabbed reports that a table with one cell per tab runs over line i: there a
// blank line is part of the layout.
func (s *specimen) tabbed(i int) bool {
	for k := i; k < min(i+6, len(s.lines)); k++ {
		if strings.HasPrefix(s.lines[k], "\t") {
			return true
		}
	}
	return false
}

// cuts breaks long paragraphs of running text at a page end, in mid-sentence.
func (s *specimen) cuts() {
	var out []string
	for _, line := range s.lines {
		r := []rune(line)
		if len(r) < 150 || strings.Contains(line, "\t") || s.gold.NoticeTitle == nil || s.hasHeader() || s.rng.IntN(4) > 0 {
			out = append(out, line)
			continue
		}
		at := 60 + s.rng.IntN(40)
		for strings.ContainsRune("。；：！？）”’　 0123456789", r[at-1]) || strings.ContainsRune("（(“一二三四五六七八九十0123456789 ", r[at]) {
			at++
		}
		out = append(out, string(r[:at]), "", string(r[at:]))
	}
	s.lines = out
}

func (s *specimen) hasHeader() bool { return len(s.headerLines()) > 2 }
