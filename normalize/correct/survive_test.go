package correct

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/taizhang/taizhang/cmd/taizhang/corpus"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/normalize/anchor"
	"github.com/taizhang/taizhang/parse"
)

// edited is a document in which people corrected something, as it was then.
type edited struct {
	name  string
	page  *Page
	plan  *normalize.Plan
	said  []Correction
	about map[int64]about
	anew  []version
}

// about is what a correction is of, and the words that only it brings.
type about struct {
	task  string // the task's words as parsed; "" the plan's
	mark  string
	nth   int // of the tasks that say so
	of    int
	field string
}

// version is the document published anew, or read by another parser.
type version struct {
	name string
	page *Page
	plan *normalize.Plan
}

func readAs(t testing.TB, name string, b []byte) version {
	t.Helper()
	d, err := ingest.Read(name, b, ingest.DefaultLimits)
	if err != nil {
		t.Fatal(name, err)
	}
	sum := sha256.Sum256(b)
	d.SHA256 = hex.EncodeToString(sum[:])
	bundle := &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}
	return version{name, NewPage(bundle), (&normalize.Normalizer{}).Result(parse.Parse(bundle)).Plans[0]}
}

// paper prints a document on pages: running head, page numbers, and lines that end where the page does.
func paper(text string, wide, high int, head string) string {
	var out []string
	page := 1
	for _, l := range strings.Split(text, "\n") {
		for r := []rune(l); ; r = r[wide:] {
			if len(out)%high == high-1 {
				out = append(out, fmt.Sprintf("— %d —", page), head)
				page++
			}
			if len(r) <= wide {
				out = append(out, string(r))
				break
			}
			out = append(out, string(r[:wide]))
		}
	}
	return strings.Join(out, "\n")
}

// plain is the text of a page, a paragraph or cell a line.
func (p *Page) plain() string {
	r := []rune{}
	for _, x := range p.pieces {
		d := p.bundle.Documents[x.doc].Blocks[x.block]
		text := d.Text
		if x.cell != ingest.NoCell {
			text = d.Table.Cells[x.cell].Text
		}
		r = append(append(r, []rune(strings.ReplaceAll(text, "\n", ""))...), '\n')
	}
	return string(r)
}

// seeds are real plans, each in several formats.
func seeds(t testing.TB) (out []edited) {
	folders, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "0*"))
	for _, folder := range folders {
		var versions []version
		for _, format := range []string{"docx", "html", "pdf", "xlsx", "txt"} {
			if b, err := os.ReadFile(filepath.Join(folder, "source."+format)); err == nil {
				versions = append(versions, readAs(t, "source."+format, b))
			}
		}
		base, text := versions[0], versions[len(versions)-1]
		others := []version{readAs(t, "打印.txt", []byte(paper(text.page.plain(), 200, 30, "政务公开")))}
		for i := 1; len(others) < 3; i++ {
			if i < len(versions) {
				others = append(others, versions[i])
				continue
			}
			others = append(others, readAs(t, "打印.txt", []byte(paper(text.page.plain(), 60*i, 20+i, "第"+strconv.Itoa(i)+"版"))))
		}
		out = append(out, edited{name: filepath.Base(folder), page: base.page, plan: base.plan, anew: others})
	}
	return out
}

// made are synthetic plans of several places and two years, so that much the same stands in many.
func made(t testing.TB, plans, tasks int) (out []edited) {
	o := corpus.Options{Seed: 11, Divisions: (plans + 3) / 4, Years: 2, Series: 2, Tasks: tasks, FirstYear: 2020}
	for e := range o.Editions() {
		if len(out) == plans {
			break
		}
		file := func(format string) version {
			return readAs(t, "方案."+format, e.File(format))
		}
		base, text := file("docx"), file("txt")
		out = append(out, edited{name: fmt.Sprint("made ", len(out)), page: base.page, plan: base.plan, anew: []version{
			file("html"), file("xlsx"), readAs(t, "打印.txt", []byte(paper(text.page.plain(), 200, 40, "工作要点")))}})
	}
	return out
}

// correctSome makes corrections of a document, one for each task at most, every one with words of its own.
func (d *edited) correctSome(t testing.TB, n int, r *rand.Rand) {
	scope, times := d.page.Scope(d.plan, 1), map[string]int{}
	for i := range d.plan.Tasks {
		times[said(d.plan.Tasks[i].Content)]++
	}
	d.about = map[int64]about{}
	seen := map[string]int{}
	at := make([]int, len(d.plan.Tasks))
	for i := range d.plan.Tasks {
		k := said(d.plan.Tasks[i].Content)
		at[i] = seen[k]
		seen[k]++
	}
	for _, i := range r.Perm(len(d.plan.Tasks)) {
		if len(d.said) == n {
			return
		}
		task := &d.plan.Tasks[i]
		id := int64(len(d.said) + 1)
		c, mark := someCorrection(task, id, r)
		c.ID, c.Author, c.At, c.Task = id, "复核员", time.Date(2021, 8, 1, 0, 0, int(id), 0, time.UTC), idOf(t, task.ID)
		if !d.page.Aim(scope, d.plan, &c) {
			t.Fatalf("%s: %+v is of nothing", d.name, c)
		}
		d.said = append(d.said, c)
		k := said(task.Content)
		d.about[id] = about{k, mark, at[i], times[k], c.Kind + "." + c.Field}
	}
}

func said(words string) string { return strings.ReplaceAll(hanzi.Key(words), " ", "") }

// someCorrection is one of the sorts that a task allows.
func someCorrection(t *normalize.Task, id int64, r *rand.Rand) (Correction, string) {
	mark := "某" + strconv.FormatInt(id, 10) + "局"
	text := func(kind, field string, ordinal int, words string) (Correction, string) {
		return Correction{Kind: kind, Field: field, Ordinal: ordinal, New: &words}, mark
	}
	sort := r.IntN(10)
	switch {
	case sort < 4 && len(t.Duties) > 0:
		return text("duty", "mention", 1+r.IntN(len(t.Duties)), mark)
	case sort < 6 && len(t.Deadlines) > 0:
		return text("deadline", "mention", 1+r.IntN(len(t.Deadlines)), "2021年11月底前"+mark)
	case sort == 6 && len(t.Measures) > 0:
		return text("measure", "mention", 1+r.IntN(len(t.Measures)), "不少于7次"+mark)
	case sort == 7:
		c, mark := text("duty", "support", 0, mark)
		c.Action = Add
		return c, mark
	case sort == 8:
		return text("task", "path", 0, "一、更正 › "+mark)
	}
	return text("task", "content", 0, t.Content+mark)
}

// bearing are the tasks of a plan in which a mark stands.
func bearing(p *normalize.Plan, mark string) (out []int) {
	for i, t := range p.Tasks {
		var all []string
		for _, d := range t.Duties {
			all = append(all, d.Mention)
		}
		for _, d := range t.Deadlines {
			all = append(all, d.Mention)
		}
		for _, m := range t.Measures {
			all = append(all, m.Mention)
		}
		if slices.ContainsFunc(append(all, t.Path...), func(s string) bool { return strings.Contains(s, mark) }) || strings.Contains(t.Content, mark) {
			out = append(out, i)
		}
	}
	return out
}

// verdict is what became of the corrections of a version: how many hold, and which landed elsewhere.
type verdict struct {
	said, held, elsewhere int
	stale                 map[string]int
	wrong, lost           []string
}

func (v *verdict) join(o verdict) {
	v.said, v.held, v.elsewhere = v.said+o.said, v.held+o.held, v.elsewhere+o.elsewhere
	v.wrong, v.lost = append(v.wrong, o.wrong...), append(v.lost, o.lost...)
	for k, n := range o.stale {
		if v.stale == nil {
			v.stale = map[string]int{}
		}
		v.stale[k] += n
	}
}

// judge applies the corrections to a version and looks, without any anchor, whether each is where it belongs.
func (d *edited) judge(v version) (out verdict) {
	after, effects := Apply(v.page, []*normalize.Plan{v.plan}, d.said)
	out.stale = map[string]int{}
	was := map[string]string{} // words of a task before, by its identity
	nth, times := map[string]int{}, map[string]int{}
	for i := range v.plan.Tasks {
		k := said(v.plan.Tasks[i].Content)
		was[v.plan.Tasks[i].ID], nth[v.plan.Tasks[i].ID] = k, times[k]
		times[k]++
	}
	for _, e := range effects[0] {
		a := d.about[e.Correction]
		out.said++
		at := bearing(after[0], a.mark)
		for _, i := range at {
			id := after[0].Tasks[i].ID
			now := was[id]
			if !strings.Contains(now, a.task) && !strings.Contains(a.task, now) && anchor.Similarity(now, a.task) < 0.8 ||
				now == a.task && times[now] == a.of && nth[id] != a.nth {
				out.elsewhere++
				out.wrong = append(out.wrong, fmt.Sprintf("%s, %s: %s of %.60s landed in %.60s", d.name, v.name, a.field, a.task, now))
			}
		}
		if e.State != Stale && len(at) > 0 {
			out.held++
			continue
		}
		out.stale[a.field+" "+e.How]++
		out.lost = append(out.lost, fmt.Sprintf("%s, %s: %s of %.90s: %s", d.name, v.name, a.field, a.task, e.How))
	}
	if len(effects[0]) < len(d.said) {
		out.said = len(d.said)
		out.stale["another plan"] += len(d.said) - len(effects[0])
		out.lost = append(out.lost, fmt.Sprintf("%s, %s: %d are of another plan: %q %q", d.name, v.name, len(d.said)-len(effects[0]), value(d.plan.Title), value(v.plan.Title)))
	}
	return out
}

// otherIDs is what every new parser does: identities and headings are others.
func otherIDs(p *normalize.Plan) {
	for i := range p.Tasks {
		p.Tasks[i].ID = normalize.SpellID(normalize.TaskID(7, nil, p.Tasks[i].ID, 0))
		p.Tasks[i].Path = append([]string{"第一部分"}, p.Tasks[i].Path...)
	}
}

// cutting is a parser that cuts tasks at semicolons and full stops, keeps serials in the words and drops marks at the end.
func cutting(page *Page, p *normalize.Plan) version {
	out := clone(p)
	s := &sheet{page: page, plan: out, at: map[string][]span{}, read: p}
	var tasks []normalize.Task
	for i, t := range out.Tasks {
		t.Content = strings.TrimRight(t.Content, "。；;")
		if a, b, ok := strings.Cut(t.Content, "；"); ok && i%4 == 0 && len([]rune(a)) > 6 && len([]rune(b)) > 6 {
			first, second := t, t
			first.Content, second.Content = a, b
			first.Pos, second.Pos = s.inner(t.Pos, a), s.inner(t.Pos, b)
			second.ID += "1"
			first.Duties, second.Duties = slices.Clone(t.Duties), slices.Clone(t.Duties)
			first.Deadlines, second.Deadlines = slices.Clone(t.Deadlines), slices.Clone(t.Deadlines)
			tasks = append(tasks, first, second)
			continue
		}
		if t.Serial != nil && i%3 == 0 {
			t.Content, t.Serial = *t.Serial+t.Content, nil
		}
		tasks = append(tasks, t)
	}
	out.Tasks = tasks
	otherIDs(out)
	return version{"cutting parser", page, out}
}

// joining is a parser that takes every tenth task and the next for one, reads a name's first word
// off, and takes the title of the notice for the plan's.
func joining(page *Page, p *normalize.Plan) version {
	out := clone(p)
	var tasks []normalize.Task
	for i := 0; i < len(out.Tasks); i++ {
		t := out.Tasks[i]
		if i%10 == 3 && i+1 < len(out.Tasks) && strings.Join(t.Path, "") == strings.Join(out.Tasks[i+1].Path, "") {
			n := out.Tasks[i+1]
			t.Content += n.Content
			t.Pos += " + " + n.Pos
			t.Duties, t.Deadlines, t.Measures = append(t.Duties, n.Duties...), append(t.Deadlines, n.Deadlines...), append(t.Measures, n.Measures...)
			i++
		}
		for k := range t.Duties {
			if m := []rune(t.Duties[k].Mention); k%5 == 4 && len(m) > 4 {
				t.Duties[k].Mention = string(m[1:])
			}
		}
		tasks = append(tasks, t)
	}
	out.Tasks = tasks
	if out.NoticeTitle != nil {
		out.Title = out.NoticeTitle
	}
	otherIDs(out)
	return version{"joining parser", page, out}
}

// TestCorrectionsSurvive: what people said of plans holds in their documents published anew three
// times and read by two other parsers, and lands nowhere else. TAIZHANG_CORRECTIONS says of how many; make corrections takes ten times as many.
func TestCorrectionsSurvive(t *testing.T) {
	n := 500
	if v, err := strconv.Atoi(os.Getenv("TAIZHANG_CORRECTIONS")); err == nil {
		n = v
	}
	docs := append(seeds(t), made(t, n/25, 40)...)
	r := rand.New(rand.NewPCG(3, 5))
	total := 0
	for i := range docs {
		docs[i].correctSome(t, min(40, (n-total)/(len(docs)-i)+1, n-total), r)
		total += len(docs[i].said)
	}
	var all, strangers verdict
	each := map[string]*verdict{}
	for i := range docs {
		d := &docs[i]
		for k, v := range append(slices.Clone(d.anew), cutting(d.page, d.plan), joining(d.page, d.plan)) {
			name := []string{"re-publication 1", "re-publication 2", "re-publication 3", "parser 1", "parser 2"}[k]
			got := d.judge(v)
			if each[name] == nil {
				each[name] = &verdict{}
			}
			each[name].join(got)
			all.join(got)
		}
		for j := range docs {
			if i != j {
				_, effects := Apply(docs[j].page, []*normalize.Plan{docs[j].plan}, d.said)
				for _, e := range effects[0] {
					if e.State != Stale {
						strangers.elsewhere++
						strangers.wrong = append(strangers.wrong, d.name+" in "+docs[j].name)
					}
				}
			}
		}
	}
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for k := range each {
			if !yield(k) {
				return
			}
		}
	}) {
		v := each[name]
		t.Logf("%s: %d corrections, %d hold (%.1f%%), %d landed elsewhere, stale: %v", name, v.said, v.held, 100*float64(v.held)/float64(v.said), v.elsewhere, v.stale)
	}
	t.Logf("%d corrections of %d documents: %d of %d hold, %d landed elsewhere, %d in another plan", total, len(docs), all.held, all.said, all.elsewhere, strangers.elsewhere)
	if total < n || all.elsewhere+strangers.elsewhere > 0 || all.held*100 < all.said*98 {
		t.Errorf("%d corrections, want %d; %d of %d hold, want 98 of 100\n%s\n%s\n%s", total, n, all.held, all.said,
			strings.Join(all.wrong[:min(20, len(all.wrong))], "\n"), strings.Join(strangers.wrong[:min(5, len(strangers.wrong))], "\n"), strings.Join(all.lost[:min(60, len(all.lost))], "\n"))
	}
}
