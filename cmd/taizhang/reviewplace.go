package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// placeOf spells what a question is about: task/123/duty/2/mention, plan/99/title.
func placeOf(q warehouse.Question) string {
	switch {
	case q.Kind == "stale":
		return "correction/" + q.Pos
	case q.Task == 0:
		return fmt.Sprintf("plan/%d/%s", q.Plan, q.Field)
	case q.Kind == "task":
		return fmt.Sprintf("task/%d/%s", q.Task, q.Field)
	}
	return fmt.Sprintf("task/%d/%s/%d/%s", q.Task, q.Kind, q.Ordinal, q.Field)
}

// place reads what placeOf wrote; the field may be left out where only one makes sense.
func (s *spoken) place(text string) (c warehouse.Correction, err error) {
	parts := strings.Split(text, "/")
	bad := coded{exitUsage, fmt.Errorf("%s: want plan/N/field, task/N/field or task/N/duty/2/field", text)}
	if len(parts) < 2 {
		return c, bad
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return c, bad
	}
	switch rest := parts[2:]; parts[0] {
	case "plan":
		c.Kind, c.Plan, c.Field = "plan", id, strings.Join(rest, "/")
		return c, nil
	case "task":
		if c.Plan, err = s.planOf(id); err != nil {
			return c, err
		}
		c.Kind, c.Task, c.Field = "task", id, "content"
		return c, inTask(&c, rest, bad)
	}
	return c, bad
}

// inTask reads what stands behind the task: content, or duty/2/role.
func inTask(c *warehouse.Correction, rest []string, bad error) (err error) {
	if len(rest) == 0 {
		return nil
	}
	if _, ok := correct.ElementFields[rest[0]]; !ok {
		c.Field = rest[0]
		if len(rest) > 1 || !slices.Contains(correct.TaskFields(), rest[0]) {
			return bad
		}
		return nil
	}
	c.Kind, c.Field = rest[0], correct.ElementFields[rest[0]][0]
	if len(rest) > 1 {
		if c.Ordinal, err = strconv.Atoi(rest[1]); err != nil {
			c.Field, rest = rest[1], rest[:2] // duty/support, of what is added
		}
	}
	if len(rest) > 2 {
		c.Field = rest[2]
	}
	return nil
}

// planOf is the plan of a task.
func (s *spoken) planOf(task int64) (int64, error) {
	h, err := s.w.TaskPlan(s.ctx, task)
	if err != nil {
		return 0, coded{exitUsage, err}
	}
	return h.Plan, nil
}

// task reads task/123.
func (s *spoken) task(text string) (warehouse.Correction, error) {
	c, err := s.place(text)
	if err == nil && (c.Task == 0 || c.Kind != "task") {
		err = coded{exitUsage, fmt.Errorf("%s: want task/N", text)}
	}
	return c, err
}

func sayAccept(args []string, s *spoken) error {
	for _, a := range args {
		c, err := s.place(a)
		if err != nil {
			return err
		}
		c.Action = correct.Accept
		s.add(c)
	}
	return nil
}

func sayCorrect(args []string, s *spoken) error {
	c, err := s.place(args[0])
	if len(args) == 2 && args[1] != "" {
		c.New = &args[1]
	}
	s.add(c)
	return err
}

func saySplit(args []string, s *spoken) error {
	c, err := s.task(args[0])
	parts := strings.Join(args[1:], "\n")
	c.Action, c.New = correct.Split, &parts
	s.add(c)
	return err
}

func sayMerge(args []string, s *spoken) error {
	c, err := s.task(args[0])
	if err != nil {
		return err
	}
	c.Action = correct.Merge
	for _, a := range args[1:] {
		more, err := s.task(a)
		if err != nil {
			return err
		}
		c.Merged = append(c.Merged, more.Task)
	}
	s.add(c)
	return nil
}

func sayReject(args []string, s *spoken) error {
	for _, a := range args {
		c, err := s.task(a)
		if err != nil {
			return err
		}
		c.Action = correct.Reject
		s.add(c)
	}
	return nil
}

func sayAdd(args []string, s *spoken) error {
	c, err := s.place(args[0])
	if err != nil {
		return err
	}
	if c.Kind == "plan" {
		c.Kind, c.Field = "task", "content"
	}
	c.Action, c.New = correct.Add, &args[1]
	s.add(c)
	return nil
}

func sayLink(how correct.Action) func([]string, *spoken) error {
	return func(args []string, s *spoken) error {
		c, err := s.task(args[0])
		if err != nil {
			return err
		}
		other, err := s.task(args[1])
		if err != nil {
			return err
		}
		c.Action, c.Other = how, other.Task
		s.add(c)
		return nil
	}
}

func sayRetract(args []string, s *spoken) error {
	for _, a := range args {
		id, err := strconv.ParseInt(strings.TrimPrefix(a, "correction/"), 10, 64)
		if err != nil {
			return coded{exitUsage, fmt.Errorf("%s: want the number of a correction", a)}
		}
		s.add(warehouse.Correction{Action: correct.Retract, Retracts: id})
	}
	return nil
}
