package parse

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// sharedDir is the folder of the shared material; the test is skipped without it.
func sharedDir(t testing.TB) string {
	dir := os.Getenv("TAIZHANG_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared material")
	}
	return dir
}

// textBundle is a text file as its reader gives it: a block a line.
func textBundle(name, text string) *ingest.Bundle {
	d := &ingest.Document{Name: name, Format: "txt"}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		d.Blocks = append(d.Blocks, ingest.Block{Text: strings.TrimSuffix(line, "\r")})
	}
	return &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}
}

// wanted is a plan's head as an annotation states it.
type wanted struct {
	Title       *string `json:"title"`
	NoticeTitle *string `json:"notice_title"`
	Issuer      *string `json:"issuer"`
	Number      *string `json:"number"`
	IndexNumber *string `json:"index_number"`
	Division    struct {
		Name *string `json:"name"`
	} `json:"division"`
	Year      *int                         `json:"year"`
	Signed    *string                      `json:"signed_on"`
	Published *string                      `json:"published_on"`
	Kind      *string                      `json:"kind"`
	Alt       map[string][]json.RawMessage `json:"alt"`
	Tasks     []struct {
		Content string `json:"content"`
	} `json:"tasks"`
}

// said is a head's field as the annotation spells it.
func (h head) said() map[string]string {
	year := ""
	if len(h.years) > 0 {
		year = strings.TrimSuffix(h.years[0].Text, "年")
	}
	return map[string]string{
		"title": h.title.Text, "notice_title": h.noticeTitle.Text, "issuer": h.issuer.Text, "number": h.number.Text,
		"index_number": h.indexNumber.Text, "division": h.division.Text, "year": year,
		"signed_on": iso(h.signed.Text), "published_on": iso(h.published.Text), "kind": string(h.kind),
	}
}

func (w wanted) says() map[string][]string {
	str := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	year := ""
	if w.Year != nil {
		year = fmt.Sprint(*w.Year)
	}
	out := map[string][]string{
		"title": {str(w.Title)}, "notice_title": {str(w.NoticeTitle)}, "issuer": {str(w.Issuer)}, "number": {str(w.Number)},
		"index_number": {str(w.IndexNumber)}, "division": {str(w.Division.Name)}, "year": {year},
		"signed_on": {str(w.Signed)}, "published_on": {str(w.Published)}, "kind": {str(w.Kind)},
	}
	for field, values := range w.Alt {
		for _, v := range values {
			out[field] = append(out[field], strings.Trim(strings.TrimPrefix(string(v), "null"), `"`))
		}
	}
	return out
}

// agrees compares folded text; a division by the end of its full name.
func agrees(field, got string, want []string) bool {
	for _, w := range want {
		g, w := hanzi.Key(got), hanzi.Key(w)
		if g == w || field == "division" && g != "" && strings.HasSuffix(w, g) {
			return true
		}
	}
	return false
}

var isoParts = regexp.MustCompile(`\d+`)

// iso reads a printed date for comparison only.
func iso(text string) string {
	text = hanzi.FoldString(text)
	if y, rest, ok := strings.Cut(text, "年"); ok && !strings.ContainsAny(y, "0123456789") {
		m, d, _ := strings.Cut(rest, "月")
		var n [3]int
		for i, s := range []string{y, m, strings.TrimSuffix(d, "日")} {
			n[i], _ = hanzi.Number(s)
		}
		return fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2])
	}
	p := isoParts.FindAllString(text, 3)
	if len(p) < 3 {
		return ""
	}
	return fmt.Sprintf("%s-%02s-%02s", p[0], p[1], p[2])
}

func readWanted(t *testing.T, path string) (w wanted) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &w); err != nil {
		t.Fatal(path, err)
	}
	return w
}

// headOf reads a text file's head and tells which nodes it claimed.
func headOf(t *testing.T, path string) (head, []node) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	nodes := nodesOf(textBundle(filepath.Base(path), string(b)))
	return letterhead(nodes, nil), nodes
}

// measureHeads counts the stated fields that agree and lists the others; null where nothing is stated must agree too.
func measureHeads(t *testing.T, texts []string, annotation func(string) string) (right, all int) {
	for _, path := range texts {
		w := readWanted(t, annotation(path))
		h, nodes := headOf(t, path)
		said, says := h.said(), w.says()
		for _, field := range slices.Sorted(mapsKeys(said)) {
			all++
			if agrees(field, said[field], says[field]) {
				right++
				continue
			}
			t.Logf("%s %s: got %q, want %q", filepath.Base(path), field, said[field], says[field])
		}
		noTaskClaimed(t, filepath.Base(path), nodes, w, h)
	}
	return right, all
}

func mapsKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// noTaskClaimed fails where a claimed paragraph begins or holds a task.
func noTaskClaimed(t *testing.T, name string, nodes []node, w wanted, h head) {
	for i, n := range nodes {
		if n.part == Unparsed && i >= h.body && i < h.end || n.table != nil {
			continue
		}
		key := hanzi.Key(string(n.text.raw()))
		for _, task := range w.Tasks {
			start := []rune(hanzi.Key(task.Content))
			if start = start[:min(len(start), 14)]; key != "" && strings.Contains(key, string(start)) {
				t.Errorf("%s ¶%d is %v (body %d, end %d) but holds a task: %.60s", name, n.block+1, n.part, h.body, h.end, key)
			}
		}
	}
}

func TestSeedHeads(t *testing.T) {
	dir := sharedDir(t)
	texts, _ := filepath.Glob(filepath.Join(dir, "seeds", "*.txt"))
	right, all := measureHeads(t, texts, func(p string) string {
		return filepath.Join(dir, "gold", filepath.Base(p)[:3]+".json")
	})
	t.Logf("%d of %d", right, all)
	if right < all-1 { // 003's kind stands in no word of its title
		t.Errorf("%d of %d fields", right, all)
	}
}

func TestWildHeads(t *testing.T) {
	texts, _ := filepath.Glob(filepath.Join(sharedDir(t), "wild", "*.txt"))
	right, all := measureHeads(t, texts, func(p string) string { return strings.TrimSuffix(p, ".txt") + ".json" })
	t.Logf("%d of %d = %.3f", right, all, float64(right)/float64(all))
	if float64(right) < 0.96*float64(all) {
		t.Errorf("%d of %d fields", right, all)
	}
}

// TestPlanKinds asks the kinds that stand in no title: the layout tells them.
func TestPlanKinds(t *testing.T) {
	dir := sharedDir(t)
	texts, _ := filepath.Glob(filepath.Join(dir, "wild", "*.txt"))
	right, all := 0, 0
	for _, path := range texts {
		w := readWanted(t, strings.TrimSuffix(path, ".txt")+".json")
		b, _ := os.ReadFile(path)
		r := Parse(textBundle(filepath.Base(path), string(b)))
		kind := ""
		if len(r.Plans) > 0 {
			kind = string(r.Plans[0].Kind)
		}
		all++
		if want := w.says()["kind"]; agrees("kind", kind, want) {
			right++
		} else {
			t.Logf("%s: got %q, want %q", filepath.Base(path), kind, want)
		}
	}
	t.Logf("%d of %d", right, all)
	if right < all-8 { // four need a table that the layout must find, two state it nowhere
		t.Errorf("%d of %d kinds", right, all)
	}
}

// TestPageHeads reads pages of the State Council against what the site states of them.
func TestPageHeads(t *testing.T) {
	dir := filepath.Join(sharedDir(t), "real", "govcn")
	b, err := os.ReadFile(filepath.Join(dir, "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []struct{ File, Title, Number, Issuer string }
	if err := json.Unmarshal(b, &pages); err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		b, _ := os.ReadFile(filepath.Join(dir, p.File))
		d, err := ingest.Read(p.File, b, ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		h := letterhead(nodesOf(&ingest.Bundle{Documents: []*ingest.Document{d}}), nil)
		if k := hanzi.Key(p.Title); k != hanzi.Key(h.title.Text) && k != hanzi.Key(h.noticeTitle.Text) {
			t.Errorf("%s title %q, notice %q, want %q", p.File, h.title.Text, h.noticeTitle.Text, p.Title)
		}
		if h.number.Text != p.Number || h.issuer.Text != p.Issuer {
			t.Errorf("%s number %q issuer %q, want %q %q", p.File, h.number.Text, h.issuer.Text, p.Number, p.Issuer)
		}
		t.Logf("%s title %q signed %q", p.File, h.title.Text, h.signed.Text)
	}
}
