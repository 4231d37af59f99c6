package serve

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/taizhang/taizhang/cmd/taizhang/serve/window"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// Every verb of a review is done with keys alone: accept, correct, take away, and, by one key from the queue to the form of the task,
// split, merge, no task, a typed-in task or organ, the same task and not the same. Each is one correction.
func TestReviewKeys(t *testing.T) {
	ctx := window.Open(t)
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Now: ticking()})
	do := func(actions ...chromedp.Action) {
		t.Helper()
		in, stop := context.WithTimeout(ctx, 30*time.Second)
		defer stop()
		if err := chromedp.Run(in, actions...); err != nil {
			t.Fatal(err)
		}
	}
	made := func() []warehouse.Correction {
		t.Helper()
		all, err := d.w.Corrections(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	const send = `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true, bubbles: true}))`
	ctrlEnter := chromedp.Evaluate(send, nil)
	waits := func(script string) chromedp.Action { // while one page goes and the next comes there is nothing to ask
		return chromedp.ActionFunc(func(ctx context.Context) error {
			for range 400 {
				var ok bool
				if err := chromedp.Evaluate(`document.readyState === "complete" && !!(`+script+`)`, &ok).Do(ctx); err == nil && ok {
					return nil
				}
				time.Sleep(20 * time.Millisecond)
			}
			var at string
			_ = chromedp.Evaluate(`location.href + " " + document.activeElement.outerHTML.slice(0, 200)`, &at).Do(ctx)
			return errors.New("never: " + script + " at " + at)
		})
	}
	on := func(selector string) chromedp.Action {
		return waits(`document.activeElement && document.activeElement.matches("` + selector + `")`)
	}
	opened := func(address string) chromedp.Action { // the page before may still be on its way
		return chromedp.ActionFunc(func(ctx context.Context) (err error) {
			for range 20 {
				if err = chromedp.Navigate(address).Do(ctx); err == nil {
					return nil
				}
				time.Sleep(50 * time.Millisecond)
			}
			return err
		})
	}
	queue := chromedp.Tasks{opened(d.url + "/review?size=200"), waits(`document.querySelector("[data-row]")`)}
	down := chromedp.ActionFunc(func(ctx context.Context) error { // to a task of its own for each
		var keys string
		const tasks = `"j".repeat([...document.querySelectorAll("[data-row]")].map((r, i) => r.querySelector("[data-task]") ? i + 1 : 0).filter(Boolean)[%d])`
		if err := chromedp.Evaluate(fmt.Sprintf(tasks, 3*len(made())), &keys).Do(ctx); err != nil {
			return err
		}
		return chromedp.KeyEvent(keys).Do(ctx)
	})
	head := chromedp.ActionFunc(func(ctx context.Context) error { // to the next field of a plan
		var keys string
		const plans = `"j".repeat([...document.querySelectorAll("[data-row]")].findIndex((r) => !r.querySelector("[data-task]")) + 1)`
		if err := chromedp.Evaluate(plans, &keys).Do(ctx); err != nil {
			return err
		}
		return chromedp.KeyEvent(keys).Do(ctx)
	})
	for i, c := range []struct {
		verb string
		at   chromedp.Action
		keys chromedp.Tasks
	}{
		{"accept", down, chromedp.Tasks{chromedp.KeyEvent("a")}},
		{"correct", down, chromedp.Tasks{chromedp.KeyEvent("e"), on("textarea"), chromedp.KeyEvent("改"), ctrlEnter}},
		{"correct", down, chromedp.Tasks{chromedp.KeyEvent("x")}},
		{"split", down, chromedp.Tasks{chromedp.KeyEvent("s"), on("#split textarea"), chromedp.KeyEvent("又一件"), chromedp.KeyEvent(kb.Enter), ctrlEnter}},
		{"merge", down, chromedp.Tasks{chromedp.KeyEvent("m"), on("#merge input"), chromedp.KeyEvent(" "), ctrlEnter}},
		{"reject", down, chromedp.Tasks{chromedp.KeyEvent("n"), on("#reject button"), chromedp.KeyEvent(kb.Enter)}},
		{"add", down, chromedp.Tasks{chromedp.KeyEvent("t"), on("#add-task textarea"), chromedp.KeyEvent("漏读的一件"), ctrlEnter}},
		{"add", down, chromedp.Tasks{chromedp.KeyEvent("d"), on("#add-duty input"), chromedp.KeyEvent("区审计局"), chromedp.KeyEvent(kb.Enter)}},
		{"accept", head, chromedp.Tasks{chromedp.KeyEvent("smnt"), chromedp.KeyEvent("a")}}, // what is of tasks only does nothing
		{"correct", head, chromedp.Tasks{chromedp.KeyEvent("e"), on("textarea, select"), chromedp.KeyEvent("改"), ctrlEnter}},
		{"must-link", down, chromedp.Tasks{chromedp.KeyEvent("l"), on("#look input"), chromedp.KeyEvent("公开"), chromedp.KeyEvent(kb.Enter), waits(`document.querySelector("#found")`), chromedp.KeyEvent("l"), on("#found button"), chromedp.KeyEvent(kb.Enter)}},
	} {
		do(queue, c.at, c.keys)
		for range 200 {
			if len(made()) > i {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		all := made()
		if len(all) != i+1 || string(all[i].Does()) != c.verb {
			var seen string
			_ = chromedp.Run(ctx, chromedp.Evaluate(`location.href + " " + document.activeElement.tagName + " " + document.activeElement.value + "\n" + document.querySelector("main").innerText.slice(0, 300)`, &seen))
			t.Fatalf("%s: %d corrections, the last %+v; %s", c.verb, len(all), all[max(0, len(all)-1)], seen)
		}
	}
	linked := every(d.get("/api/v1/threads?years=3&size=5"), `"task_id":"`)[0]
	plan := firstOf(d.get("/api/v1/threads?years=3&size=5"), `"plan_id":"`)
	do(opened(d.url+"/plans/"+plan+"/tasks/"+linked), waits(`document.querySelector("#links")`), chromedp.KeyEvent("u"), on("#links button"), chromedp.KeyEvent(kb.Enter), waits(`document.querySelector(".waiting")`))
	if all := made(); string(all[len(all)-1].Does()) != "cannot-link" || strings.TrimSpace(all[len(all)-1].Note) != "" {
		t.Errorf("unlink: %+v", all[len(all)-1])
	}
}
