package normalize

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/parse"
	"pgregory.net/rapid"
)

// faultOf takes a file's bytes through all stages and says which promise is
// broken: tasks in are tasks out, every pos is a place, the ledger balances, the contract holds.
func faultOf(t testing.TB, s *jsonschema.Schema, b []byte) string {
	d, err := ingest.Read("x", b, ingest.DefaultLimits)
	if err != nil {
		return ""
	}
	in := parse.Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
	out := (&Normalizer{}).Result(in)
	tasks := 0
	for _, p := range in.Plans {
		tasks += len(p.Tasks)
	}
	for _, p := range out.Plans {
		tasks -= len(p.Tasks)
		if fault := lostPlace(in.Bundle, p); fault != "" {
			return fault
		}
		if err := validate(t, s, p); err != nil {
			return err.Error()
		}
	}
	sum := 0
	for _, n := range out.Ledger.Parts {
		sum += n
	}
	if tasks != 0 || sum != out.Ledger.Total || len(out.Plans) == 0 {
		return fmt.Sprintf("%d plans, %d tasks more in than out, %d characters of %d in the ledger", len(out.Plans), tasks, sum, out.Ledger.Total)
	}
	return ""
}

// lostPlace finds a pos, anywhere in the plan's JSON, that the bundle cannot read back.
func lostPlace(b *ingest.Bundle, p *Plan) (fault string) {
	raw, _ := json.Marshal(p)
	var plan any
	_ = json.Unmarshal(raw, &plan)
	eachPos("", plan, func(spelled string) {
		if pos, err := b.ParsePos(spelled); err != nil {
			fault = err.Error()
		} else if again := b.Spell(pos); again != spelled {
			fault = fmt.Sprintf("%s is spelled %s", spelled, again)
		}
	})
	return fault
}

// eachPos finds the strings under names that end in "pos".
func eachPos(name string, v any, found func(string)) {
	switch v := v.(type) {
	case string:
		if strings.HasSuffix(name, "pos") {
			found(v)
		}
	case []any:
		for _, x := range v {
			eachPos(name, x, found)
		}
	case map[string]any:
		for key, x := range v {
			if name == "pos" {
				key = "pos"
			}
			eachPos(key, x, found)
		}
	}
}

// sampleFiles are the documents of testdata in every format, and all shared files.
func sampleFiles(t testing.TB) []string {
	shared := os.Getenv("TAIZHANG_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	var out []string
	for _, dir := range []string{golden.Testdata(t), shared} {
		for _, glob := range []string{"0*/source.*", "damaged/*", "samples/*", "wild/*.txt", "years/*.txt", "real/*.*", "real/*/*"} {
			files, _ := filepath.Glob(filepath.Join(dir, filepath.FromSlash(glob)))
			out = append(out, files...)
		}
	}
	return out
}

func TestFilesKeepTheirPromises(t *testing.T) {
	s := contract(t)
	for _, file := range sampleFiles(t) {
		if info, err := os.Stat(file); err != nil || info.IsDir() {
			continue
		}
		if fault := faultOf(t, s, golden.Bytes(t, file)); fault != "" {
			t.Errorf("%s: %s", file, fault)
		}
	}
}

// oddWords are what drawn documents say.
var oddWords = []string{
	"2021年西湖区政务公开工作要点", "一、加强领导", "1.", "序号", "工作任务", "责任单位", "完成时限", "落实情况", "区发改委、区财政局", "各乡镇人民政府", "6月底前", "2月30日前", "每季度第一个月",
	"十四五期间", "9999年13月", "20个工作日内", "99999999999999999999%", "不低于10%", "１．５万", "已完成67.94%", "东府办发〔2021〕0号", "（责任单位：区教体局，2021年底）", "\t", "\n", " ", "、", "<br>", "\u00a0", "\x01", "\ufffd", "𠮷",
}

// drawFile is a text or a page with a table of any spans.
func drawFile(t *rapid.T) []byte {
	text := func(most int) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(oddWords), rapid.StringN(0, 3, -1)), 0, most).Draw(t, "words"), "")
	}
	if rapid.Bool().Draw(t, "text") {
		return []byte(text(30))
	}
	page := "<html><p>" + text(5) + "<table>"
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		page += "<tr>"
		for range rapid.IntRange(0, 6).Draw(t, "cells") {
			page += fmt.Sprintf("<td rowspan=%d colspan=%d>", rapid.IntRange(0, 3).Draw(t, "rowspan"), rapid.IntRange(0, 3).Draw(t, "colspan")) + text(4)
		}
	}
	return []byte(page + "</table>" + text(5))
}

func TestAnyFileKeepsItsPromises(t *testing.T) {
	s := contract(t)
	rapid.Check(t, func(r *rapid.T) {
		if fault := faultOf(t, s, drawFile(r)); fault != "" {
			r.Fatal(fault)
		}
	})
}

// FuzzParse takes any bytes through ingest, parse and normalize.
func FuzzParse(f *testing.F) {
	for _, folder := range golden.Folders(f) {
		text := golden.Bytes(f, filepath.Join(folder, "source.txt"))
		f.Add(text[:min(len(text), 1500)])
	}
	f.Add([]byte("序号\t工作任务\t责任单位\t完成时限\n1\t推进公开\t区发改委\t6月底前\n"))
	f.Add([]byte("<table><tr><td>工作任务<td>责任单位<tr><td rowspan=9>新建3座<td>各街道</table>"))
	s := contract(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 20_000 {
			return
		}
		if fault := faultOf(t, s, b); fault != "" {
			t.Error(fault)
		}
	})
}
