package serve

import (
	"container/list"
	"context"
	"errors"
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"
)

// kept are answers that are given again to who asks the same of the same rows: the key begins with the
// Stamp of what was read, so that nothing outlives what is published. The least used go first.
type kept struct {
	mu     sync.Mutex
	room   int64
	used   int64
	at     map[string]*list.Element
	order  *list.List // the last used in front
	making singleflight.Group
}

type keptAnswer struct {
	key  string
	v    any
	size int64
}

func newKept(room int64) *kept {
	return &kept{room: room, at: map[string]*list.Element{}, order: list.New()}
}

// answer gives what is kept under a key, else has it made, once however many ask. A key of "" keeps
// nothing; nor is an error kept.
func (k *kept) answer(ctx context.Context, key string, maker func() (v any, size int64, err error)) (any, error) {
	if key == "" {
		v, _, err := maker()
		return v, err
	}
	for {
		if v, ok := k.find(key); ok {
			return v, nil
		}
		v, err, shared := k.making.Do(key, func() (any, error) {
			if v, ok := k.find(key); ok { // made since we looked
				return v, nil
			}
			v, size, err := maker()
			if err == nil {
				k.keep(&keptAnswer{key, v, size + int64(len(key)) + 200})
			}
			return v, err
		})
		if !shared || !errors.Is(err, context.Canceled) || ctx.Err() != nil { // who made it for all may have left
			return v, err
		}
	}
}

func (k *kept) find(key string) (any, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e, ok := k.at[key]
	if !ok {
		return nil, false
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptAnswer).v, true
}

func (k *kept) keep(a *keptAnswer) {
	if a.size > k.room/8 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
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
