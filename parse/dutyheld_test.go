package parse

import (
	"bufio"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
)

// TestDutiesHeld scores duties of cells, brackets, lines and sentences that
// were annotated before they were first parsed; it holds the figures reached.
func TestDutiesHeld(t *testing.T) {
	for _, name := range []string{"duties.tsv", "duties2.tsv"} {
		var all heldTally
		for _, r := range heldRows(t, name) {
			one := r.score()
			all.add(one)
			if !one.perfect() {
				t.Logf("%s\t%s\n\twant %s\n\tgot  %s", r.form, r.text, r.want, spellDuties(r.duties()))
			}
		}
		t.Logf("%s: %s", name, all)
		all.hold(t, [2]float64{0.995, 0.995})
	}
}

// heldRow is a row of duties.tsv: in which form, which words, what they say.
type heldRow struct{ form, text, want string }

func heldRows(t *testing.T, name string) []heldRow {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", "held", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []heldRow
	for s := bufio.NewScanner(f); s.Scan(); {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		c := strings.Split(s.Text(), "\t")
		if len(c) != 3 {
			t.Fatalf("%s: %q", name, s.Text())
		}
		out = append(out, heldRow{c[0], strings.ReplaceAll(c[1], `\n`, "\n"), c[2]})
	}
	return out
}

const (
	heldTitle = "2023年重点工作任务分解表"
	heldFirst = "完善重点工作调度机制，及时协调解决问题"
	heldLast  = "加强信息报送和统计分析，做到数据准确"
	heldTask  = "推进重点领域改革，取得阶段性成效"
)

// duties parses the row within a small plan and gives what its own tasks got.
func (r heldRow) duties() []Duty {
	name, body := "held.txt", ""
	if heads, ok := strings.CutPrefix(r.form, "cell:"); ok {
		name, body = "held.html", heldTable(strings.Split(heads, "|"), strings.Split(r.text, "|"))
	} else {
		body = r.paragraphs()
	}
	docs, err := ingest.ReadAll(name, []byte(body), ingest.DefaultLimits)
	if err != nil {
		panic(err)
	}
	var out []Duty
	for _, p := range Parse(&ingest.Bundle{Documents: docs}).Plans {
		for _, task := range p.Tasks {
			if c := task.Content.Text; !strings.Contains(c, heldFirst) && !strings.Contains(c, heldLast) {
				out = append(out, task.Duties...)
			}
		}
	}
	return out
}

func (r heldRow) paragraphs() string {
	first, last := "1."+heldFirst+"。（市统计局负责）\n", "2."+heldLast+"。（市档案局负责）\n"
	head := heldTitle + "\n一、扎实推进重点工作\n" + first + last
	switch r.form {
	case "bracket":
		return head + "3." + heldTask + "。（" + r.text + "）\n"
	case "line":
		return heldTitle + "\n一、扎实推进重点工作\n" + first + "2." + heldTask + "。\n" + r.text + "\n" + strings.Replace(last, "2", "3", 1)
	case "text":
		return head + "3." + r.text + "\n"
	}
	part := strings.Split(r.text, "|")
	return heldTitle + "\n" + part[0] + "\n一、扎实推进重点工作\n" + strings.Join(part[1:], "\n") + "\n"
}

func heldTable(heads, cells []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<h1>%s</h1><table>", heldTitle)
	row := func(cells ...string) {
		b.WriteString("<tr>")
		for _, c := range cells {
			fmt.Fprintf(&b, "<td>%s</td>", strings.ReplaceAll(html.EscapeString(c), "\n", "<br>"))
		}
		b.WriteString("</tr>")
	}
	others := make([]string, len(heads))
	for i, h := range heads {
		others[i] = []string{"市统计局", "市档案局", "市统计局"}[i]
		if strings.Contains(h, "领导") || strings.HasSuffix(h, "责任人") && len(heads) > 1 {
			others[i] = "王强"
		}
	}
	row(append([]string{"序号", "工作任务"}, heads...)...)
	row(append([]string{"1", heldFirst}, others...)...)
	row(append([]string{"2", heldTask}, cells...)...)
	row(append([]string{"3", heldLast}, others...)...)
	b.WriteString("</table>")
	return b.String()
}

// heldUnit is one wanted duty: its accepted readings, primary first, and roles.
type heldUnit struct {
	readings   [][]string
	roles      string
	collective bool
	soft       bool
}

// heldUnitOf reads 两江新区、万盛经开区管委会*{…}~两江新区+万盛经开区管委会/r; members are
// for the stage that expands them.
func heldUnitOf(s string) heldUnit {
	s, soft := strings.CutPrefix(s, "?")
	at := strings.LastIndex(s, "/")
	u := heldUnit{roles: s[at+1:], soft: soft}
	for i, r := range strings.Split(s[:at], "~") {
		var parts []string
		for _, p := range strings.Split(r, "+") {
			p, _, _ = strings.Cut(p, "{")
			p, many := strings.CutSuffix(p, "*")
			u.collective = u.collective || many && i == 0
			parts = append(parts, hanzi.Key(p))
		}
		u.readings = append(u.readings, parts)
	}
	return u
}

// heldTally counts mentions wanted, given and right, and of those right the roles
// and the collective marks that are right too.
type heldTally struct {
	want, got, right, role, collective, several int
	rows, whole                                 int
}

func (c *heldTally) add(d heldTally) {
	c.want, c.got, c.right, c.role = c.want+d.want, c.got+d.got, c.right+d.right, c.role+d.role
	c.collective, c.several = c.collective+d.collective, c.several+d.several
	c.rows++
	if d.perfect() {
		c.whole++
	}
}

func (c heldTally) perfect() bool {
	return c.right == c.want && c.right == c.got && c.role == c.right && c.collective == c.several
}

func (c heldTally) f1() float64 { return 2 * float64(c.right) / float64(max(1, c.want+c.got)) }

func (c heldTally) roles() float64 { return float64(c.role) / float64(max(1, c.right)) }

func (c heldTally) String() string {
	return fmt.Sprintf("%d rows of %d without an error, mention F1 %.4f (wanted %d, given %d, right %d), role %.4f (%d of %d), collective %d of %d",
		c.whole, c.rows, c.f1(), c.want, c.got, c.right, c.roles(), c.role, c.right, c.collective, c.several)
}

// hold fails below the floor: mention F1 and role accuracy.
func (c heldTally) hold(t *testing.T, floor [2]float64) {
	t.Helper()
	if c.f1() < floor[0] || c.roles() < floor[1] {
		t.Errorf("mention F1 %.4f, role %.4f; held %.4f, %.4f", c.f1(), c.roles(), floor[0], floor[1])
	}
}

func (r heldRow) score() heldTally { return scoreDuties(r.want, r.duties()) }

// scoreDuties compares the duties got with those of one wanted cell.
func scoreDuties(want string, got []Duty) heldTally {
	left := slices.Clone(got)
	var c heldTally
	for _, w := range strings.Fields(want) {
		u := heldUnitOf(w)
		found := u.take(&left)
		if found == nil && !u.soft {
			c.want += len(u.readings[0])
		}
		c.want, c.got, c.right = c.want+len(found), c.got+len(found), c.right+len(found)
		for _, d := range found {
			if d.Role != "" && strings.Contains(u.roles, string(d.Role[:1])) {
				c.role++
			}
		}
		if len(found) == 1 && len(u.readings) == 1 {
			c.several++
			if found[0].Collective == u.collective {
				c.collective++
			}
		}
	}
	c.got += len(left)
	return c
}

// take removes from got the duties of the first reading that is there whole.
func (u heldUnit) take(got *[]Duty) []Duty {
	for _, reading := range u.readings {
		rest, found := slices.Clone(*got), []Duty(nil)
		for _, name := range reading {
			at := slices.IndexFunc(rest, func(d Duty) bool { return hanzi.Key(d.Text) == name })
			if at < 0 {
				break
			}
			found = append(found, rest[at])
			rest = slices.Delete(rest, at, at+1)
		}
		if len(found) == len(reading) {
			*got = rest
			return found
		}
	}
	return nil
}

func spellDuties(ds []Duty) string {
	var out []string
	for _, d := range ds {
		s := d.Text
		if d.Collective {
			s += "*"
		}
		out = append(out, fmt.Sprintf("%s/%.1s", s, d.Role))
	}
	return strings.Join(out, " ")
}
