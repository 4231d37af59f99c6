package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/ocr"
	"github.com/taizhang/taizhang/ingest/sandbox"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// sentence is one sentence in both languages.
type sentence struct{ en, zh string }

// plain is what needs no translation.
func plain(s string) sentence { return sentence{s, s} }

// finding is what doctor says of one part.
type finding struct {
	part   string
	state  string // ok, missing (optional and not there), unused (not asked for), broken
	detail sentence
	remedy sentence // how to get it; none when nothing is wanting
}

// doctorHeads are the columns in Chinese, doctorStates the states.
var (
	doctorHeads  = []string{"部件", "状态", "说明", "办法"}
	doctorStates = map[string]string{"ok": "正常", "missing": "未装", "unused": "未用", "broken": "有误"}
)

func newDoctor(a *app) *cobra.Command {
	var language string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "say which optional parts are here, which are missing and how to get them",
		Long: `查看各部件：数据仓库、沙箱、文字识别、PDF 绘制、PostgreSQL，缺什么、怎样装。必需的都正常时退出码为 0，不论缺哪些可选部件；仓库有误为 6，其他有误为 1。

Tries the warehouse, the sandbox, the OCR engines, pdftoppm and PostgreSQL. The exit code is 0 when all
that taizhang needs works, whatever optional part is missing; 6 when the warehouse does not, 1 when another part is broken.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if language != "zh" && language != "en" {
				return coded{exitUsage, fmt.Errorf("--lang %s: want zh or en", language)}
			}
			if asJSON {
				a.output = jsonOutput
			}
			return a.doctor(cmd.Context(), language == "zh")
		},
	}
	cmd.Flags().StringVar(&language, "lang", "zh", "language of the sentences, zh or en")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --output json")
	return cmd
}

func (a *app) doctor(ctx context.Context, chinese bool) error {
	found := []finding{a.engineWorks(ctx), a.writable(), a.sandboxWorks(ctx), paddle(), tesseract(), renderer(), a.postgres(ctx)}
	r := rows{columns: []string{"part", "state", "detail", "remedy"}}
	if chinese && a.output == tableOutput {
		r.columns = doctorHeads
	}
	code := exitOK
	for _, f := range found {
		state, detail, remedy := f.state, f.detail.en, f.remedy.en
		if chinese {
			detail, remedy = f.detail.zh, f.remedy.zh
			if a.output == tableOutput {
				state = doctorStates[state]
			}
		}
		r.values = append(r.values, []any{f.part, state, detail, remedy})
		switch {
		case f.state != "broken":
		case f.part == "engine" || f.part == "warehouse" || f.part == "postgresql":
			code = exitDatabase
		case code == exitOK:
			code = exitInternal
		}
	}
	if err := a.print(r); err != nil || code == exitOK {
		return err
	}
	return coded{code, nil}
}

// verdictOn makes a finding of a trial.
func verdictOn(part string, detail sentence, err error, remedy sentence) finding {
	if err != nil {
		return finding{part, "broken", plain(oneLine(err.Error())), remedy}
	}
	return finding{part: part, state: "ok", detail: detail}
}

// engineWorks opens a warehouse in a folder of its own and asks it something.
func (a *app) engineWorks(ctx context.Context) finding {
	var said string
	err := inFolder(func(dir string) error {
		w, err := warehouse.Open(ctx, filepath.Join(dir, "try.db.d"), warehouse.Options{Parser: versionText(), QueryTime: queryTime, QueryRows: queryRows})
		if err != nil {
			return err
		}
		defer w.Close()
		if err := w.Migrate(ctx); err != nil {
			return err
		}
		said, err = engineVersion(ctx, w)
		return err
	})
	return verdictOn("engine", plain("DuckDB "+said), err, sentence{"report the message; the engine is part of this program", "请把这条信息报来；引擎是本程序的一部分"})
}

// engineVersion asks a database what it is.
func engineVersion(ctx context.Context, w *warehouse.Warehouse) (string, error) {
	t, err := w.Query(ctx, "select version()")
	if err != nil || len(t.Rows) == 0 {
		return "", err
	}
	return fmt.Sprint(t.Rows[0][0]), nil
}

// writable tries whether the warehouse that --db names can be written, without making it.
func (a *app) writable() finding {
	if warehouse.IsServer(a.db) {
		return finding{"warehouse", "unused", sentence{"the warehouse is on a server: postgresql", "仓库在服务器上，见 postgresql"}, sentence{}}
	}
	another := sentence{"give a folder that can be written with --db or TAIZHANG_DB", "用 --db 或 TAIZHANG_DB 另给一个能写的文件夹"}
	dir := a.db
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return finding{"warehouse", "broken", sentence{dir + " is no folder", dir + " 不是文件夹"}, another}
		}
		if err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.CreateTemp(dir, ".try-*")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	return verdictOn("warehouse", sentence{a.db + " can be written", a.db + " 能写"}, err, another)
}

// sandboxWorks has a worker read a line of text.
func (a *app) sandboxWorks(ctx context.Context) finding {
	pool := sandbox.New(sandbox.Options{Workers: 1, Limits: ingest.DefaultLimits})
	defer pool.Close()
	_, err := pool.Read(ctx, "试.txt", []byte("政务公开工作要点\n"))
	return verdictOn("sandbox", sentence{"a worker reads, and can be ended", "读文件的进程能起、能停"}, err,
		sentence{"let this program start itself and make folders in TMPDIR", "允许本程序启动自身，并在 TMPDIR 建文件夹"})
}

func paddle() finding {
	p, err := ocr.OpenPaddle(ocr.Folders())
	switch {
	case os.Getenv(ocr.Variable) == "off":
		return finding{"ocr", "missing", plain(ocr.Variable + "=off"), plain("unset " + ocr.Variable)}
	case errors.Is(err, ocr.ErrNone):
		return finding{"ocr", "missing", sentence{oneLine(err.Error()), "扫描件、图片里的字要靠它识别；找过 " + strings.Join(ocr.Folders(), "、")}, plain(ocr.HowPaddle)}
	case err != nil:
		return finding{"ocr", "broken", plain(oneLine(err.Error())), sentence{"remove the folder and run " + ocr.HowPaddle, "删去该文件夹，再运行 " + ocr.HowPaddle}}
	}
	return finding{"ocr", "ok", sentence{p.Name() + " in " + p.Folder, p.Name() + "，在 " + p.Folder}, sentence{}}
}

func tesseract() finding {
	t, err := ocr.OpenTesseract()
	if err != nil {
		return finding{"tesseract", "missing", sentence{"the engine used where ocr is missing", "没有 ocr 时用的识别引擎"}, plain(ocr.HowTesseract)}
	}
	return finding{"tesseract", "ok", plain(t.Name()), sentence{}}
}

// renderer draws the PDF pages we cannot: JPEG 2000, letters as curves.
func renderer() finding {
	path, err := exec.LookPath("pdftoppm")
	if err != nil {
		const how = "apt-get install poppler-utils"
		return finding{"pdftoppm", "missing", sentence{"draws scanned pages in JPEG 2000 or JBIG2 with Huffman codes, and letters drawn as curves",
			"绘制 JPEG 2000、霍夫曼编码 JBIG2 的扫描页，以及文字转成曲线的页"}, plain(how)}
	}
	return finding{"pdftoppm", "ok", plain(path), sentence{}}
}

// postgres is tried where --db or DATABASE_URL names one.
func (a *app) postgres(ctx context.Context) finding {
	address := a.db
	if !warehouse.IsServer(address) {
		address = os.Getenv("DATABASE_URL")
	}
	if !warehouse.IsServer(address) {
		return finding{"postgresql", "unused", sentence{"neither --db nor DATABASE_URL names a server; plans are kept in the embedded engine",
			"--db 和 DATABASE_URL 都没有指服务器，方案存在内嵌的引擎里"}, sentence{}}
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	var said string
	w, err := warehouse.Open(ctx, address, warehouse.Options{Parser: versionText(), QueryTime: queryTime, QueryRows: queryRows})
	if err == nil {
		defer w.Close()
		said, err = engineVersion(ctx, w)
	}
	return verdictOn("postgresql", plain(said), err, sentence{"see that the server runs and the address is right: postgres://user@host/database",
		"看服务器是否在运行、地址是否正确：postgres://用户@主机/库"})
}

// inFolder works in a folder that is gone afterwards.
func inFolder(work func(dir string) error) error {
	dir, err := os.MkdirTemp("", "taizhang-")
	if err != nil {
		return err
	}
	return errors.Join(work(dir), os.RemoveAll(dir))
}
