package parse

// joined is what several tokens are as one cell.
type joined struct {
	sum   feature // as prose, which adds up
	short bool    // all may be pieces of one broken name
	read  bool
	anew  feature // read anew as an organ
	timed bool    // and as a time
}

// reach is how many lines one cell of a column may have been broken into.
func reach(k columnKind) int {
	switch k {
	case contentColumn, statusColumn, otherColumn, figureColumn:
		return 8
	case orgColumn:
		return 6
	case serialColumn:
		return 1
	}
	return 3
}

// reach is how many tokens one cell of column c may have been broken into.
func (a *aligner) reach(c int) int {
	if a.whole {
		return 1
	}
	return reach(a.kinds[c])
}

// fitAt scores, for each column, the cells that begin with token i.
func (a *aligner) fitAt(i int) {
	a.join(i)
	var first [columnKinds]int // the first column of each sort, counted from 1
	for c := range a.fits {
		a.fits[c] = a.fits[c][:0]
		kind := a.kinds[c]
		if k := first[kind]; k > 0 && kind != pathColumn {
			a.fits[c] = append(a.fits[c], a.fits[k-1]...)
			continue
		}
		first[kind] = c + 1
		limit := min(len(a.tokens), i+a.reach(c))
		for j := i + 1; j <= limit; j++ {
			a.fits[c] = append(a.fits[c], a.fit(i, j, kind))
		}
		if kind == pathColumn && a.single[i].org >= 0.8 && a.cols[c].names() {
			a.fits[c][0] += likeOrgan
		}
	}
}

// longestReach is the most tokens that one cell may have been broken into.
const longestReach = 8

// join sums up the tokens from i on, as far as one cell may reach.
func (a *aligner) join(i int) {
	a.joints = a.joints[:0]
	if a.whole {
		return
	}
	sum, short := feature{}, true
	for j := i; j < min(len(a.tokens), i+longestReach); j++ {
		f := &a.single[j]
		sum.mixed = sum.mixed || f.org >= 0.9 || f.time >= 0.9
		sum.size += f.size
		sum.sentence = sum.sentence || f.sentence
		short = short && f.size <= brokenLine
		n := float64(f.size)
		sum.org, sum.time, sum.status = sum.org+n*f.org, sum.time+n*f.time, sum.status+n*f.status
		mean := sum
		n = float64(max(sum.size, 1))
		mean.org, mean.time, mean.status = sum.org/n, sum.time/n, sum.status/n
		a.joints = append(a.joints, joined{sum: mean, short: short})
	}
}

// fit scores tokens [i,j) as one cell of a sort of column. Broken names must be read anew.
func (a *aligner) fit(i, j int, kind columnKind) float64 {
	if kind == orgColumn && a.single[j-1].dangling && !a.whole {
		return a.fitCell(i, j, kind) - danglingCost
	}
	return a.fitCell(i, j, kind)
}

func (a *aligner) fitCell(i, j int, kind columnKind) float64 {
	if j == i+1 {
		return a.single[i].fit(kind)
	}
	if a.single[i].void || a.single[j-1].void {
		return -5
	}
	k := &a.joints[j-1-i]
	f := &k.sum
	if k.short && (kind == orgColumn || kind == timeColumn) && f.org <= 0.95 && f.time <= 0.95 {
		a.readAnew(i, j, kind)
		f = &k.anew
	}
	cost := joinCost * float64(j-i-1)
	if kind == contentColumn && a.breaksOff(j-2) {
		cost /= 2
	}
	if kind == contentColumn && a.single[j-2].stop && !a.single[j-1].sentence && a.single[j-1].size <= brokenLine {
		cost += joinCost // a fragment behind a full stop
	}
	return f.fit(kind) - cost
}

// readAnew reads tokens [i,j) as one organ, and in a column of times as a time.
func (a *aligner) readAnew(i, j int, kind columnKind) {
	k := &a.joints[j-1-i]
	if k.read && (k.timed || kind != timeColumn) {
		return
	}
	s := a.text(i, j).trim()
	if !k.read {
		k.read, k.anew = true, organsOf(s)
	}
	if kind == timeColumn && k.anew.untold() {
		k.anew.time = timeShare(s)
	}
	k.timed = kind == timeColumn
}

// brokenLine is the longest line that can be a piece of a broken cell of names.
const brokenLine = 16

func (a *aligner) text(i, j int) strand {
	if j == i+1 {
		return a.tokens[i]
	}
	return joinLines(a.tokens[i:j]...)
}
