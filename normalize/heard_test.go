package normalize

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// TestMemory: what is remembered is what would be read anew, of whatever goroutine asks, and never more than the bound.
func TestMemory(t *testing.T) {
	m := memory{heard: make(map[string]*heard)}
	words := []string{"区发改委", "市、县区政府办", "新建经开区管委会", "各街道", "国家税务总局六安市税务局", "市发改委(物价局)", "", strings.Repeat("县财政局、", 20)}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 3 {
				for _, w := range words {
					if got := m.hear(w); !reflect.DeepEqual(got, hear(w)) {
						t.Errorf("%q: remembered as %+v", w, got)
					}
				}
			}
		})
	}
	wait.Wait()
	if m.heard[words[0]] == nil || m.heard[words[len(words)-1]] != nil {
		t.Error("a name is not remembered, or a whole list is")
	}
	for i := range mostHeard + 10 {
		m.hear(fmt.Sprintf("第%d中学", i))
	}
	if len(m.heard) > mostHeard {
		t.Errorf("%d mentions remembered", len(m.heard))
	}
}
