package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress tells how far a load is: a bar with rate and ETA on a terminal, a line every 5 s elsewhere.
type progress interface {
	add(files int)
	logf(format string, args ...any) // a line that does not tear the bar
	end()
}

func (a *app) newProgress(files int) progress {
	if a.told != nil {
		return a.told(files)
	}
	if f, ok := a.log.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &bar{app: a, bar: progressbar.NewOptions(files,
			progressbar.OptionSetWriter(a.log), progressbar.OptionSetDescription("loading"), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("files"), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish())}
	}
	now := time.Now()
	return &lines{app: a, of: files, began: now, said: now}
}

type bar struct {
	app *app
	bar *progressbar.ProgressBar
}

func (b *bar) add(files int) { _ = b.bar.Add(files) }

func (b *bar) logf(format string, args ...any) {
	_ = b.bar.Clear()
	b.app.logf(format, args...)
}

func (b *bar) end() { _ = b.bar.Exit() }

// between is the time from one line to the next.
const between = 5 * time.Second

type lines struct {
	app   *app
	n, of int
	began time.Time
	said  time.Time
}

func (l *lines) add(files int) {
	l.n += files
	now := time.Now()
	if now.Sub(l.said) < between {
		return
	}
	l.said = now
	l.app.logf("load: %s", progressLine(l.n, l.of, now.Sub(l.began)))
}

func (l *lines) logf(format string, args ...any) { l.app.logf(format, args...) }

func (l *lines) end() {}

// progressLine spells "120/1000 files, 24.0 files/s, ETA 37s".
func progressLine(n, of int, took time.Duration) string {
	rate := float64(n) / took.Seconds()
	left := time.Duration(float64(of-n) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%d/%d files, %.1f files/s, ETA %s", n, of, rate, left)
}
