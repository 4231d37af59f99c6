package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse/lexicon"
)

// TestTraitsLoseNothing asks the rules that look at a character's traits first at every
// place of every text beside the tests, and holds that those places have the traits.
func TestTraitsLoseNothing(t *testing.T) {
	rules := []struct {
		name  string
		needs trait
		reads func(p *plain, i int) bool
		n     int
	}{
		{"phrase", phraseTrait, func(p *plain, i int) bool { f, ok := p.phrase(i); return ok || f.to > 0 }, 0},
		{"time", timeTrait, func(p *plain, i int) bool { _, ok := p.time(i); return ok }, 0},
		{"closed", titleTrait | quoteTrait, func(p *plain, i int) bool { return p.closed(i) > i }, 0},
		{"figure", numeralTrait, func(p *plain, i int) bool { f, ok := p.figure(i); return ok || f.to > 0 }, 0},
		{"at once", atOnceTrait, func(p *plain, i int) bool { return lexicon.AtOnce(p.r[i:]) > 0 }, 0},
		{"status", statusTrait | numeralTrait | whenTrait | besideTrait, func(p *plain, i int) bool { n, _ := p.statusWord(i); return n > 0 }, 0},
		{"separator", pauseTrait, func(p *plain, i int) bool { return separator(p.r[i]) }, 0},
		{"bullet", bulletTrait, func(p *plain, i int) bool { return bullet(p.r[i]) }, 0},
		{"serial", serialTrait, func(p *plain, i int) bool { _, ok := readSerial(p.cut(i, len(p.r))); return ok }, 0},
		{"noise", noiseTrait, func(p *plain, i int) bool { return noisy(p.r[i]) }, 0},
		{"blank", whiteTrait, func(p *plain, i int) bool { return blank(p.r[i]) }, 0},
	}
	shares, none := 0, 0
	files, _ := filepath.Glob(filepath.Join("..", "testdata", "*", "*.txt"))
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			s := newStrand(line, 0, 0, 0).trim()
			may, share := s.mayName(), s.organs()
			if share > 0 && !may {
				t.Fatalf("%s: %q names organs, which is not seen at a glance", file, line)
			}
			if shares++; !may {
				none++
			}
		}
		p := newStrand(hanzi.FoldString(string(b)), 0, 0, 0).plain()
		for i := range p.r {
			for k := range rules {
				rule := &rules[k]
				if !rule.reads(p, i) {
					continue
				}
				if rule.n++; !is(p.r[i], rule.needs) {
					t.Fatalf("%s: %s is read at %q, which has not its traits", file, rule.name, string(p.r[i:min(i+8, len(p.r))]))
				}
			}
		}
	}
	if none*20 < shares {
		t.Errorf("%d lines of %d are told at a glance to name no organ; want one in twenty at least", none, shares)
	}
	t.Logf("%d of %d", none, shares)
	for _, rule := range rules {
		if rule.n == 0 {
			t.Errorf("%s: nothing was read", rule.name)
		}
	}
}
