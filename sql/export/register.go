package export

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed templates/*.xlsx
var templates embed.FS

// drafts are what the committed templates were made of.
var drafts = map[string]draft{
	"register": {
		title:    "督查台账",
		subtitle: "{{表名}}",
		columns: []draftColumn{
			{"", "序号", "{{序号}}", 6, true},
			{"", "工作任务", "{{工作任务}}", 58, false},
			{"责任单位", "牵头", "{{牵头单位}}", 18, true},
			{"责任单位", "配合", "{{配合单位}}", 24, true},
			{"", "完成时限", "{{完成时限}}", 16, true},
			{"", "进展情况", "{{进展情况}}", 24, false},
			{"", "备注", "{{备注}}", 18, false},
		},
		footer: "共 {{项数}} 项",
	},
	"slip": {
		title:    "督办单",
		subtitle: "{{表名}}：　　下列任务 {{到期日}} 前到期，请办理并反馈。　　编制日：{{编制日}}",
		columns: []draftColumn{
			{"", "序号", "{{序号}}", 6, true},
			{"", "工作任务", "{{工作任务}}", 52, false},
			{"", "本单位分工", "{{分工}}", 10, true},
			{"责任单位", "牵头", "{{牵头单位}}", 16, true},
			{"责任单位", "配合", "{{配合单位}}", 18, true},
			{"完成时限", "原文", "{{完成时限}}", 14, true},
			{"完成时限", "到期", "{{截止日}}", 12, true},
			{"", "出处", "{{方案}} {{文号}}\n{{来源文件}} {{原文位置}}", 28, false},
			{"", "已报进展", "{{进展情况}}", 16, false},
			{"", "办理结果", "", 16, false},
		},
		footer: "共 {{项数}} 项",
	},
}

// Templates lists the names of the templates that come with the program.
func Templates() []string { return []string{"register", "slip"} }

// TemplateFile is a template as a workbook that people can edit.
func TemplateFile(name string) ([]byte, error) {
	b, err := templates.ReadFile("templates/" + name + ".xlsx")
	if err != nil {
		return nil, fmt.Errorf("%w: %q: want %s", ErrTemplate, name, strings.Join(Templates(), " or "))
	}
	return b, nil
}

// makeTemplate makes the file of a template, with a second sheet that explains the fields.
func makeTemplate(name string) ([]byte, error) {
	f, err := drafts[name].workbook()
	if err != nil {
		return nil, err
	}
	const notes = "字段说明"
	if _, err := f.NewSheet(notes); err != nil {
		return nil, err
	}
	lines := [][]any{
		{"第一张表是版式：标题、表头、一行字段、表尾。改文字、列宽、字体、边框、纸张都行；删一列、加一列、换次序也行。", "", ""},
		{"字段写成 {{工作任务}} 或 {{content}}；一格可写几个字段与文字。字段一行之上为表头，每页重印；之下为表尾。本表不会进入台账。", "", ""},
		{"字段", "field", "说明"},
	}
	for _, x := range fields {
		lines = append(lines, []any{"{{" + x.zh + "}}", "{{" + x.name + "}}", x.about})
	}
	for i, l := range lines {
		if err := f.SetSheetRow(notes, fmt.Sprintf("A%d", i+1), &l); err != nil {
			return nil, err
		}
	}
	if err := f.SetColWidth(notes, "A", "B", 20); err != nil {
		return nil, err
	}
	return bytesOf(f)
}

// Arrangement is how the sheets of a 督查台账 are cut: plan, division or org.
type Arrangement string

// The arrangements.
const (
	ByPlan     Arrangement = "plan"
	ByDivision Arrangement = "division"
	ByOrg      Arrangement = "org"
)

// ParseArrangement reads "plan"; ok is false for any other word.
func ParseArrangement(s string) (a Arrangement, ok bool) {
	a = Arrangement(s)
	return a, slices.Contains([]Arrangement{ByPlan, ByDivision, ByOrg}, a)
}

// SheetBy are the columns of the register that keep a sheet's rows together.
func (a Arrangement) SheetBy() []string {
	switch a {
	case ByDivision:
		return []string{"division_code"}
	case ByOrg:
		return []string{"org_key"}
	}
	return []string{"division_code", "plan_id"}
}

// Scope says which tasks a register or a slip has; what is empty takes all.
type Scope struct {
	Plan     string // plan_id, 文号, or words of the title
	Division string // code or name
	Year     string
	Org      string // words of the organ's name, where sheets are organs
	AsOf     string // 2021-06-30
	DueBy    string
}

// Values are what the titles of a template can quote.
func (s Scope) Values() map[string]string {
	return map[string]string{"as_of": s.AsOf, "due_by": s.DueBy}
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

//go:embed register.sql
var registerSQL string

//go:embed register-org.sql
var registerOrgSQL string

//go:embed slip.sql
var slipSQL string

// Register is the question whose answer is the 督查台账, and its values.
func Register(by Arrangement, s Scope) (query string, args []any) {
	args = []any{orNull(s.Plan), orNull(s.Division), orNull(s.Year), orNull(s.AsOf), orNull(s.DueBy)}
	if by == ByOrg {
		return registerOrgSQL, append(args, orNull(s.Org))
	}
	if by != ByDivision {
		by = ByPlan
	}
	return registerSQL, append(args, string(by))
}

// Slip is the question whose answer are the 督办单, organ after organ, and its values.
func Slip(s Scope) (query string, args []any) {
	return slipSQL, []any{orNull(s.Plan), orNull(s.Division), orNull(s.Year), orNull(s.AsOf), orNull(s.DueBy), orNull(s.Org)}
}
