package sql

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// docs/warehouse.md is made from the schema, the views and the questions: go test ./sql -update makes it anew.
func TestGoldenWarehouse(t *testing.T) {
	name := filepath.Join("..", "docs", "warehouse.md")
	want := warehouseHead + diagram + questionsDoc(t) + dictionary(t)
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Error("docs/warehouse.md is behind the schema: go test ./sql -update")
	}
}

const warehouseHead = `# 数据仓库 · The warehouse

<!-- 由 schema、views、queries 生成，勿手改：make docs · made from schema, views and queries by make docs; do not edit -->

内嵌的 DuckDB 与 PostgreSQL 用同一组 SQL 文件。四层：` + "`raw`" + ` 原文，` + "`core`" + ` 全部事实与维度，` + "`mart`" + ` 统计用的视图（同一方案的各种副本只计一次），` + "`mart_zh`" + ` 同样的视图而用中文名；` + "`ops`" + ` 是装载记录。

The embedded DuckDB and PostgreSQL share one set of SQL files. Four layers: ` + "`raw`" + ` the text, ` + "`core`" + ` every fact and dimension, ` + "`mart`" + ` views for figures (copies of one plan count once), ` + "`mart_zh`" + ` the same views under Chinese names; ` + "`ops`" + ` is the account of the loads.

- **版本与时间 · versions and times.** 方案被替换、撤下或由新版程序重读后，旧的各行留在原表，编号换成版本编号；` + "`core.plan.loaded_from`、`loaded_to`" + ` 记此版本何时起、何时止，其下各项随方案。` + "`mart.*_version`" + ` 含全部版本，每行带区划、年度、位置、可信度、解析程序版本和起止时间；其余视图只有现行的。名称的有效期（` + "`valid_from`、`valid_to`" + `）与本库的记载期（` + "`loaded_from`、`loaded_to`" + `）分开。
  A replaced plan's rows stay in their tables under the key of the version; what hangs on a plan has the plan's times. ` + "`mart.*_version`" + ` holds all versions, the other views what is current. When a name was in force and when the warehouse said so are two different times.
- **以何日为准由提问者给出 · as of which day is the asker's to say.** 没有视图读取当前时间；没有报告的任务是未知，不算逾期。No view reads the clock; a task without a report is unknown, never overdue.
- **区划在每个事实的主键之首 · division_code stands first in every fact's key.** 未知为 ZZZZZZ。Unknown is ZZZZZZ.
- **汇总在装载时做好 · sums are made by the load.** ` + "`core.plan_count`、`core.topic`、`core.due_day`、`core.duty_count`" + ` 随方案写入，` + "`core.org_load`" + ` 按变动的区划重算。
`

const diagram = `
## 图 · Diagram

` + "```mermaid" + `
erDiagram
  RAW_DOCUMENT ||--o{ RAW_BLOCK : "原文 text"
  BUNDLE ||--|{ DOCUMENT : "文件 files"
  DOCUMENT }|--|| RAW_DOCUMENT : "字节 bytes"
  BUNDLE ||--o{ SOURCE : "来源 came from"
  BUNDLE ||--o{ LEDGER : "台账 characters"
  BUNDLE ||--o{ PLAN : "方案 plans"
  EDITION ||--|{ PLAN : "副本 copies"
  SERIES ||--|{ EDITION : "历年 years"
  DIVISION ||--o{ PLAN : "区划 division"
  DIVISION ||--o{ DIVISION_NAME : "历次名称 names"
  PLAN ||--o{ TASK : "任务 tasks"
  PLAN ||--|| PLAN_COUNT : "计数 counts"
  PLAN ||--o{ RELATION : "所提文件 names"
  PLAN ||--o{ ISSUE : "疑点 issues"
  TASK ||--o{ DUTY : "分工 duties"
  ORG ||--o{ DUTY : "单位 organ, role"
  ORG ||--o{ ORG_NAME : "历次名称 names"
  ORG ||--o{ ORG_FUNCTION : "职能 functions"
  DUTY ||--o{ DUTY_PLACE : "所指各地 places"
  TASK ||--o{ DEADLINE : "时限 deadlines"
  DEADLINE ||--o{ OCCURRENCE : "逐次 turns"
  DATE ||--o{ OCCURRENCE : "到期日 day"
  TASK ||--o{ MEASURE : "指标 figures"
  TASK ||--o| PROGRESS : "落实 progress"
` + "```" + `
`

// questionsDoc shows the twenty questions with their SQL.
func questionsDoc(t *testing.T) string {
	var out strings.Builder
	out.WriteString("\n## 二十个问题 · Twenty questions\n\n`taizhang sql @名称 [值…]`；两种引擎答案相同，由测试保证。*Both engines give the same answers; the tests hold them to figures added up from the plans.*\n")
	titles := map[string]string{}
	for _, q := range Queries() {
		titles[q.Name] = q.Title
	}
	for i, name := range Twenty {
		text, ok := Named(name)
		if !ok {
			t.Errorf("no question %s", name)
		}
		_, body, _ := strings.Cut(text, "\n")
		zh, en, _ := strings.Cut(titles[name], " / ")
		fmt.Fprintf(&out, "\n### %d. @%s\n\n%s。*%s*\n\n```sql\n%s\n```\n", i+1, name, zh, en, strings.TrimSpace(body))
	}
	return out.String()
}

var (
	tableBody   = regexp.MustCompile(`(?ms)^create table (\w+\.\w+) \(\n(.*?)\n\);`)
	addedColumn = regexp.MustCompile(`(?m)^alter table (\w+\.\w+) add column (\w+) ([^;]+);`)
)

// types are the types of the tables' columns, as the last migration leaves them.
func types() map[string]string {
	out := map[string]string{}
	for _, f := range Migrations() {
		for _, m := range tableBody.FindAllStringSubmatch(f.Text, -1) {
			for line := range strings.Lines(m[2]) {
				name, kind, _ := strings.Cut(strings.TrimRight(strings.TrimSpace(line), ","), " ")
				out[m[1]+"."+name] = kind
			}
		}
		for _, m := range addedColumn.FindAllStringSubmatch(f.Text, -1) {
			out[m[1]+"."+m[2]] = m[3]
		}
	}
	return out
}

// dictionary lists every view with its Chinese names, and every table with its types.
func dictionary(t *testing.T) string {
	names, kinds := chineseNames(t), types()
	var out strings.Builder
	out.WriteString("\n## 数据字典 · Data dictionary\n")
	about, columns, order := map[string]string{}, map[string][]string{}, []string{}
	for _, f := range slices.Concat(Views(), Migrations()) {
		for _, m := range commented.FindAllStringSubmatch(f.Text, -1) {
			zh, en, _ := strings.Cut(strings.ReplaceAll(m[4], "''", "'"), " / ")
			if m[1] != "column" {
				if about[m[2]] == "" {
					order = append(order, m[2])
				}
				about[m[2]] = fmt.Sprintf("%s。*%s*", zh, en)
				if m[1] == "view" {
					about[m[2]] = fmt.Sprintf("`mart_zh.%s`　%s", chineseName(names, m[4], m[2]), about[m[2]])
				}
				continue
			}
			second := kinds[m[2]+"."+m[3]]
			if second == "" {
				second = chineseName(names, m[4], m[2]+"."+m[3], "*."+m[3])
			}
			row := fmt.Sprintf("| %s | %s | %s | %s |\n", m[3], second, zh, en)
			at := slices.IndexFunc(columns[m[2]], func(r string) bool { return strings.HasPrefix(r, "| "+m[3]+" |") })
			if at >= 0 {
				columns[m[2]][at] = row
			} else {
				columns[m[2]] = append(columns[m[2]], row)
			}
		}
	}
	for _, s := range schemas {
		fmt.Fprintf(&out, "\n#%s\n", s.head)
		head := "| column | type | 说明 | meaning |"
		if s.name == "mart" {
			head = "| column | 中文名 | 说明 | meaning |"
		}
		for _, r := range order {
			if strings.HasPrefix(r, s.name+".") {
				fmt.Fprintf(&out, "\n#### %s\n\n%s\n\n%s\n|---|---|---|---|\n%s", r, about[r], head, strings.Join(columns[r], ""))
			}
		}
	}
	return out.String()
}
