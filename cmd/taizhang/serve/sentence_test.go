package serve

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/normalize"
)

// syntax is the syntax of the files of a folder of ours, tests left out.
type syntax []*ast.File

func parsed(t *testing.T, folder string, but ...string) (out syntax) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "..", filepath.FromSlash(folder), "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatal(folder, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || slices.Contains(but, filepath.Base(name)) {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// each goes through all that the files hold.
func (s syntax) each(see func(ast.Node)) {
	for _, f := range s {
		ast.Inspect(f, func(n ast.Node) bool {
			if n != nil {
				see(n)
			}
			return true
		})
	}
}

// called are the arguments of the calls of a function or method, from one on.
func (s syntax) called(name string, from int) (out [][]ast.Expr) {
	s.each(func(n ast.Node) {
		if call, ok := n.(*ast.CallExpr); ok && lastWord(call.Fun) == name && len(call.Args) > from {
			out = append(out, call.Args[from:])
		}
	})
	return out
}

// lastWord is the last word of a name: issue of p.issue.
func lastWord(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// texts are what an expression can say, 甲 and 12 for what is not known before it runs.
func (s syntax) texts(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			return []string{e.Value}
		}
		return []string{text}
	case *ast.BinaryExpr:
		return []string{s.texts(e.X)[0] + s.texts(e.Y)[0]}
	case *ast.IndexExpr:
		return s.valuesOf(lastWord(e.X))
	case *ast.CallExpr:
		switch lastWord(e.Fun) {
		case "Itoa":
			return []string{"12"}
		case "FormatFloat":
			return []string{"0.9"}
		case "quoted":
			return []string{`"甲"`}
		case "Sprintf":
			return []string{s.filled(e.Args)}
		}
	}
	return []string{"甲"}
}

// filled is a format with its arguments in place.
func (s syntax) filled(args []ast.Expr) string {
	text, at := s.texts(args[0])[0], 0
	return regexp.MustCompile(`%[a-z]`).ReplaceAllStringFunc(text, func(verb string) string {
		at++
		switch {
		case verb == "%d":
			return "12"
		case verb == "%q":
			return `"甲"`
		case at < len(args) && len(s.texts(args[at])) > 0:
			return s.texts(args[at])[0]
		}
		return "甲"
	})
}

// valuesOf are the texts that a map of the files holds.
func (s syntax) valuesOf(name string) (out []string) {
	s.each(func(n ast.Node) {
		v, ok := n.(*ast.ValueSpec)
		if !ok || v.Names[0].Name != name || len(v.Values) != 1 {
			return
		}
		for _, e := range v.Values[0].(*ast.CompositeLit).Elts {
			out = append(out, s.texts(e.(*ast.KeyValueExpr).Value)...)
		}
	})
	return out
}

// issues are the sentences of the Issues that the files make.
func (s syntax) issues() (out []string) {
	for name, at := range map[string]int{"issue": 2, "note": 3} {
		for _, args := range s.called(name, at) {
			out = append(out, s.texts(args[0])...)
		}
	}
	for _, args := range s.called("odd", 2) {
		out = append(out, s.filled(args))
	}
	s.each(func(n ast.Node) {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || lit.Type == nil || lastWord(lit.Type) != "Issue" {
			return
		}
		for i, e := range lit.Elts {
			if kv, keyed := e.(*ast.KeyValueExpr); keyed && lastWord(kv.Key) == "Text" {
				out = append(out, s.texts(kv.Value)...)
			} else if !keyed && i == 2 {
				out = append(out, s.texts(e)...)
			}
		}
	})
	return out
}

var latin = regexp.MustCompile(`[A-Za-z]{2,}`)

// Every sentence that an Issue can say has its Chinese, which keeps the values: from it comes the English again.
func TestIssuesInChinese(t *testing.T) {
	found := map[string]bool{}
	for _, folder := range []string{"parse", "normalize", "cmd/taizhang/lint"} {
		for _, text := range parsed(t, folder).issues() {
			if text != "甲" { // handed on from somewhere else
				found[text] = true
			}
		}
	}
	if len(found) < 36 {
		t.Errorf("only %d sentences were found", len(found))
	}
	for text := range found {
		zh, ok := worded("zh", text)
		if !ok || latin.MatchString(zh) {
			t.Errorf("%s: no Chinese but %q; a line of sentences.txt is missing", text, zh)
		}
		if en, _ := worded("en", zh); en != text {
			t.Errorf("%s became %s and then %s", text, zh, en)
		}
	}
}

// Values keep what they hold, be it a sentence of ours; what nobody worded stays as it is.
func TestWorded(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"zh", `"区\"数智\"局" is no organ of the tables`, `“区"数智"局”不在单位表中`},
		{"zh", `"甲 lies in 乙, outside the plan's 丙" lies in 南昌市, outside the plan's 西湖区`, `“甲 lies in 乙, outside the plan's 丙”在南昌市，不属于本方案的西湖区`},
		{"zh", `"市国土局" had gone by 2018-03-01 (now 市自然资源局), the plan is of 2021`, `“市国土局”至 2018-03-01 已不存在（今为市自然资源局），方案为 2021`},
		{"zh", `"1月底前" is before the year of the plan, 2021`, `“1月底前”早于方案的年度 2021`},
		{"zh", `the division given is , the text names 西湖区`, `人工给定的区划是，文中写的是西湖区`},
		{"zh", `12 tasks were found in the sea`, `12 tasks were found in the sea`},
		{"zh", "没有哪个句子是这样", "没有哪个句子是这样"},
		{"en", `99/100 项任务与《要点》逐字相同`, `99 of 100 tasks stand word for word in "要点"`},
		{"en", `the task names no organ`, `the task names no organ`},
	} {
		if got, _ := worded(c.lang, c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
	for text, want := range map[string]string{
		"damaged: truncated zip, no directory at its end": "文件损坏：压缩包不完整，末尾没有目录",
		"damaged: container: unexpected EOF":              "文件损坏：container: unexpected EOF",
		"坏.doc: doc: byte 512: encrypted":                 "坏.doc: doc: 第 512 字节：文件加密",
		"over a limit: cells 1000000":                     "超过限额：单元格 1000000（cells）",
	} {
		if got := because("zh", text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if got := because("en", text); got != text {
			t.Errorf("%s became %s", text, got)
		}
	}
}

// Every Issue code has a short name in both languages.
func TestCodesNamed(t *testing.T) {
	n := 0
	parsed(t, "parse").each(func(x ast.Node) {
		if v, ok := x.(*ast.ValueSpec); ok && v.Type != nil && lastWord(v.Type) == "Code" && len(v.Values) == 1 {
			n++
			code, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if codes[code] == "" {
				t.Errorf("%s has no name", code)
			}
		}
	})
	if n < 25 {
		t.Errorf("only %d codes were found", n)
	}
}

// reasons are what the files say to some functions that make errors.
func (s syntax) reasons(makers ...string) (out []string) {
	for _, name := range makers {
		for _, args := range s.called(name, 0) {
			if lit, ok := args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				out = append(out, s.filled(args))
			}
		}
	}
	for _, args := range s.called("over", 0) {
		out = append(out, s.texts(args[0])[0]+" 12")
	}
	return out
}

// sentinels are the errors with names, and what is said of words that are none of a field.
func (s syntax) sentinels() (out []string) {
	s.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if len(n.Values) == 1 && strings.HasPrefix(strings.ToLower(n.Names[0].Name), "err") {
				out = append(out, syntax{{Decls: []ast.Decl{&ast.GenDecl{Specs: []ast.Spec{n}}}}}.reasons("New")...)
			}
		case *ast.AssignStmt:
			if lastWord(n.Lhs[0]) == "bad" && len(n.Rhs) == 1 {
				out = append(out, s.texts(n.Rhs[0])...)
			}
		}
	})
	return out
}

// What the workbench refuses, and why a file could not be read, is said in Chinese as far as the words are ours.
func TestReasonsInChinese(t *testing.T) {
	var all []string
	for folder, makers := range map[string][]string{
		"ingest": {"Errorf", "New", "needs"}, "cmd/taizhang/serve": {"wrong", "notFound"}, "sql/warehouse": {"bad"}, "normalize/correct": nil,
	} {
		s := parsed(t, folder, "pos.go", "original.go", "transfer.go", "shift.go", "spread.go")
		all = append(append(all, s.reasons(makers...)...), s.sentinels()...)
	}
	named := regexp.MustCompile(`（[a-z-]+）|JSON|OLE2|\.pdf|参数 \S+|csv, xlsx, ndjson or parquet|KB|indicator_.*|done、.*|select`) // words that people type, and names
	for _, text := range all {
		if zh := named.ReplaceAllString(because("zh", text), ""); latin.MatchString(zh) {
			t.Errorf("%s: %s", text, zh)
		}
	}
	if len(all) < 130 {
		t.Errorf("only %d reasons were found", len(all))
	}
}

// The pages say what is odd in the reader's language; the API says it as it was written.
func TestIssuesOnPages(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing})
	said := d.get("/api/v1/review?of=issues&size=500")
	plan := firstOf(said, `"plan_id":"`)
	if !strings.Contains(said, "the task names no organ") {
		t.Fatal("no sample has a task without an organ")
	}
	for _, path := range []string{"/review?of=issues&size=500", "/plans/" + plan} {
		zh, en := d.get(path), d.get(path+map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]+"lang=en")
		for _, i := range every(said, `"content":"`) {
			if len(i) > 12 && latin.MatchString(i) && strings.Contains(zh, i) {
				t.Errorf("%s says %s", path, i)
			}
		}
		if !strings.Contains(zh, `class="tag issue" title="`) || !strings.Contains(en, `class="tag issue" title="`) {
			t.Errorf("%s names no issue", path)
		}
	}
	for path, want := range map[string]string{
		"/review?of=issues&size=500": "任务没有写明单位", "/review?of=issues&size=500&lang=en": "the task names no organ",
		"/quality": "没有写单位 <code>no-duty</code>", "/quality?lang=en": "no organ <code>no-duty</code>", "/runs/1": "文件损坏", "/runs/1?lang=en": "damaged",
	} {
		if body := d.get(path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %s", path, want)
		}
	}
}

// english sentences have three words of Latin letters in a row.
var englishWords = regexp.MustCompile(`[A-Za-z]{2,}([ ,]+[a-z]{2,}){2,}`)

// No page in Chinese says a sentence in English, but the statements of the page that asks in SQL.
func TestPagesInChinese(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Now: ticking()})
	d.post("/query", "sql", "drop table core.task")
	pages := append(walked(t, d), walkedPage{"issues", "/review?of=issues&size=500"}, walkedPage{"stale", "/review?of=stale"}, walkedPage{"login", "/login"},
		walkedPage{"wrong", "/tasks?page=x"}, walkedPage{"no plan", "/plans/7"}, walkedPage{"no task", "/plans/7/tasks/8"}, walkedPage{"no compare", "/compare?a=7&b=8"})
	aside := regexp.MustCompile(`(?s)<head>.*?</head>|<textarea id="sql".*?</textarea>|<input[^>]* name="sql"[^>]*>|<a [^>]*lang="en">English</a>|<[^>]*>`)
	for _, p := range pages {
		_, body := d.do("GET", p.path, nil)
		if found := englishWords.FindString(aside.ReplaceAllString(body, "|")); found != "" {
			t.Errorf("%s says %q", p.path, found)
		}
	}
}

// The page of a plan names its near copy as mart.issue does, and leads to the comparison.
func TestNearCopyOnPage(t *testing.T) {
	onBothEmpty(t, "near_copy", func(t *testing.T, address string) {
		var both []*normalize.Result
		for e := range (corpus.Options{Seed: 7, Divisions: 1, Years: 1, Series: 1, Tasks: 100, FirstYear: 2021}).Editions() {
			both = append(both, e.Result("docx"))
			e.ID, e.Tasks[0].Content = e.ID+"again", "开展春季植树造林活动，新增绿化面积。"
			both = append(both, e.Result("docx"))
		}
		d := open(t, Options{Warehouse: filled(t, address, both...), Load: loadNothing})
		a, err := d.w.Query(t.Context(), "select plan_id, content from mart.issue where code = 'near-copy' order by plan_id")
		if err != nil || len(a.Rows) != 2 {
			t.Fatal(a, err)
		}
		plan, said, other := text(a.Rows[0][0]), text(a.Rows[0][1]), text(a.Rows[1][0])
		for lang, want := range map[string]string{"zh": said, "en": "99 of 100 tasks stand word for word in"} {
			body := d.get("/plans/" + plan + "?lang=" + lang)
			if !strings.Contains(body, want) || !strings.Contains(body, "/compare?a="+other+"&amp;b="+plan) {
				t.Errorf("%s: the page does not say %s", lang, want)
			}
		}
	})
}
