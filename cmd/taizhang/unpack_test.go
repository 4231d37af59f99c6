package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/taizhang/taizhang/normalize"
)

// part is a file that a test packs; its name goes in as GBK, as Chinese Windows does it.
type part struct {
	name  string
	bytes []byte
	flags uint16
}

func pack(t *testing.T, method uint16, parts ...part) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		name, err := simplifiedchinese.GBK.NewEncoder().String(p.name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true, Method: method, Flags: p.flags})
		if err != nil {
			t.Fatal(err)
		}
		w.Write(p.bytes)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

const noticeText = `某县人民政府办公室关于印发2021年重点工作任务分解表的通知
某府办发〔2021〕5号

各乡镇人民政府，县政府各部门：
《2021年重点工作任务分解表》已经县政府同意，现印发给你们，请认真贯彻执行。

附件：1．2021年重点工作任务分解表

某县人民政府办公室
2021年3月1日
`

func fileBytes(t *testing.T, path ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// archives are the samples of testdata/formats.
func archives(t *testing.T) map[string][]byte {
	data := filepath.Join("..", "..", "testdata")
	notice, err := simplifiedchinese.GBK.NewEncoder().String(noticeText)
	if err != nil {
		t.Fatal(err)
	}
	both := []part{{name: "材料/通知.txt", bytes: []byte(notice)}, {name: "材料/附件/附件1：任务分解表.xlsx", bytes: fileBytes(t, data, "003-county-list", "source.xlsx")}}
	one := pack(t, zip.Store, both...)
	several := pack(t, zip.Store,
		part{name: "1.东湖区/要点.docx", bytes: fileBytes(t, data, "001-donghu-2021-plan", "source.docx")},
		part{name: "2.西湖区/指标.docx", bytes: fileBytes(t, data, "000-xihu-2021-indicators", "source.docx")},
		part{name: "2.西湖区/Thumbs.db", bytes: []byte("x")})
	return map[string][]byte{
		"notice-and-attachment.zip": one,
		"several-plans.zip":         several,
		"archive-in-archive.zip": pack(t, zip.Store, part{name: "报送/某县.zip", bytes: one}, part{name: "报送/密件.docx", bytes: []byte("x"), flags: 1},
			part{name: `..\..\外面.txt`, bytes: []byte("2021年政务公开工作要点\n一、公开规划信息。（责任单位：区发改委）\n")}, part{name: "__MACOSX/._要点", bytes: []byte("x")}),
	}
}

// TestArchiveSamples keeps the files of testdata/formats what they are made of.
func TestArchiveSamples(t *testing.T) {
	for name, want := range archives(t) {
		path := filepath.Join("..", "..", "testdata", "formats", name)
		if *update {
			if err := os.WriteFile(path, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(fileBytes(t, path), want) {
			t.Errorf("%s is made of other files", name)
		}
	}
}

// understoodOf reads paths as parse does, in this process.
func understoodOf(t *testing.T, paths ...string) (results []*normalize.Result, odd []string) {
	t.Helper()
	a := &app{in: strings.NewReader(""), out: io.Discard, log: io.Discard, jobs: 2, limits: defaultLimits}
	files, err := a.find(paths, normalize.Given{})
	if err != nil {
		t.Fatal(err)
	}
	for it := range a.items(context.Background(), readInProcess, files) {
		if it.bundle == nil {
			odd = append(odd, fmt.Sprint(it.files[0].name, ": ", it.files[0].skip, it.err))
			continue
		}
		results = append(results, understand(it))
	}
	return results, odd
}

// A notice with its table in one archive is one plan, whose tasks lie in the attachment.
func TestNoticeWithAttachmentIsOnePlan(t *testing.T) {
	inProject(t)
	results, odd := understoodOf(t, "testdata/formats/notice-and-attachment.zip")
	if len(results) != 1 || len(results[0].Plans) != 1 || len(odd) > 0 {
		t.Fatalf("%d results, %v", len(results), odd)
	}
	p := results[0].Plans[0]
	if *p.Number != "某府办发〔2021〕5号" || p.Document.Ordinal != 2 || len(p.Document.Parts) != 1 || p.Document.Parts[0].Ordinal != 1 {
		t.Errorf("%v of %+v", *p.Number, p.Document)
	}
	alone, _ := understoodOf(t, "testdata/003-county-list/source.xlsx")
	if n, diff := disagreement(taskLines(alone[0].Plans), taskLines(results[0].Plans)); n > 0 || len(p.Tasks) == 0 {
		t.Errorf("%d tasks differ from the table's alone\n%s", n, diff)
	}
	for _, task := range p.Tasks {
		if !strings.HasPrefix(task.Pos, "#2 ") {
			t.Errorf("task %d is in %s", task.Ordinal, task.Pos)
		}
	}
}

// Packing plans changes none of them.
func TestPackedPlansAreThePlans(t *testing.T) {
	inProject(t)
	packed, _ := understoodOf(t, "testdata/formats/several-plans.zip")
	var got, want []string
	for _, r := range packed {
		got = append(got, taskLines(r.Plans)...)
	}
	for _, name := range []string{"001-donghu-2021-plan", "000-xihu-2021-indicators"} {
		r, _ := understoodOf(t, "testdata/"+name+"/source.docx")
		want = append(want, taskLines(r[0].Plans)...)
	}
	if !slices.Equal(got, want) || len(packed) != 2 {
		t.Errorf("%d bundles, %d tasks, want %d", len(packed), len(got), len(want))
	}
}

// The table beside an archive speaks of the archive and of its parts.
func TestGivenOfParts(t *testing.T) {
	inProject(t)
	for name, b := range map[string]string{"a.zip": "testdata/formats/several-plans.zip", "b.zip": "testdata/formats/notice-and-attachment.zip"} {
		writeFile(t, "in/"+name, string(fileBytes(t, b)))
	}
	writeFile(t, "in/taizhang.csv", "path,series,year\na.zip,其他,\na.zip/1.东湖区/要点.docx,政务公开,2020\n")
	a := &app{in: strings.NewReader(""), limits: defaultLimits}
	files, err := a.find([]string{"in"}, normalize.Given{Series: "全部"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.name+" "+f.given.Series+" "+f.skip)
	}
	want := []string{"a.zip/1.东湖区/要点.docx 政务公开 ", "a.zip/2.西湖区/Thumbs.db 其他 folder cache", "a.zip/2.西湖区/指标.docx 其他 ",
		"b.zip/材料/通知.txt 全部 ", "b.zip/材料/附件/附件1：任务分解表.xlsx 全部 ", "taizhang.csv 全部 table of given values"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Bombs end soon, with a limit's exit code when given alone.
func TestArchiveBombs(t *testing.T) {
	inProject(t)
	zeros := pack(t, zip.Deflate, part{name: "0", bytes: make([]byte, 64<<20)})
	deep, wide := []byte("甲"), []byte("甲")
	for range 40 {
		deep = pack(t, zip.Deflate, part{name: "0.zip", bytes: deep})
	}
	for range 3 {
		var parts []part
		for i := range 30 {
			parts = append(parts, part{name: fmt.Sprint(i, ".zip"), bytes: wide})
		}
		wide = pack(t, zip.Deflate, parts...)
	}
	var many []part
	for i := range 10_001 {
		many = append(many, part{name: fmt.Sprint(i)})
	}
	for name, b := range map[string][]byte{"ratio": zeros, "deep": deep, "wide": wide, "many": pack(t, zip.Store, many...)} {
		writeFile(t, name+".zip", string(b))
		var out, log strings.Builder
		began := time.Now()
		code := run(t.Context(), []string{"parse", name + ".zip"}, strings.NewReader(""), &out, &log)
		if took := time.Since(began); code != exitLimit || took > 5*time.Second || strings.Count(log.String(), "\n") != 1 {
			t.Errorf("%s: exit %d after %v: %.300s", name, code, took, log.String())
		}
	}
}
