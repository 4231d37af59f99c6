package export

import (
	"strings"
	"testing"

	files "github.com/taizhang/taizhang/sql"
)

// Every view of mart can be exported whole, and every column of it is described in Chinese and English.
func TestViews(t *testing.T) {
	known := map[string]bool{}
	for _, v := range Views() {
		known["mart."+v.Name] = true
		if v.ZH == "" || v.EN == "" || len(v.Columns) == 0 {
			t.Errorf("mart.%s is not described", v.Name)
		}
		for _, c := range v.Columns {
			if c.ZH == "" || c.EN == "" {
				t.Errorf("mart.%s.%s is not described", v.Name, c.Name)
			}
		}
	}
	for _, f := range files.Views() {
		if _, rest, made := strings.Cut(f.Text, "create view mart."); made && !known["mart."+strings.Fields(rest)[0]] {
			t.Errorf("views.sql has no line for mart.%s", strings.Fields(rest)[0])
		}
	}
	if v, ok := ViewNamed("task"); !ok || v.Query == "" {
		t.Error("task is no view")
	}
	if _, ok := ViewNamed("mart.task; drop table"); ok {
		t.Error("a statement is a view")
	}
}
