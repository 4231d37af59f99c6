package page

import "testing"

// FuzzBook lays glyphs and rules anywhere: every table's places belong to one cell each, and every glyph is kept or hidden.
func FuzzBook(f *testing.F) {
	f.Add([]byte{0, 10, 10, 1, 60, 10, 2, 10, 10, 3, 10, 90, 130, 10, 0, 131, 90, 0, 200, 10, 0, 201, 90, 0})
	f.Add([]byte("甲乙丙丁戊己庚辛壬癸"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 600 {
			return
		}
		s := &Sheet{Number: 1, Width: 300, Height: 300}
		for ; len(b) >= 3; b = b[3:] {
			x, y := float64(b[1]), float64(b[2])
			switch k := b[0]; {
			case k < 128:
				s.Glyphs = append(s.Glyphs, Glyph{Text: string(rune('一' + rune(k))), X0: x, X1: x + 10, Y0: y, Y1: y + 10, Base: y + 8, Size: 10})
			case k < 192:
				s.Rules = append(s.Rules, Rule{X0: x, X1: x + float64(k), Y0: y, Y1: y})
			default:
				s.Rules = append(s.Rules, Rule{X0: x, X1: x, Y0: y, Y1: y + float64(k)})
			}
		}
		var book Book
		book.Add(s)
		kept := 0
		blocks, hidden := book.Blocks()
		for _, bl := range blocks {
			kept += hans(bl.Text)
			if bl.Table == nil {
				continue
			}
			taken := map[[2]int]int{}
			for _, c := range bl.Table.Cells {
				kept += hans(c.Text)
				for i := range c.RowSpan {
					for j := range c.ColSpan {
						taken[[2]int{c.Row + i, c.Col + j}]++
					}
				}
			}
			for at, n := range taken {
				if n != 1 || at[0] >= bl.Table.Rows || at[1] >= bl.Table.Cols {
					t.Errorf("place %v has %d cells", at, n)
				}
			}
			if len(taken) != bl.Table.Rows*bl.Table.Cols {
				t.Errorf("%d places of %d by %d", len(taken), bl.Table.Rows, bl.Table.Cols)
			}
		}
		for _, h := range hidden {
			kept += hans(h.Text)
		}
		if kept != len(s.Glyphs) {
			t.Errorf("%d glyphs of %d", kept, len(s.Glyphs))
		}
	})
}

func hans(s string) int {
	n := 0
	for _, r := range s {
		if r >= '一' && r < '一'+128 {
			n++
		}
	}
	return n
}
