package parse

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// odd notes what is odd about the document as a whole: counts that
// disagree, damaged text.
func (p *layout) odd() {
	p.counts()
	for _, n := range p.nodes {
		if n.table == nil {
			if n.has&dubiousTrait != 0 {
				p.damage(n.whole)
			}
			continue
		}
		for i := range n.table.Cells {
			p.damage(n.cell(i))
		}
	}
	p.uncertain()
	p.unread()
}

// legible is the confidence, of a paragraph or cell read from a picture, below which its words want a look.
const legible = 0.85

// uncertain notes paragraphs and cells of a picture that its reader is not sure of.
func (p *layout) uncertain() {
	for i, d := range p.b.Documents {
		for k := range d.Blocks {
			block := &d.Blocks[k]
			p.doubt(block.Confidence, block.Text, ingest.Span{Doc: i, Block: k, Cell: ingest.NoCell})
			if block.Table == nil {
				continue
			}
			for c := range block.Table.Cells {
				p.doubt(block.Table.Cells[c].Confidence, block.Table.Cells[c].Text, ingest.Span{Doc: i, Block: k, Cell: c})
			}
		}
	}
}

// doubt notes words at one place, when they were read with little confidence.
func (p *layout) doubt(sure float64, text string, at ingest.Span) {
	if sure == 0 || sure >= legible {
		return
	}
	at.To = utf8.RuneCountInString(text)
	p.issue(UncertainText, Quote{hanzi.Display(text), ingest.Pos{at}}, "read from a picture with confidence "+strconv.FormatFloat(sure, 'f', 3, 64))
}

// unread notes the pages whose words are missing, of all documents, but those typed in
// by hand; and once those whose words another program read from their pictures.
func (p *layout) unread() {
	for _, d := range p.b.Documents {
		for _, m := range d.Meta {
			switch m.Name {
			case ingest.LayeredPages:
				p.issue(UncertainText, Quote{}, d.Name+": the words of pages "+m.Value+" are a hidden layer over their pictures, read by another program")
			case ingest.PicturePages:
				for _, page := range strings.Fields(m.Value) {
					if !typed(d, page) {
						p.issue(UnreadPage, Quote{}, d.Name+": page "+page+" is a picture that was not read")
					}
				}
			}
		}
	}
}

// typed tells whether tasks of a page were typed in by hand.
func typed(d *ingest.Document, page string) bool {
	n, err := strconv.Atoi(page)
	return err == nil && slices.ContainsFunc(d.Blocks, func(b ingest.Block) bool { return b.Typed && b.Page == n })
}

var (
	covers  = regexp.MustCompile(`[0-9零一二三四五六七八九十百两]+个(?:方面|大类|类|部分|领域)(?:、|,|共|,共|和)?([0-9零一二三四五六七八九十百两]+)(?:项|条)`)
	totals  = regexp.MustCompile(`\((?:共|合计|总计)([0-9零一二三四五六七八九十百两]+)(?:项|条|件)`)
	worded  = regexp.MustCompile(`(?:共计?|总计|合计|分解[为成]|细化[为成]|梳理(?:出|形成)|分为)([0-9零一二三四五六七八九十百两]+)项(?:重点|主要|具体|年度|目标|工作)*任务`)
	ours    = regexp.MustCompile(`涉及(?:我|本)[省市县区州盟旗局委厅镇乡]的?(?:任务|工作|事项)?(?:共|有)?([0-9零一二三四五六七八九十百两]+)(?:项|条)`)
	grouped = regexp.MustCompile(`\(共?([0-9零一二三四五六七八九十百两]+)(?:项|条|件)(?:任务|工作|措施|事项)?\)`)
)

// counts compares what covers and headings count with the tasks found: 6个方面243项, 一、主动公开（3项）.
func (p *layout) counts() {
	if len(p.tasks) == 0 {
		return
	}
	for _, n := range p.nodes {
		if n.table != nil || n.part != TitlePart && n.part != PreamblePart {
			continue
		}
		if n.has&countTrait == 0 || !n.text.numbers() {
			continue
		}
		s := n.text.tight()
		if k := counted(s.text(), ours, covers, totals, worded); k > 0 && k != len(p.tasks) {
			p.issue(CountDisagrees, s.quote(), strconv.Itoa(len(p.tasks))+" tasks were found")
			break
		}
	}
	for _, g := range p.headings() {
		if k := counted(hanzi.Key(g.text.Text), grouped); k > 0 && k != g.tasks {
			p.issue(CountDisagrees, g.text, strconv.Itoa(g.tasks)+" tasks were found below it")
		}
	}
}

// counts reports what headings count with, as printed: 项, 條.
func counts(r rune) bool { return is(hanzi.Fold(r), countTrait) }

// numbers reports a numeral before 项, 条 or 件.
func (s strand) numbers() bool {
	last := false
	for _, r := range s.fold {
		if last && is(r, countTrait) {
			return true
		}
		if !blank(r) {
			last = is(r, numeralTrait)
		}
	}
	return false
}

func counted(key string, forms ...*regexp.Regexp) int {
	for _, re := range forms {
		if m := re.FindStringSubmatch(key); m != nil {
			n, _ := hanzi.Number(m[1])
			return n
		}
	}
	return 0
}

// heading is a heading with the number of tasks below it.
type heading struct {
	text  Quote
	tasks int
}

// headings are those that may count the tasks below them.
func (p *layout) headings() []heading {
	var out []heading
	at := map[ingest.Span]int{}
	for _, t := range p.tasks {
		for _, q := range t.Path {
			if len(q.Pos) == 0 || !strings.ContainsFunc(q.Text, counts) {
				continue
			}
			i, ok := at[q.Pos[0]]
			if !ok {
				i = len(out)
				at[q.Pos[0]] = i
				out = append(out, heading{text: q})
			}
			out[i].tasks++
		}
	}
	return out
}

// garbled is what stays of characters that were lost or read in another charset.
var garbled = regexp.MustCompile("\uFFFD+|锟斤拷|\\?{3,}")

// dubious is a character with which garbled begins.
func dubious(r rune) bool { return r == '\uFFFD' || r == '锟' || r == '?' }

func (p *layout) damage(s strand) {
	if !slices.ContainsFunc(s.raw(), dubious) {
		return
	}
	text := string(s.raw())
	m := garbled.FindStringIndex(text)
	if m == nil {
		return
	}
	from, to := runeAt(text, m[0]), runeAt(text, m[1])
	p.issue(DamagedText, s.cut(from, to).quote(), "characters were lost or read in another charset")
}

// illegible reports words of which most characters were lost or read in another charset: ??????, ÃæÆ¤²ú, 锟斤拷.
func (s strand) illegible() bool {
	if !slices.ContainsFunc(s.raw(), lost) {
		return false
	}
	bad, all, depth := 0, 0, 0
	for i, r := range s.raw() {
		switch {
		case s.fold[i] == '(':
			depth++
		case s.fold[i] == ')':
			depth = max(0, depth-1)
		case depth > 0 || hanzi.IsBlank(r): // a remark tells what was lost: (附件格式异常)
		case lost(r):
			bad, all = bad+1, all+1
		default:
			all++
		}
	}
	return 2*bad > all
}

// lost reports a character that stands for one lost, or that no official text has: U+FFFD, ?, those of 锟斤拷
// and of Latin-1 beyond signs.
func lost(r rune) bool {
	switch r {
	case '\uFFFD', '?', '锟', '斤', '拷':
		return true
	}
	return r >= 0xA1 && r <= 0xFF && r != '·' && r != '×' && r != '÷' && r != '°' && r != '±'
}

// repeated notes the second half of a cell that a page break made print twice.
func repeated(again strand) []Issue {
	if again.len() == 0 {
		return nil
	}
	return []Issue{{RepeatedText, again.quote(), "printed twice, read once"}}
}
