package main

import "context"

// inOrder works on items, n at a time, and hands what comes out to each in the
// order of the items, so that the number of workers changes no result. No more
// than n+1 are held at once. When ctx ends no further item is begun, those
// begun are finished; done says how many were.
func inOrder[T, R any](ctx context.Context, n int, items []T, work func(T) R, each func(R) error) (done int, err error) {
	queue := make(chan chan R, n)
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		for _, item := range items {
			if ctx.Err() != nil {
				return
			}
			c := make(chan R, 1)
			select {
			case queue <- c:
			case <-stop:
				return
			}
			go func() { c <- work(item) }()
		}
	}()
	for c := range queue {
		r := <-c
		if err != nil {
			continue
		}
		done++
		if err = each(r); err != nil {
			close(stop)
		}
	}
	return done, err
}
