package serve

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The plan page gives the document as it was loaded, as a file, to those who may see the plan and to nobody else.
func TestOriginal(t *testing.T) {
	d := open(t, Options{Warehouse: sampled(t), Load: loadNothing, Users: usersOf(t, people, "")})
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "004-luan-2019-tasklist", "source.txt"))
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256(b)
	sum := hex.EncodeToString(digest[:])
	ask := func(token, path string) (*http.Response, string) {
		return d.do(http.MethodGet, path, nil, "Authorization", "Bearer "+token)
	}
	_, plans := ask("admin-token-0000000", "/api/v1/plans?division=341500")
	_, after, _ := strings.Cut(plans, `"plan_id":"`)
	plan, _, _ := strings.Cut(after, `"`)
	path := "/plans/" + plan + "/originals/" + sum
	if _, page := ask("reader-token-000000", "/plans/"+plan); !strings.Contains(page, `href="`+path+`"`) {
		t.Error("the page has no link to", path)
	}
	if answer, body := ask("reader-token-000000", path); answer.StatusCode != http.StatusNotFound || !strings.Contains(body, "not kept") {
		t.Error("before it is kept:", answer.Status, body)
	}
	if err := d.w.Keep(context.Background(), sum, b); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{path, "/api/v1" + path} {
		answer, body := ask("reader-token-000000", at)
		h := answer.Header
		if answer.StatusCode != http.StatusOK || body != string(b) || h.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Error(at, answer.Status, len(body), h)
		}
		for _, c := range []struct {
			token, path string
			want        int
		}{{"donghu-token-000000", at, 404}, {"", at, 401}, {"reader-token-000000", strings.TrimSuffix(at, sum) + strings.Repeat("0", 64), 404}, {"reader-token-000000", strings.TrimSuffix(at, sum) + "..%2f..%2fCURRENT", 404}} {
			if answer, _ := ask(c.token, c.path); answer.StatusCode != c.want && (c.want != 401 || answer.StatusCode != http.StatusSeeOther) {
				t.Errorf("%s of %q: %s, want %d", c.path, c.token, answer.Status, c.want)
			}
		}
	}
}
