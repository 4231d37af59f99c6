package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// TestNarratives scores the duties of running text, task by task; documents
// and annotation are older than their first parsing, the floors are newer.
func TestNarratives(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "testdata", "held", "narratives.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all heldTally
	tasks, found := 0, 0
	for _, c := range strings.Split(string(text), "\n==== ")[1:] {
		name, rest, _ := strings.Cut(c, "\n")
		body, want, _ := strings.Cut(rest, "\n----\n")
		one, n := scoreNarrative(t, name, body, strings.Split(strings.TrimSpace(want), "\n"))
		all.add(one)
		tasks, found = tasks+strings.Count(strings.TrimSpace(want), "\n")+1, found+n
	}
	t.Logf("tasks found %d of %d; %s", found, tasks, all)
	all.hold(t, [2]float64{0.995, 0.995})
}

// scoreNarrative compares the tasks of one document with those wanted, each
// found by its words; duties of a task that is not wanted count as invented.
func scoreNarrative(t *testing.T, name, body string, want []string) (heldTally, int) {
	docs, err := ingest.ReadAll("held.txt", []byte(body), ingest.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var tasks []Task
	for _, p := range Parse(&ingest.Bundle{Documents: docs}).Plans {
		tasks = append(tasks, p.Tasks...)
	}
	var sum heldTally
	found := 0
	for _, w := range want {
		content, duties, _ := strings.Cut(w, "|")
		var got []Duty
		for i, task := range tasks {
			if likened(task.Content.Text, strings.TrimSuffix(content, "。")+"…") {
				got, tasks = task.Duties, append(tasks[:i:i], tasks[i+1:]...)
				found++
				break
			}
		}
		one := scoreDuties(duties, got)
		sum.want, sum.got, sum.right, sum.role = sum.want+one.want, sum.got+one.got, sum.right+one.right, sum.role+one.role
		sum.collective, sum.several = sum.collective+one.collective, sum.several+one.several
		if !one.perfect() {
			t.Logf("%s\t%s\n\twant %s\n\tgot  %s", name, content, duties, spellDuties(got))
		}
	}
	for _, task := range tasks {
		sum.got += len(task.Duties)
		t.Logf("%s\tnot wanted: %s: %s", name, task.Content.Text, spellDuties(task.Duties))
	}
	return sum, found
}
