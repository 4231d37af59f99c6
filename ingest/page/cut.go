package page

import "strings"

// habits are what the columns of a table are like, learnt from rows no page end touches.
type habits struct {
	width map[stretch]float64 // the longest line in cells over these columns
	gappy map[int]bool        // columns with empty cells
	tall  map[int]bool        // columns with written cells over several rows
}

// stretch is the columns a cell covers.
type stretch struct{ col, cols int }

func newHabits() habits {
	return habits{map[stretch]float64{}, map[int]bool{}, map[int]bool{}}
}

// learn looks at the cells of p below its first skip rows.
func (h *habits) learn(p *part, skip int) {
	for i := range p.cells {
		c := &p.cells[i]
		k := stretch{c.col, c.cols}
		for _, l := range c.lines {
			h.width[k] = max(h.width[k], l.X1-l.X0)
		}
		if c.row > skip && len(c.lines) == 0 {
			h.gappy[c.col] = true
		}
		if c.row >= skip && c.rows > 1 && len(c.lines) > 0 {
			h.tall[c.col] = true
		}
	}
}

// evidence counts what the cells at a page end say about their row.
type evidence struct {
	vacant int // empty where the column never is, below a written cell; the first column counts double
	fresh  int // begin something new
	on     int // go on where a full line broke off in mid-sentence
	after  int // go on after a full line that ended with its sentence
	loose  int // could be a new paragraph or a new cell
}

// says tells whether the row is one with the row before.
func (e evidence) says() bool {
	switch {
	case e.fresh > 0:
		return false
	case e.loose > 0:
		return e.vacant >= 2
	case e.after > 0:
		return e.vacant > 0
	}
	return e.on > 0
}

// cut tells whether row r of p, the first of its page, is the rest of the table's last row.
func (j *joined) cut(p *part, r int) bool {
	var e evidence
	for _, c := range p.row(r) {
		last := &j.cells[j.last[c.col]]
		if last.col != c.col || last.cols != c.cols {
			return false
		}
		j.weigh(&e, last, c, p)
	}
	return p.unruled(r) || e.says()
}

// weigh adds what cell b below cell a of the last row says.
func (j *joined) weigh(e *evidence, a *joint, b *cell, p *part) {
	if len(b.lines) == 0 {
		if len(a.lines) > 0 && a.rows == 1 && b.rows == 1 && !j.habit.gappy[b.col] {
			e.vacant++
			if b.col == 0 {
				e.vacant++
			}
		}
		return
	}
	if len(a.lines) == 0 || serial(b.lines[0].text) {
		e.fresh++
		return
	}
	switch full, open := j.runsOn(a, b, p); {
	case full && open:
		e.on++
	case full:
		e.after++
	default:
		e.loose++
	}
}

// runsOn tells whether a is written to the end of its page and its last line so
// full that b's first piece had no room on it, and whether it breaks off in mid-sentence.
func (j *joined) runsOn(a *joint, b *cell, p *part) (full, open bool) {
	last, first := &a.lines[len(a.lines)-1], &b.lines[0]
	if last.way != East || first.way != East {
		return false, false
	}
	full = last.X1-last.X0+(lead(first.text)+0.5)*last.size > j.habit.width[stretch{a.col, a.cols}]
	low := a.floor-last.Y1 < 1.6*last.size && first.Y0-p.cellBox(b).Y0 < 1.6*first.size
	return full && low, !strings.ContainsRune("。；！？", lastRune(last.text))
}

// row lists the cells that stand in row r of p.
func (p *part) row(r int) []*cell {
	var out []*cell
	for c := 0; c < len(p.own[r]); {
		at := &p.cells[p.own[r][c]]
		out = append(out, at)
		c = at.col + at.cols
	}
	return out
}

// unruled tells whether no rule is drawn above row r: the page end left it open.
func (p *part) unruled(r int) bool {
	for _, drawn := range p.below[r] {
		if drawn {
			return false
		}
	}
	return true
}

// reaches tells whether a cell of the last row goes on in the part's first cell
// c of that column, although the row is a new one: a merged cell over the page end.
func (j *joined) reaches(p *part, c *cell) bool {
	a := &j.cells[j.last[c.col]]
	if a.col != c.col || a.cols != c.cols {
		return false
	}
	merged := a.rows > 1 || c.rows > 1
	switch {
	case a.ajar && (len(c.lines) == 0 || len(a.lines) == 0):
		return true
	case len(c.lines) == 0 && len(a.lines) > 0:
		return merged || j.habit.tall[c.col] && !j.habit.gappy[c.col]
	case len(c.lines) == 0:
		return false
	case len(a.lines) == 0:
		return a.rows > 1
	}
	full, open := j.runsOn(a, c, p)
	return merged && full && open && !serial(c.lines[0].text)
}
