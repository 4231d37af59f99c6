package main

import "iter"

// inOrder works on items, n at a time, and hands what comes out to each in the
// order of the items, so that the number of workers changes no result. No more
// than n+1 are held at once. What was begun is finished; an error of each ends everything.
func inOrder[T, R any](n int, items iter.Seq[T], work func(T) R, each func(R) error) (err error) {
	queue := make(chan chan R, n)
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		for item := range items {
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
		if err = each(r); err != nil {
			close(stop)
		}
	}
	return err
}
