package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/taizhang/taizhang/cmd/taizhang/serve/window"
)

// drop lets go of files and folders of the disk over the upload page, as a file manager does.
func (r *person) drop(paths ...string) {
	r.Helper()
	var at struct{ X, Y float64 }
	r.do(chromedp.Evaluate(`(({x, y, width, height}) => ({x: x + width / 2, y: y + height / 3}))(document.querySelector(".drop").getBoundingClientRect())`, &at))
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: paths, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{input.DragEnter, input.DragOver} {
		r.do(input.DispatchDragEvent(kind, at.X, at.Y, data))
	}
	r.leave(input.DispatchDragEvent(input.Drop, at.X, at.Y, data))
	r.do(chromedp.WaitVisible(`.job .figures`, chromedp.ByQuery))
}

// A folder that is dropped on the upload page is loaded with what its folders hold, however many files one has and however deep they
// lie, under the names that they have in it; a file beside it too.
func TestFolderDropped(t *testing.T) {
	ctx := window.Open(t)
	t.Chdir(t.TempDir())
	plan := func(n int) string {
		return fmt.Sprintf("2021年东湖区第%d号工作方案\n1.做好第%d项公开。（责任单位：区财政局）\n2.整理第%d批文件。（责任单位：区教体局）\n", n, n, n)
	}
	want := []string{"单独.txt", "各地方案/市里.txt", "各地方案/区县/东湖/深 一层/方案.txt"}
	const many = 103 // a browser hands over a hundred at once
	for i := range many {
		want = append(want, fmt.Sprintf("各地方案/区县/许多/%03d.txt", i))
	}
	for i, name := range want {
		writeFile(t, filepath.Join("disk", filepath.FromSlash(name)), plan(i))
	}
	disk, err := filepath.Abs("disk")
	if err != nil {
		t.Fatal(err)
	}
	address, _ := served(t, "--db", "w.db.d")
	r := &person{t, ctx, "http://" + address}
	r.do(chromedp.Navigate(r.base+"/upload"), chromedp.WaitVisible(".drop"))
	r.drop(filepath.Join(disk, "各地方案"), filepath.Join(disk, "单独.txt"))
	if got := r.text(`.job .figures`); !strings.Contains(got, fmt.Sprint(len(want))) {
		t.Errorf("the drop gave %q, want %d plans", got, len(want))
	}
	got := map[string]bool{}
	for _, row := range answered(t, 0, "sql", "select name from ops.run_file where status = 'loaded'") {
		got[row["name"]] = true
	}
	for _, name := range want {
		if !got[name] {
			t.Errorf("%s was not loaded", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d files were loaded, %d dropped", len(got), len(want))
	}
	r.follow("a", "各文件的结果")
	if seen := r.seen(); !strings.Contains(seen, "各地方案/区县/东湖/深 一层/方案.txt") && !strings.Contains(seen, "各地方案/区县/许多/000.txt") {
		t.Errorf("the page of the load does not name the files as they stood: %s", seen)
	}
}
