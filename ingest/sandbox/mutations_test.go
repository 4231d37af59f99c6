package sandbox

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/golden"
	"github.com/taizhang/taizhang/ingest/hostile"
)

// TestMutations reads damaged copies of every sample: as many of each as TAIZHANG_MUTATIONS says.
// Each gives a Document or a known error; no reader panics, hangs or is stopped for its memory.
func TestMutations(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("TAIZHANG_MUTATIONS"))
	if n == 0 {
		n = 4
	}
	var files []string
	for _, glob := range []string{"0*/source.*", "formats/*.*", "damaged/*.*"} {
		found, _ := filepath.Glob(filepath.Join(golden.Testdata(t), filepath.FromSlash(glob)))
		files = append(files, found...)
	}
	p := pool(t, Options{Workers: 2})
	said := map[error]int{}
	var mu sync.Mutex
	slow := time.Duration(0)
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for k := w; k < len(files); k += 2 {
				b := golden.Bytes(t, files[k])
				for i := range n {
					begun := time.Now()
					_, err := p.ReadAll(t.Context(), "x", hostile.Mutated(b, uint64(i)))
					mu.Lock()
					said[ingest.Sentinel(err)]++
					slow = max(slow, time.Since(begun))
					mu.Unlock()
					if err != nil && (ingest.Sentinel(err) == nil || errors.Is(err, errDied) || strings.Contains(err.Error(), "panic") || strings.Contains(err.Error(), "seconds")) {
						t.Errorf("%s, copy %d: %v", files[k], i, err)
					}
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d files, %d copies of each, the slowest %v: %v", len(files), n, slow, said)
}
