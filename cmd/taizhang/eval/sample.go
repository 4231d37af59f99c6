package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
	"github.com/taizhang/taizhang/parse"
)

// copyMark stands between a document's name and the number of its damaged copy: wild/088~3.
const copyMark = "~"

// DamagedCopies is how many damaged copies of a document are read to fit on.
const DamagedCopies = 6

// Verdicts judges every field read from the annotated texts of a folder, and from
// so many damaged copies of each. A document is named with its folder: wild/088.
func Verdicts(dir string, copies int) ([]Verdict, error) {
	golds, err := ReadGoldDir(dir)
	if err != nil {
		return nil, err
	}
	var out []Verdict
	for _, g := range golds {
		text, err := os.ReadFile(g.Source(dir))
		if err != nil {
			return nil, err
		}
		name := filepath.Base(dir) + "/" + g.Stem
		vs, err := judge(g, text, name)
		if err != nil {
			return nil, err
		}
		out = append(out, vs...)
		for n := 1; n <= copies; n++ {
			again, err := ReadGold(filepath.Join(dir, g.Stem+".json"))
			if err != nil {
				return nil, err
			}
			d := Damage(again, string(text), uint64(n))
			if vs, err = judge(again, []byte(d.Text()), fmt.Sprint(name, copyMark, n)); err != nil {
				return nil, err
			}
			out = append(out, vs...)
		}
	}
	return out, nil
}

// AllVerdicts judges every folder; of those to be taken as they are no damaged copies are made.
func AllVerdicts(dirs, asIs []string) ([]Verdict, error) {
	var out []Verdict
	for i, dir := range slices.Concat(dirs, asIs) {
		copies := DamagedCopies
		if i >= len(dirs) {
			copies = 0
		}
		some, err := Verdicts(dir, copies)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// judge reads a text and compares every field with its annotation.
func judge(g *Gold, text []byte, name string) ([]Verdict, error) {
	d, err := ingest.Read(g.Document.Name, text, ingest.DefaultLimits)
	if err != nil {
		return nil, err
	}
	r := parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
	out := Score(g, (&normalize.Normalizer{}).Result(r).Plans...).Verdicts
	for i := range out {
		out[i].Document = name
	}
	return out, nil
}
