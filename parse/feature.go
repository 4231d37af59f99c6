package parse

import "slices"

// feature is what a cell's text looks like, whatever column it stands in.
type feature struct {
	size     int     // elements
	sentence bool    // has a full stop or is long
	stop     bool    // ends with a full stop
	clauses  bool    // has clauses, set apart by , or ;
	dangling bool    // ends with 、, as a list that goes on
	figure   bool    // nothing but a figure: 87.35
	org      float64 // share that reads as organs
	time     float64 // share that reads as a deadline
	status   float64 // share that reads as a status
	number   bool    // nothing but a serial
	score    bool    // nothing but points: 5分
	mixed    bool    // joined from pieces of which one is an organ or a deadline by itself
	void     bool
	ditto    bool // says what the cell above says
	serial   bool // begins with a serial and has words behind it
	person   bool // names persons, asked only where a column holds them
}

// longText is the length from which a cell is prose, neither organ list nor heading.
const longText = 150

// featureOf looks at one cell.
func featureOf(s strand) feature {
	s = s.trim()
	f := organsOf(s)
	if f.untold() {
		f.time, f.status = timeShare(s), statusShare(s)
	}
	return f
}

// organsOf looks at one cell without asking whether it is a time or a status.
func organsOf(s strand) feature {
	f := feature{size: s.len(), void: isVoid(s)}
	if f.ditto = isDitto(s); f.void || f.ditto {
		return f
	}
	_, f.number = bareNumber(s)
	if sn, ok := readSerial(s); ok && sn.width < s.len() {
		f.serial = true
	}
	f.score = isScore(s)
	stops, pauses := marks(s)
	f.sentence = s.len() > longText || stops > 0
	f.stop, f.dangling = s.fold[s.len()-1] == '。', s.fold[s.len()-1] == '、'
	f.clauses = pauses > 0 && slices.ContainsFunc(s.fold[1:], clauseMark)
	f.figure = isFigure(s)
	mayList := s.len() <= shortText || pauses*longName >= s.len()
	if mayList && !f.number && !(f.sentence && s.unnamed()) {
		f.org = orgShare(s)
	}
	return f
}

// untold reports a short text that is no list of organs: it may be a time or a status.
func (f *feature) untold() bool {
	return !f.void && !f.ditto && !f.number && f.size <= shortText && f.org < 0.8
}

const (
	shortText = 48 // the longest deadline or status, and a short list of organs
	longName  = 16 // a list of organs has a separator at least every so many characters
)

// marks counts the stops that end a clause of prose, and the separators of a list.
func marks(s strand) (stops, pauses int) {
	for _, r := range s.fold {
		switch r {
		case '。', ';':
			stops++
			pauses++
		case '、', ',', ' ', '\n':
			pauses++
		}
	}
	return stops, pauses
}

// clauseMark reports what sets clauses apart.
func clauseMark(r rune) bool { return r == ',' || r == ';' }

// fit scores how well a text of these features stands under a role, about -6 to 4.
func (f *feature) fit(role columnKind) float64 {
	if f.void {
		return voidFit[role]
	}
	if f.ditto && role != serialColumn {
		return 1 // wherever it is printed
	}
	if f.score && role != scoreColumn {
		return -4
	}
	switch role {
	case serialColumn:
		if f.number {
			return 4
		}
		return -6
	case scoreColumn:
		if f.score || f.number {
			return 2
		}
		return -3
	case pathColumn:
		return f.fitPath()
	case contentColumn:
		return f.fitContent()
	case orgColumn:
		return f.fitOrg()
	case timeColumn:
		return f.fitTime()
	case statusColumn:
		return f.fitStatus()
	case personColumn:
		return f.fitPerson()
	case figureColumn:
		return f.fitFigure()
	}
	return 0
}

var voidFit = [columnKinds]float64{serialColumn: -3, contentColumn: -2}

func (f *feature) fitPath() float64 {
	switch {
	case f.number || f.figure:
		return -4
	case f.org >= 0.8 || f.time >= 0.8 || f.status >= 0.9:
		return -2
	case f.size > 80:
		return -3
	case f.size > 40:
		return 0
	case f.sentence:
		return 0.3
	}
	return 1
}

func (f *feature) fitContent() float64 {
	score := 0.0
	if f.mixed {
		score = -3
	}
	switch {
	case f.number || f.figure:
		return -4
	case f.org >= 0.8 || f.time >= 0.8 || f.status >= 0.9:
		return -3
	case f.size > 30:
		score += 1.5
	case f.size <= 2:
		score -= 1.5 // 局: the end of a broken name, no task
	}
	if f.sentence {
		score++
	}
	return score
}

func (f *feature) fitOrg() float64 {
	if f.number {
		return -4
	}
	if f.org == 0 && f.size > 12 || f.org < 0.6 && f.sentence {
		return -4
	}
	return 5*f.org - 2.5
}

func (f *feature) fitTime() float64 {
	if f.number || f.size > 60 {
		return -3
	}
	return 5*f.time - 2
}

func (f *feature) fitStatus() float64 {
	switch {
	case f.number || f.org >= 0.8:
		return -3
	case f.status >= 0.6:
		return 2.5
	case f.sentence:
		return 0.5
	}
	return -0.5
}

func (f *feature) fitPerson() float64 {
	switch {
	case f.person:
		return 1.5
	case f.org >= 0.8 || f.time >= 0.8 || f.number:
		return -2
	}
	return 0
}

func (f *feature) fitFigure() float64 {
	switch {
	case f.number || f.figure:
		return 1.5
	case f.org >= 0.8:
		return -2
	}
	return 0
}

// isScore reports a cell that holds points: 5分, 2.5分.
func isScore(s strand) bool {
	n := s.len()
	if n < 2 || n > 6 || s.fold[n-1] != '分' {
		return false
	}
	for _, r := range s.fold[:n-1] {
		if !isDigit(r) && r != '.' {
			return false
		}
	}
	return true
}

// isFigure reports a cell that holds a figure with decimals or thousands, which no serial has: 1260.00, 12,800.
func isFigure(s strand) bool {
	if s.len() < 4 || !isDigit(s.fold[0]) || !isDigit(s.fold[s.len()-1]) {
		return false
	}
	marks := 0
	for _, r := range s.fold {
		if !isDigit(r) {
			marks++
		}
		if !isDigit(r) && r != '.' && r != ',' {
			return false
		}
	}
	return marks == 1
}
