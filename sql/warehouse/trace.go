package warehouse

// Trace is told how far a load is: the stage, read, parse, commit or publish, and how many
// bytes of it are next; of publish the steps. It is called from several goroutines.
type Trace func(stage string, bytes int)

// Say tells it, where there is one.
func (t Trace) Say(stage string, bytes int) {
	if t != nil {
		t(stage, bytes)
	}
}

// commit tells of the rows of one table that are to be written next.
func (t Trace) commit(of table, parts []*rows) {
	if t == nil || tables[of].schema == scratch {
		return
	}
	n := 0
	for _, r := range parts {
		for values := r[of]; len(values) > 0; values = values[tables[of].columns:] {
			n += len(appendLine(nil, values[:tables[of].columns]))
		}
	}
	if n > 0 {
		t("commit", n)
	}
}
