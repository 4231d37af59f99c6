package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// rowProgress tells how far an export is: a counter with its rate on a terminal, a line every 5 s elsewhere.
type rowProgress struct {
	app         *app
	bar         *progressbar.ProgressBar // nil elsewhere
	rows        int
	began, said time.Time
}

func (a *app) newRowProgress() *rowProgress {
	now := time.Now()
	p := &rowProgress{app: a, began: now, said: now}
	if f, ok := a.log.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.log), progressbar.OptionSetDescription("exporting"), progressbar.OptionShowCount(),
			progressbar.OptionShowIts(), progressbar.OptionSetItsString("rows"), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

// add counts a row and looks at the clock now and then.
func (p *rowProgress) add() {
	p.rows++
	if p.rows%1024 != 0 {
		return
	}
	if p.bar != nil {
		_ = p.bar.Add(1024)
		return
	}
	if now := time.Now(); now.Sub(p.said) >= between {
		p.said = now
		p.app.logf("export: %d rows, %.0f rows/s", p.rows, float64(p.rows)/now.Sub(p.began).Seconds())
	}
}

func (p *rowProgress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
