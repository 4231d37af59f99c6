package ingest

import (
	"os"
	"reflect"
	"testing"
)

// TestTwins: the same plan re-saved in another format reads the same, block by block, cell by cell.
func TestTwins(t *testing.T) {
	n := 0
	for _, tt := range []struct{ name, as, from string }{
		{"county-list", ".doc", ".docx"}, {"donghu-2021-plan", ".doc", ".docx"}, {"luan-2019-tasklist", ".doc", ".docx"},
		{"county-list", ".odt", ".docx"}, {"donghu-2021-plan", ".odt", ".docx"}, {"xihu-2021-indicators", ".odt", ".docx"},
		{"donghu-2021-plan", ".rtf", ".docx"}, {"luan-2019-tasklist", ".rtf", ".docx"}, {"xihu-2021-indicators", ".rtf", ".docx"},
		{"county-list", ".xls", ".xlsx"}, {"xihu-2021-indicators", ".xls", ".xlsx"},
		{"county-list", ".ods", ".xlsx"}, {"luan-2019-tasklist", ".ods", ".xlsx"},
	} {
		got, want := blocksOf(t, tt.name+tt.as), blocksOf(t, tt.name+tt.from)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s%s: not as %s", tt.name, tt.as, tt.from)
		}
		n += len(got)
	}
	t.Log(n, "blocks are equal")
}

func blocksOf(t *testing.T, name string) []Block {
	t.Helper()
	d, err := Read(name, bytesOf(t, shared(t, "samples", name)), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return d.Blocks
}

// TestDrawnTwins: what is drawn on the pages of an .ofd has the words of the .pdf.
func TestDrawnTwins(t *testing.T) {
	for _, name := range []string{"donghu-2021-plan", "luan-2019-tasklist", "xihu-2021-indicators"} {
		got, want := blocksOf(t, name+".ofd"), blocksOf(t, name+".pdf")
		if len(got) != len(want) {
			t.Errorf("%s: %d blocks, want %d", name, len(got), len(want))
			continue
		}
		for i := range got {
			if !sameWords(got[i], want[i]) {
				t.Errorf("%s: block %d: %s\nwant %s", name, i+1, got[i].Text, want[i].Text)
			}
		}
	}
}

// sameWords leaves out the boxes, which the widths of fonts move by hundredths of a point.
func sameWords(a, b Block) bool {
	if a.Text != b.Text || (a.Table == nil) != (b.Table == nil) {
		return false
	}
	if a.Table == nil {
		return true
	}
	if len(a.Table.Cells) != len(b.Table.Cells) {
		return false
	}
	for i, c := range a.Table.Cells {
		d := b.Table.Cells[i]
		c.Box, d.Box = nil, nil
		if !reflect.DeepEqual(c, d) {
			return false
		}
	}
	return true
}

func TestPublicOFD(t *testing.T) {
	for file, want := range map[string]string{
		"bc0346-hello.ofd": "拿来主义", "d17538-namespace_no_std.ofd": "你好呀，OFD Reader&Writer！", "08a694-z.ofd": "11.4字型变换",
	} {
		path := shared(t, "samples", "ofd-public", file)
		if _, err := os.Stat(path); err != nil {
			t.Skip(err)
		}
		d, err := Read(file, bytesOf(t, path), DefaultLimits)
		if err != nil {
			t.Error(err)
			continue
		}
		if d.Blocks[0].Text != want {
			t.Errorf("%s begins %q, want %q", file, d.Blocks[0].Text, want)
		}
	}
}
