package warehouse

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gofrs/flock"
)

// takeLock waits for the writer's place at most so long; a process that dies gives it back.
func takeLock(ctx context.Context, path string, wait time.Duration) (*flock.Flock, error) {
	lock := flock.New(path)
	ok, err := lock.TryLock() // once in any case: a busy machine may spend a short wait before it asks
	if !ok && err == nil && wait > 0 {
		limited, cancel := context.WithTimeout(ctx, wait)
		defer cancel()
		ok, err = lock.TryLockContext(limited, 50*time.Millisecond)
	}
	if ok {
		return lock, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil || errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("%s: %w", path, ErrLocked)
	}
	return nil, err
}
