// Package window opens a headless browser for the tests of the workbench.
package window

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Open starts a headless browser with a window of 1280 by 860; without one the test says so and is skipped.
func Open(t *testing.T) context.Context {
	t.Helper()
	found := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil && found == "" {
			found = path
		}
	}
	if found == "" {
		t.Skip("no chromium is installed: apt-get install chromium; the pages were not walked in a browser")
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox, chromedp.WindowSize(1280, 860))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(alloc)
	t.Cleanup(end)
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil {
		t.Skipf("chromium does not start: %v", err)
	}
	return ctx
}

// Shot takes a picture of what the window shows, into the folder that TAIZHANG_SHOTS names; none without one.
func Shot(t testing.TB, ctx context.Context, name string) {
	t.Helper()
	folder := os.Getenv("TAIZHANG_SHOTS")
	if folder == "" {
		return
	}
	var b []byte
	if err := chromedp.Run(ctx, chromedp.CaptureScreenshot(&b)); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), b, 0o644); err != nil {
		t.Fatal(err)
	}
}
