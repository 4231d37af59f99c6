package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/parse"
)

// page is a plan as it is printed, with the place of everything that parse would quote.
type page struct {
	doc    *ingest.Document
	plan   *parse.Plan
	ledger map[string]int
}

// Layout is how a plan is printed.
type Layout string

// The layouts: a table below the letterhead, numbered paragraphs below it, a sheet with nothing but title and table.
const (
	InTable   Layout = "table"
	InOutline Layout = "outline"
	InSheet   Layout = "sheet"
)

// LayoutFor is the layout of a series in a format.
func (e *Edition) LayoutFor(format string) Layout {
	switch {
	case format == "xlsx":
		return InSheet
	case format == "txt" || e.Series%2 == 0:
		return InOutline
	}
	return InTable
}

func (e *Edition) print(format string) *page {
	p := &page{doc: &ingest.Document{Schema: ingest.Schema, Format: format}, plan: &parse.Plan{}, ledger: map[string]int{}}
	switch e.LayoutFor(format) {
	case InSheet:
		p.sheet(e)
	case InTable:
		p.letterhead(e)
		p.table(e)
	case InOutline:
		p.letterhead(e)
		p.outline(e)
	}
	return p
}

// count gives the non-blank characters of words to a part of the ledger.
func (p *page) count(part, words string) {
	n := 0
	for _, r := range words {
		if r != ' ' && r != '\n' {
			n++
		}
	}
	p.ledger[part] += n
}

// para adds a paragraph and quotes it whole.
func (p *page) para(part, words string) parse.Quote {
	p.count(part, words)
	p.doc.Blocks = append(p.doc.Blocks, ingest.Block{Text: words})
	return p.quote(len(p.doc.Blocks)-1, ingest.NoCell, words, words)
}

// quote is the first place of words inside text, which stands in a block or cell.
func (p *page) quote(block, cell int, text, words string) parse.Quote {
	i := strings.Index(text, words)
	from := utf8.RuneCountInString(text[:i])
	return parse.Quote{Text: words, Pos: ingest.Pos{{Block: block, Cell: cell, From: from, To: from + utf8.RuneCountInString(words)}}}
}

func (p *page) letterhead(e *Edition) {
	p.plan.Number = p.para("metadata", e.Number)
	p.plan.NoticeTitle = p.para("title", e.Notice)
	p.para("preamble", "各镇人民政府、街道办事处，"+e.level()+"政府各部门、各直属单位：")
	p.para("preamble", "《"+e.Title+"》已经"+e.level()+"政府同意，现印发给你们，请认真组织实施。")
	p.plan.Issuer = p.quote(1, ingest.NoCell, e.Notice, e.Issuer)
	p.para("metadata", e.Issuer)
	var y, m, d int
	fmt.Sscanf(e.Signed, "%d-%d-%d", &y, &m, &d)
	p.plan.Signed = p.para("metadata", fmt.Sprintf("%d年%d月%d日", y, m, d))
	p.title(e, p.para("title", e.Title))
}

// title takes the plan's title and what it says of place, year and kind.
func (p *page) title(e *Edition, q parse.Quote) {
	s := q.Pos[0]
	p.plan.Title = q
	p.plan.Division = p.quote(s.Block, s.Cell, q.Text, e.Place)
	p.plan.Years = []parse.Quote{p.quote(s.Block, s.Cell, q.Text, strconv.Itoa(e.Year)+"年")}
	p.plan.Kind = parse.TaskList
}

var columns = []string{"序号", "工作领域", "工作任务", "牵头单位", "配合单位", "完成时限"}

func (p *page) sheet(e *Edition) {
	t := &ingest.Table{Name: "任务表", Rows: len(e.Tasks) + 2, Cols: len(columns)}
	p.doc.Blocks = []ingest.Block{{Table: t}}
	p.count("title", e.Title)
	t.Cells = append(t.Cells, ingest.Cell{RowSpan: 1, ColSpan: len(columns), Text: e.Title})
	p.title(e, p.quote(0, 0, e.Title, e.Title))
	p.rows(e, t, 1)
}

func (p *page) table(e *Edition) {
	t := &ingest.Table{Name: "T1", Rows: len(e.Tasks) + 1, Cols: len(columns)}
	p.doc.Blocks = append(p.doc.Blocks, ingest.Block{Table: t})
	p.rows(e, t, 0)
}

// rows adds the header and a row per task; the field's cell covers all its tasks.
func (p *page) rows(e *Edition, t *ingest.Table, row int) {
	for col, name := range columns {
		p.cell(t, row, col, 1, "column_header", name)
	}
	var path []parse.Quote
	for i := range e.Tasks {
		row++
		x := &e.Tasks[i]
		task := parse.Task{Serial: p.cell(t, row, 0, 1, "label", strconv.Itoa(x.Ordinal))}
		if i == 0 || e.Tasks[i-1].Path != x.Path {
			path = []parse.Quote{p.cell(t, row, 1, sameField(e.Tasks[i:]), "heading", x.Path)}
		}
		task.Path = path
		task.Content = p.cell(t, row, 2, 1, "task", x.Content)
		p.duties(&task, x, p.cell(t, row, 3, 1, "duty", joined(x, "lead")), "lead")
		p.duties(&task, x, p.cell(t, row, 4, 1, "duty", joined(x, "support")), "support")
		due := p.cell(t, row, 5, 1, "deadline", x.Deadline.Mention)
		task.Deadlines = []parse.Deadline{{Quote: due, Kind: parse.DeadlineKind(x.Deadline.Kind)}}
		p.add(task, x)
	}
}

func (p *page) cell(t *ingest.Table, row, col, rows int, part, words string) parse.Quote {
	p.count(part, words)
	t.Cells = append(t.Cells, ingest.Cell{Row: row, Col: col, RowSpan: rows, ColSpan: 1, Text: words})
	return p.quote(len(p.doc.Blocks)-1, len(t.Cells)-1, words, words)
}

// sameField counts the tasks below the heading of the first.
func sameField(tasks []Task) int {
	for i := range tasks {
		if tasks[i].Path != tasks[0].Path {
			return i
		}
	}
	return len(tasks)
}

// joined names the organs of a role.
func joined(x *Task, role string) string {
	var names []string
	for _, d := range x.Duties {
		if d.Role == role {
			names = append(names, d.Mention)
		}
	}
	return strings.Join(names, "、")
}

// duties quotes each organ of a role inside in.
func (p *page) duties(task *parse.Task, x *Task, in parse.Quote, role string) {
	s, from := in.Pos[0], in.Pos[0].From
	for _, d := range x.Duties {
		if d.Role != role {
			continue
		}
		n := utf8.RuneCountInString(d.Mention)
		q := parse.Quote{Text: d.Mention, Pos: ingest.Pos{{Block: s.Block, Cell: s.Cell, From: from, To: from + n}}}
		task.Duties = append(task.Duties, parse.Duty{Quote: q, Role: parse.Role(role), Collective: d.Collective})
		from += n + 1
	}
}

// add quotes the figures and keeps the task.
func (p *page) add(task parse.Task, x *Task) {
	s := task.Content.Pos[0]
	for _, m := range x.measures {
		q := p.quote(s.Block, s.Cell, task.Content.Text, m.String())
		q.Pos[0].From, q.Pos[0].To = q.Pos[0].From+s.From, q.Pos[0].To+s.From
		task.Measures = append(task.Measures, parse.Measure{Quote: q, Class: parse.Target})
	}
	p.plan.Tasks = append(p.plan.Tasks, task)
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八"}

// outline prints every field as a heading and every task as a paragraph:
// 3.推进…。（牵头单位：区教育体育局；配合单位：区财政局；完成时限：6月底前）
func (p *page) outline(e *Edition) {
	var path []parse.Quote
	for i := range e.Tasks {
		x := &e.Tasks[i]
		if i == 0 || e.Tasks[i-1].Path != x.Path {
			path = []parse.Quote{p.para("heading", numerals[p.headings(e, i)]+"、"+x.Path)}
		}
		p.paragraph(x, path)
	}
}

// headings counts those before the task.
func (p *page) headings(e *Edition, i int) int {
	n := 0
	for ; i > 0; i-- {
		if e.Tasks[i-1].Path != e.Tasks[i].Path {
			n++
		}
	}
	return n
}

func (p *page) paragraph(x *Task, path []parse.Quote) {
	serial := strconv.Itoa(x.Ordinal)
	lead, support := joined(x, "lead"), joined(x, "support")
	var sb strings.Builder
	fmt.Fprintf(&sb, "%s.%s（牵头单位：%s；", serial, x.Content, lead)
	if support != "" {
		fmt.Fprintf(&sb, "配合单位：%s；", support)
	}
	fmt.Fprintf(&sb, "完成时限：%s）", x.Deadline.Mention)
	words, block := sb.String(), len(p.doc.Blocks)
	p.doc.Blocks = append(p.doc.Blocks, ingest.Block{Text: words})
	at := func(w string) parse.Quote { return p.quote(block, ingest.NoCell, words, w) }
	task := parse.Task{Serial: at(serial), Path: path, Content: at(x.Content)}
	p.duties(&task, x, within(at("牵头单位："+lead), lead), "lead")
	if support != "" {
		p.duties(&task, x, within(at("配合单位："+support), support), "support")
	}
	due := within(at("完成时限："+x.Deadline.Mention), x.Deadline.Mention)
	task.Deadlines = []parse.Deadline{{Quote: due, Kind: parse.DeadlineKind(x.Deadline.Kind)}}
	p.share(x, words)
	p.add(task, x)
}

// within is the end of a quotation.
func within(q parse.Quote, words string) parse.Quote {
	s := q.Pos[0]
	s.From = s.To - utf8.RuneCountInString(words)
	return parse.Quote{Text: words, Pos: ingest.Pos{s}}
}

// share divides a paragraph among the parts of the ledger.
func (p *page) share(x *Task, words string) {
	p.count("task", x.Content)
	p.count("deadline", x.Deadline.Mention)
	n := len([]rune(x.Content)) + len([]rune(x.Deadline.Mention))
	for _, d := range x.Duties {
		p.count("duty", d.Mention)
		n += len([]rune(d.Mention))
	}
	p.ledger["label"] += len([]rune(words)) - n
}
