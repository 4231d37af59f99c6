package serve

import "golang.org/x/sync/errgroup"

// taskWords are the words of a task for a list that chose it without them.
type taskWords struct {
	Task    ID     `json:"task_id"`
	Ordinal int64  `json:"ordinal"`
	Serial  string `json:"serial"`
	Path    string `json:"path"`
	Content string `json:"content"`
	Orgs    string `json:"orgs"`
}

// taskKey says which task is meant.
type taskKey struct {
	division   string
	plan, task ID
}

// wordsOf gives the rows of a list the words of their tasks. Those of one plan are read together and kept, for lists
// have neighbours; several plans are read at the same time.
func wordsOf[T any](r *request, rows []T, key func(*T) taskKey, put func(*T, taskWords)) error {
	of := map[taskKey][]*T{}
	for i := range rows {
		k := key(&rows[i])
		k.task = 0
		of[k] = append(of[k], &rows[i])
	}
	var plans errgroup.Group
	plans.SetLimit(r.reading.AtOnce())
	for k, some := range of {
		plans.Go(func() error {
			all, err := r.planWords(k)
			if err != nil {
				return err
			}
			for _, x := range some {
				t, ok := all[key(x).task]
				if !ok {
					return notFound("task %d of plan %d", key(x).task, k.plan)
				}
				put(x, t)
			}
			return nil
		})
	}
	return plans.Wait()
}

// planWords are the words of a plan's tasks.
func (r *request) planWords(of taskKey) (map[ID]taskWords, error) {
	all, err := ask[taskWords](r, "task-words", of.division, int64(of.plan))
	out := make(map[ID]taskWords, len(all))
	for _, t := range all {
		out[t.Task] = t
	}
	return out, err
}
