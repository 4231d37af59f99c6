package serve

import (
	"container/list"
	"context"
	"errors"
	"strings"
	"sync"
)

// kept are answers that are given again to who asks the same of the same rows: the key begins with the
// Stamp of what was read, so that nothing outlives what is published. The least used go first.
type kept struct {
	mu    sync.Mutex
	room  int64
	used  int64
	at    map[string]*list.Element
	order *list.List // the last used in front
	busy  map[string]*making
}

type keptAnswer struct {
	key  string
	v    any
	size int64
}

// making is an answer that is under way; who asks the same meanwhile waits for it.
type making struct {
	done chan struct{}
	v    any
	err  error
}

func newKept(room int64) *kept {
	return &kept{room: room, at: map[string]*list.Element{}, order: list.New(), busy: map[string]*making{}}
}

// answer gives what is kept under a key, else has it made, once however many ask. A key of "" keeps
// nothing; nor is an error kept.
func (k *kept) answer(ctx context.Context, key string, maker func() (v any, size int64, err error)) (any, error) {
	if key == "" {
		v, _, err := maker()
		return v, err
	}
	for {
		k.mu.Lock()
		if e, ok := k.at[key]; ok {
			k.order.MoveToFront(e)
			k.mu.Unlock()
			return e.Value.(*keptAnswer).v, nil
		}
		m, ok := k.busy[key]
		if !ok {
			m = &making{done: make(chan struct{})}
			k.busy[key] = m
			k.mu.Unlock()
			return k.make(key, m, maker)
		}
		k.mu.Unlock()
		select {
		case <-m.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if !errors.Is(m.err, context.Canceled) { // who made it may have left
			return m.v, m.err
		}
	}
}

func (k *kept) make(key string, m *making, maker func() (any, int64, error)) (v any, err error) {
	var size int64
	m.err = context.Canceled // where maker panics
	defer func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.busy, key)
		if m.err == nil {
			k.keep(&keptAnswer{key, m.v, size + int64(len(key)) + 200})
		}
		close(m.done)
	}()
	m.v, size, m.err = maker()
	return m.v, m.err
}

// keep is called with the lock held.
func (k *kept) keep(a *keptAnswer) {
	if a.size > k.room/8 {
		return
	}
	k.at[a.key] = k.order.PushFront(a)
	for k.used += a.size; k.used > k.room; {
		last := k.order.Back()
		old := k.order.Remove(last).(*keptAnswer)
		delete(k.at, old.key)
		k.used -= old.size
	}
}

// keyOf joins the parts of a key; what was read stands first. "" where that has no name.
func keyOf(stamp string, parts ...string) string {
	if stamp == "" {
		return ""
	}
	return stamp + "\x00" + strings.Join(parts, "\x00")
}
