package queue

import (
	"context"
	"database/sql"
	"time"

	files "github.com/taizhang/taizhang/sql"
)

// epoch is when turn 0 is. Jobs are taken in the order of their times, and a time that is
// past is only an order.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// lanes share the queue fairly: a job's turn is one after the last turn of its lane, counted in files,
// but never before what is being taken now. So a county with ten files does not wait for
// a province with a hundred thousand.
type lanes struct {
	now   int64            // the turn that is being taken
	next  map[string]int64 // the next turn of each lane
	moved map[string]bool  // since they were stored
}

// readLanes gives where the lanes are; when nothing waits they are all at the start.
func readLanes(ctx context.Context, tx *sql.Tx) (*lanes, error) {
	l := &lanes{next: map[string]int64{}, moved: map[string]bool{}}
	if _, err := tx.ExecContext(ctx, files.Extra("queue-lanes-rest")); err != nil {
		return nil, err
	}
	if err := tx.QueryRowContext(ctx, files.Extra("queue-lanes-now")).Scan(&l.now); err != nil {
		return nil, err
	}
	rs, err := tx.QueryContext(ctx, files.Extra("queue-lanes"))
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	for rs.Next() {
		var lane string
		var next int64
		if err := rs.Scan(&lane, &next); err != nil {
			return nil, err
		}
		l.next[lane] = next
	}
	return l, rs.Err()
}

// turn gives a job of so many files its turn.
func (l *lanes) turn(lane string, n int) int64 {
	at := max(l.next[lane], l.now)
	l.next[lane] = at + int64(max(n, 1))
	l.moved[lane] = true
	return at
}

func (l *lanes) store(ctx context.Context, tx *sql.Tx) error {
	for lane := range l.moved {
		if _, err := tx.ExecContext(ctx, files.Extra("queue-lane"), lane, l.next[lane]); err != nil {
			return err
		}
	}
	clear(l.moved)
	return nil
}
