package lexicon

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func cutWords(text string) string {
	runes := []rune(text)
	var out []string
	for _, t := range Lex(runes) {
		out = append(out, string(runes[t.From:t.To]))
	}
	return strings.Join(out, "|")
}

func TestLex(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"市发改委市农业农村局", "市|发改委|市|农业农村局"},
		{"区市场监管局", "区|市场监管局"},
		{"市、县区发展改革、人社等部门", "市|、|县区|发展改革|、|人社|等|部门"},
		{"市委宣传部", "市|委|宣传部"},
		{"省工业和信息化厅", "省|工业和信息化厅"},
		{"区数智发展局", "区|数|智|发展局"},
		{"按职责分工负责", "按|职责分工|负责"},
	} {
		if got := cutWords(c.text); got != c.want {
			t.Errorf("Lex(%q) = %s; want %s", c.text, got, c.want)
		}
	}
}

func TestLexCoversEveryCharacter(t *testing.T) {
	for _, text := range []string{"", "a", "ABC区县K8局", "İ区ſ局", "\u2028市", "12345热线办", "��局"} {
		n := 0
		for _, tok := range Lex([]rune(text)) {
			if tok.From != n || tok.To <= tok.From {
				t.Fatalf("Lex(%q): gap at %d", text, n)
			}
			n = tok.To
		}
		if n != len([]rune(text)) {
			t.Errorf("Lex(%q) ends at %d of %d", text, n, len([]rune(text)))
		}
	}
}

func TestTablesAreSortedAndKnown(t *testing.T) {
	seen := map[string]bool{}
	for name, table := range map[string]string{"organs": organsTSV, "phrases": phrasesTSV} {
		var words []string
		for _, row := range rows(table, 3) {
			words = append(words, row[0])
			if seen[row[0]] {
				t.Errorf("%s stands in two rows", row[0])
			}
			seen[row[0]] = true
			if kindNames[row[1]] == Unknown {
				t.Errorf("%s: %s has unknown kind %q", name, row[0], row[1])
			}
			if strings.ContainsAny(row[0], " \t") {
				t.Errorf("%s: %q holds a blank", name, row[0])
			}
			if row[2] == "" {
				t.Errorf("%s: %s has no source", name, row[0])
			}
		}
		if !slices.IsSorted(words) {
			t.Errorf("%s is not sorted", name)
		}
	}
}

func TestLexerLoadsQuickly(t *testing.T) {
	start := time.Now()
	Lex([]rune("市"))
	if d := time.Since(start); d > 100*time.Millisecond {
		t.Errorf("loading took %v", d)
	}
}

func BenchmarkLex(b *testing.B) {
	text := []rune(strings.Repeat("县发改委、县教体局、县公安局、县民政局、各乡(镇)人民政府按职责分工负责,", 20))
	b.SetBytes(int64(len(string(text))))
	for b.Loop() {
		Lex(text)
	}
}
