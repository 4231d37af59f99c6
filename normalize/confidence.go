package normalize

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Confidence is how probable it is that one field of a plan is right, from 0 to
// 1, and the hints that tell. Its JSON is the probability alone: 0.987.
type Confidence struct {
	P     float64
	Hints Hints
}

// IsZero reports a field that is not there.
func (c Confidence) IsZero() bool { return c.P == 0 }

// MarshalJSON writes the probability.
func (c Confidence) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, c.P, 'f', -1, 64), nil
}

// UnmarshalJSON reads the probability; what it was told by is not written.
func (c *Confidence) UnmarshalJSON(b []byte) (err error) {
	c.P, err = strconv.ParseFloat(string(b), 64)
	return err
}

// Class is a sort of field whose confidence is told apart: a title, the organ of a duty.
type Class uint8

// The classes. Of a duty and a deadline the mention alone is one, and all that is said another.
const (
	ContentClass Class = iota
	PathClass
	SerialClass
	DutyClass
	DutyMentionClass
	DeadlineClass
	DeadlineMentionClass
	ProgressClass
	MeasureClass
	TitleClass
	NoticeTitleClass
	IssuerClass
	NumberClass
	IndexNumberClass
	DivisionClass
	YearClass
	SignedClass
	PublishedClass
	KindClass
	classCount
)

var classNames = [classCount]string{
	"content", "path", "serial", "duty", "duty.mention", "deadline", "deadline.mention", "progress", "measure",
	"title", "notice_title", "issuer", "number", "index_number", "division", "year", "signed_on", "published_on", "kind",
}

// String is the name under which c stands in tables.
func (c Class) String() string { return classNames[c] }

// ParseClass is the class of that name.
func ParseClass(name string) (Class, bool) {
	i := slices.Index(classNames[:], name)
	return Class(max(i, 0)), i >= 0
}

// groups are the classes that share what a hint says beyond what it says of every field.
var groups = map[string][]Class{
	"words":    {ContentClass, PathClass, SerialClass},
	"duties":   {DutyClass, DutyMentionClass},
	"times":    {DeadlineClass, DeadlineMentionClass},
	"figures":  {ProgressClass, MeasureClass},
	"headings": {TitleClass, NoticeTitleClass, IssuerClass, NumberClass, IndexNumberClass, DivisionClass, YearClass, SignedClass, PublishedClass, KindClass},
}

// Group is the name of the classes that c shares weights with.
func (c Class) Group() string {
	for name, of := range groups {
		if slices.Contains(of, c) {
			return name
		}
	}
	return ""
}

// Classes lists every class.
func Classes() []Class {
	out := make([]Class, classCount)
	for i := range out {
		out[i] = Class(i)
	}
	return out
}

// Model holds a weight, in log odds, of every hint for every class.
type Model struct {
	Bias    [classCount]float64
	Weights [classCount][hintCount]float64
}

//go:embed tables/confidence.tsv
var confidenceTable string

// fitted is the model of tables/confidence.tsv; see there on what it was fitted.
var fitted = sync.OnceValue(func() *Model {
	m, err := ParseModel(confidenceTable)
	if err != nil {
		panic("tables/confidence.tsv: " + err.Error()) // the table is part of the program
	}
	return m
})

// mostSure and leastSure keep what few examples cannot tell from being certain.
const (
	mostSure  = 0.999
	leastSure = 0.001
)

// Of is the probability that a field of class c is right where hints h were met, in thousandths.
func (m *Model) Of(c Class, h Hints) Confidence {
	odds := m.Bias[c]
	for hint := range h.All() {
		odds += m.Weights[c][hint]
	}
	p := 1 / (1 + math.Exp(-odds))
	return Confidence{P: min(max(math.Round(p*1000)/1000, leastSure), mostSure), Hints: h}
}

// ParseModel reads rows "class hint weight"; a hint "bias" is the class's own, the
// weights of class * and of a group of classes are added to those of each of them.
func ParseModel(text string) (*Model, error) {
	m := &Model{}
	for line := range strings.Lines(text) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(row) != 3 {
			return nil, fmt.Errorf("%q: want class, hint, weight", line)
		}
		weight, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
		if err := m.add(row[0], row[1], weight); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Model) add(class, hint string, weight float64) error {
	of, ok := groups[class]
	if c, single := ParseClass(class); single {
		of, ok = []Class{c}, true
	}
	if class == "*" {
		of, ok = Classes(), true
	}
	if !ok {
		return fmt.Errorf("no class %q", class)
	}
	h, ok := ParseHint(hint)
	if !ok && hint != "bias" {
		return fmt.Errorf("no hint %q", hint)
	}
	for _, c := range of {
		if hint == "bias" {
			m.Bias[c] += weight
		} else {
			m.Weights[c][h] += weight
		}
	}
	return nil
}
