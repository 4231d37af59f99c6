package parse

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

func variants(text string) []string {
	out := []string{text}
	r := rand.New(rand.NewSource(int64(len(text))))
	lines := strings.Split(text, "\n")
	if len(lines) > 1500 {
		return out
	}
	for v := 0; v < 8; v++ {
		ls := append([]string(nil), lines...)
		var sb []string
		for i := 0; i < len(ls); i++ {
			switch k := r.Intn(100); {
			case k < 3: // drop
			case k < 6 && i+1 < len(ls):
				sb = append(sb, ls[i]+ls[i+1])
				i++
			case k < 8 && i+1 < len(ls):
				sb = append(sb, ls[i+1], ls[i])
				i++
			case k < 9:
				sb = append(sb, strings.ReplaceAll(ls[i], "、", " "))
			case k < 11:
				sb = append(sb, strings.ReplaceAll(ls[i], "\t", " | "))
			case k < 12:
				sb = append(sb, ls[i], ls[i])
			case k < 14:
				rs := []rune(ls[i])
				if len(rs) > 4 {
					c := 1 + r.Intn(len(rs)-2)
					sb = append(sb, string(rs[:c]), string(rs[c:]))
				}
			case k < 15:
				sb = append(sb, "", ls[i], "\u00a0")
			case k < 16:
				sb = append(sb, "\t"+ls[i])
			case k < 17:
				sb = append(sb, strings.ReplaceAll(ls[i], "局", "局 "))
			default:
				sb = append(sb, ls[i])
			}
		}
		switch v % 4 {
		case 1:
			a := r.Intn(len(sb) + 1)
			sb = sb[a:]
		case 2:
			for i := range sb {
				sb[i] = strings.ReplaceAll(sb[i], "\t", "|")
			}
		case 3:
			a := r.Intn(len(sb) + 1)
			sb = sb[:a]
		}
		out = append(out, strings.Join(sb, "\n"))
	}
	return out
}

func TestZDump(t *testing.T) {
	f, err := os.Open(os.Getenv("FILES"))
	if err != nil {
		t.Skip()
	}
	o, _ := os.Create(os.Getenv("DUMP"))
	w := bufio.NewWriter(o)
	defer w.Flush()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		b, err := os.ReadFile(sc.Text())
		if err != nil {
			continue
		}
		texts := []string{string(b)}
		if strings.HasSuffix(sc.Text(), ".txt") {
			texts = variants(string(b))
		} else if strings.HasSuffix(sc.Text(), ".pdf") {
			continue
		}
		for i, text := range texts {
			d, err := ingest.Read(sc.Text(), []byte(text), ingest.DefaultLimits)
			if err != nil {
				continue
			}
			r := Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
			j, _ := json.Marshal(struct {
				P []*Plan
				I []Issue
				L []docLedger
			}{r.Plans, r.Issues, r.Ledger.docs})
			n := 0
			for _, p := range r.Plans {
				n += len(p.Tasks)
			}
			fmt.Fprintf(w, "%s %d %d %x\n", sc.Text(), i, n, sha256.Sum256(j))
			if os.Getenv("ONE") == fmt.Sprintf("%s %d", sc.Text(), i) {
				os.WriteFile(os.Getenv("DUMP")+".txt", []byte(text), 0o644)
				os.WriteFile(os.Getenv("DUMP")+".json", j, 0o644)
			}
		}
	}
}
