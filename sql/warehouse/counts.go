package warehouse

// Counts are a run's accounts; Found is the sum of the others up to Remaining.
type Counts struct {
	Run         int64
	Found       int
	Loaded      int
	Unchanged   int
	Duplicate   int
	NeedsOCR    int
	Quarantined int
	Skipped     int
	Remaining   int
	Plans       int // loaded
	Tasks       int // loaded
}

// add counts one file; a Status that is none of the known is not counted and breaks the balance.
func (c *Counts) add(s Status) {
	n := map[Status]*int{Loaded: &c.Loaded, Unchanged: &c.Unchanged, Duplicate: &c.Duplicate, NeedsOCR: &c.NeedsOCR,
		Quarantined: &c.Quarantined, Skipped: &c.Skipped, Remaining: &c.Remaining}[s]
	if n != nil {
		*n++
		c.Found++
	}
}

// outcome is complete, partial where files were quarantined, or interrupted.
func (c Counts) outcome() string {
	switch {
	case c.Remaining > 0:
		return "interrupted"
	case c.Quarantined > 0:
		return "partial"
	}
	return "complete"
}
