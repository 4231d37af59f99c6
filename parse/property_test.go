package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"pgregory.net/rapid"
)

// realFiles are all files at hand that hold, or seem to hold, a plan.
func realFiles(t *testing.T) []string {
	dirs := []string{filepath.Join(golden.Testdata(t), "0*"), filepath.Join(golden.Testdata(t), "damaged")}
	shared := os.Getenv("TAIZHANG_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	for _, dir := range []string{"seeds", "samples", "samples/*", "wild", "years", "real", "real/*"} {
		dirs = append(dirs, filepath.Join(shared, filepath.FromSlash(dir)))
	}
	var out []string
	for _, dir := range dirs {
		files, _ := filepath.Glob(filepath.Join(dir, "*.*"))
		out = append(out, files...)
	}
	return out
}

// The ledger balances and every quotation stands at its place, in every file that can be read.
func TestRealFilesAreQuoted(t *testing.T) {
	n := 0
	for _, file := range realFiles(t) {
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			continue
		}
		d, err := ingest.Read(filepath.Base(file), golden.Bytes(t, file), ingest.DefaultLimits)
		if err != nil {
			continue
		}
		r := Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
		if fault := faultOf(r); fault != "" {
			t.Errorf("%s: %s", file, fault)
		}
		eachQuoteOf(r, func(name string, q Quote) {
			if fault := misplaced(r, name, q); fault != "" {
				t.Errorf("%s: %s: %s", file, name, fault)
			}
		})
		n++
	}
	if n < 25 {
		t.Errorf("only %d files", n)
	}
	t.Logf("%d files", n)
}

// faultOf says which promise of parse r breaks; "" when all are kept.
func faultOf(r *Result) string {
	b := r.Bundle
	var faults []string
	total, parts := r.Ledger.Count(b)
	sum := 0
	for _, n := range parts {
		sum += n
	}
	if want := characters(b); total != want || sum != want {
		faults = append(faults, fmt.Sprintf("the ledger has %d characters in parts of %d, the documents %d", total, sum, want))
	}
	eachQuoteOf(r, func(name string, q Quote) {
		if fault := misquoted(b, q); fault != "" {
			faults = append(faults, name+": "+fault)
		}
	})
	return strings.Join(faults, "\n")
}

// characters counts what is not blank, apart from the ledger.
func characters(b *ingest.Bundle) int {
	n := 0
	count := func(text string) {
		for _, r := range text {
			if !hanzi.IsBlank(r) {
				n++
			}
		}
	}
	for _, d := range b.Documents {
		for _, bl := range d.Blocks {
			if bl.Table == nil {
				count(bl.Text)
				continue
			}
			for _, c := range bl.Table.Cells {
				count(c.Text)
			}
		}
	}
	return n
}

// misquoted says how a quotation is not what stands at its place. A place may
// be stated without words by an issue, never words without a place.
func misquoted(b *ingest.Bundle, q Quote) string {
	if q.IsZero() {
		return ""
	}
	for _, s := range q.Pos {
		if s.From >= s.To {
			return fmt.Sprintf("%q has an empty place %s", q.Text, b.Spell(q.Pos))
		}
	}
	if got, want := dense(b.Text(q.Pos)), dense(q.Text); got != want {
		return fmt.Sprintf("%q is said to stand at %s, where %q stands", want, b.Spell(q.Pos), got)
	}
	return ""
}

// partsOf says in which parts of the ledger a task's quotations may stand.
var partsOf = map[string][]Part{
	"plan.Tasks.Serial":           {LabelPart},
	"plan.Tasks.Path":             {HeadingPart},
	"plan.Tasks.Content":          {TaskPart},
	"plan.Tasks.Items":            {TaskPart},
	"plan.Tasks.Duties.Quote":     {DutyPart, TaskPart},
	"plan.Tasks.Supervisors":      {RemarksPart},
	"plan.Tasks.Deadlines.Quote":  {DeadlinePart, TaskPart},
	"plan.Tasks.Deadlines.Anchor": {DeadlinePart, TaskPart},
	"plan.Tasks.Deadlines.Scope":  {DeadlinePart, TaskPart},
	"plan.Tasks.Progress.Quote":   {ProgressPart},
	"plan.Tasks.Progress.AsOf":    {ProgressPart},
	"plan.Tasks.Measures.Quote":   {TaskPart},
	"plan.Tasks.Measures.Bound":   {TaskPart},
}

// misplaced says how the ledger contradicts a quotation: a duty that is furniture.
func misplaced(r *Result, name string, q Quote) string {
	for _, s := range q.Pos {
		text := []rune(r.Bundle.Text(ingest.Pos{s}))
		for i, part := range r.Ledger.at(s) {
			if !hanzi.IsBlank(text[i]) && partsOf[name] != nil && !slices.Contains(partsOf[name], part) {
				return fmt.Sprintf("%q of %q at %s is %s in the ledger", text[i], q.Text, r.Bundle.Spell(q.Pos), part)
			}
		}
	}
	return ""
}

// dense is text folded and without blanks.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if hanzi.IsBlank(r) {
			return -1
		}
		return hanzi.Fold(r)
	}, s)
}

func eachQuoteOf(r *Result, found func(name string, q Quote)) {
	for _, p := range r.Plans {
		eachQuote("plan", reflect.ValueOf(*p), found)
	}
	eachQuote("issue", reflect.ValueOf(r.Issues), found)
}

// eachQuote finds every Quote in v, with the name of the field in which it stands.
func eachQuote(name string, v reflect.Value, found func(name string, q Quote)) {
	if q, ok := v.Interface().(Quote); ok {
		found(name, q)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			eachQuote(name, v.Index(i), found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachQuote(name+"."+v.Type().Field(i).Name, v.Field(i), found)
		}
	}
}

// morsels are what documents are made of, and what they should not be made of.
var morsels = []string{
	"2021年西湖区政务公开工作要点", "一、加强重点领域信息公开", "（一）", "1.", "一是", "12", "序号", "工作任务", "具体要求", "责任单位", "牵头单位", "配合单位",
	"完成时限", "落实情况", "区发改委", "区财政局、区人社局", "各乡（镇）人民政府", "区政府办牵头，", "（责任单位：区教体局；完成时限：6月底前）", "6月底前", "每季度", "持续推进",
	"7个工作日内", "不低于10%", "新建3座", "已完成", "推进政府信息公开，", "完善工作机制。", "《条例》", "（国办发〔2019〕14号）", "东府办发〔2021〕22号", "2021年7月9日",
	"西湖区人民政府办公室", "关于印发", "的通知", "附件：", "抄送：", "—", "- 2 -", "\t", "\n", "\r\n", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x00", "\ufffd", "<ul>", "（", "）", "(", "〔",
	"”", "“", "：", "；", "、", "。", "%", "０１２", "𠮷", "e\u0301", "\u202e", "•", "\U0010ffff", "|",
}

func drawText(t *rapid.T, most int) string {
	words := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(morsels), rapid.StringN(0, 3, -1)), 0, most).Draw(t, "words")
	return strings.Join(words, "")
}

// drawTable cuts a grid into cells of any spans.
func drawTable(t *rapid.T, name string) *ingest.Table {
	out := &ingest.Table{Name: name, Rows: rapid.IntRange(0, 7).Draw(t, "rows"), Cols: rapid.IntRange(0, 7).Draw(t, "cols")}
	taken := map[[2]int]bool{}
	for row := range out.Rows {
		for col := range out.Cols {
			if taken[[2]int{row, col}] {
				continue
			}
			c := ingest.Cell{Row: row, Col: col, RowSpan: rapid.IntRange(1, min(3, out.Rows-row)).Draw(t, "rowspan"), ColSpan: 1, Text: drawText(t, 4)}
			for wide := rapid.IntRange(1, 3).Draw(t, "colspan"); c.ColSpan < wide && col+c.ColSpan < out.Cols && !taken[[2]int{row, col + c.ColSpan}]; {
				c.ColSpan++
			}
			for i := range c.RowSpan * c.ColSpan {
				taken[[2]int{row + i/c.ColSpan, col + i%c.ColSpan}] = true
			}
			out.Cells = append(out.Cells, c)
		}
	}
	return out
}

func drawBundle(t *rapid.T) *ingest.Bundle {
	b := &ingest.Bundle{Name: "x"}
	for range rapid.IntRange(0, 2).Draw(t, "documents") {
		d := &ingest.Document{Name: "x.docx", Format: "docx"}
		pages := rapid.Bool().Draw(t, "pages")
		for i := range rapid.IntRange(0, 12).Draw(t, "blocks") {
			bl := ingest.Block{Level: rapid.IntRange(0, 2).Draw(t, "level"), Layer: rapid.SampledFrom([]ingest.Layer{"", "", "", "header", "footer", "note"}).Draw(t, "layer")}
			if pages {
				bl.Page = i/5 + 1
			}
			if rapid.IntRange(0, 3).Draw(t, "kind") == 0 {
				bl.Table = drawTable(t, fmt.Sprintf("T%d", i))
			} else {
				bl.Text = drawText(t, 8)
			}
			d.Blocks = append(d.Blocks, bl)
		}
		b.Documents = append(b.Documents, d)
	}
	return b
}

// Parse is total: whatever the Bundle, it ends, the ledger balances and what it quotes is there.
func TestParseIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if fault := faultOf(Parse(drawBundle(t))); fault != "" {
			t.Fatal(fault)
		}
	})
}
