// Package eval scores plans against annotated ones: what was found, what was
// missed and what was invented, field by field, each mismatch side by side.
//
// The annotation (taizhang.gold/v1) is the plan contract and, beside it, which
// other readings are accepted: alternatives and what may be left out.
package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// GoldSchema is the name under which an annotated plan travels.
const GoldSchema = "taizhang.gold/v1"

// Gold is an annotated plan.
type Gold struct {
	Schema   string `json:"schema"`
	Document struct {
		Name string `json:"name"`
	} `json:"document"`
	Title       *string `json:"title"`
	NoticeTitle *string `json:"notice_title"`
	Issuer      *string `json:"issuer"`
	Number      *string `json:"number"`
	IndexNumber *string `json:"index_number"`
	Division    struct {
		Code *string `json:"code"`
		Name *string `json:"name"`
	} `json:"division"`
	Year        *int             `json:"year"`
	SignedOn    *string          `json:"signed_on"`
	PublishedOn *string          `json:"published_on"`
	Kind        *string          `json:"kind"`
	Alt         map[string][]any `json:"alt"` // field → other accepted values, null among them
	Tasks       []GoldTask       `json:"tasks"`

	Orgs Orgs   `json:"-"` // what its organs do; nil where that is not scored
	Stem string `json:"-"` // the gold file's name without its suffix
	Dir  string `json:"-"` // the folder it was read from
}

// GoldTask is an annotated task.
type GoldTask struct {
	Ordinal         int            `json:"ordinal"`
	Serial          *string        `json:"serial"`
	SerialCorrected *string        `json:"serial_corrected"`
	SerialAlt       []*string      `json:"serial_alt"` // null among them where none is accepted
	Path            []string       `json:"path"`
	PathAlt         [][]string     `json:"path_alt"`
	Content         string         `json:"content"`
	ContentAlt      []string       `json:"content_alt"`
	Items           []string       `json:"items"`
	Duties          []GoldDuty     `json:"duties"`
	Deadlines       []GoldDeadline `json:"deadlines"`
	Progress        *GoldProgress  `json:"progress"`
	ProgressSoft    bool           `json:"progress_soft"`
	Measures        []GoldMeasure  `json:"measures"`
	SourceLines     []int          `json:"source_lines"` // lines of the text file, from 1
	DeadlineCell    string         `json:"deadline_cell"`
}

// GoldDuty is an annotated duty; Alt are lists of mentions accepted instead of the one.
type GoldDuty struct {
	Mention    string     `json:"mention"`
	Role       string     `json:"role"`
	RoleAlt    []string   `json:"role_alt"`
	Alt        [][]string `json:"alt"`
	Collective bool       `json:"collective"`
	Members    []string   `json:"members"`
	Inherited  bool       `json:"inherited"`
	Inline     bool       `json:"inline"`
	Soft       bool       `json:"soft"`
}

// GoldDeadline is an annotated deadline. A soft one counts neither way.
type GoldDeadline struct {
	Mention      string    `json:"mention"`
	MentionAlt   []string  `json:"mention_alt"`
	Kind         string    `json:"kind"`
	Due          *string   `json:"due"`
	DueAlt       []*string `json:"due_alt"` // null among them where the year may stay unknown
	RRule        *string   `json:"rrule"`
	RRuleOptions []string  `json:"rrule_options"`
	Duration     *string   `json:"duration"`
	Workdays     bool      `json:"workdays"`
	Anchor       *string   `json:"anchor"`
	Scope        *string   `json:"scope"`
	Inherited    bool      `json:"inherited"`
	Soft         bool      `json:"soft"`
}

// GoldProgress is an annotated report.
type GoldProgress struct {
	Mention   string   `json:"mention"`
	Status    *string  `json:"status"`
	StatusAlt []string `json:"status_alt"`
}

// GoldMeasure is an annotated figure.
type GoldMeasure struct {
	Mention    string   `json:"mention"`
	Op         string   `json:"op"`
	OpAlt      []string `json:"op_alt"`
	Value      float64  `json:"value"`
	ValueMax   *float64 `json:"value_max"`
	Unit       string   `json:"unit"`
	Class      string   `json:"class"`
	Occurrence int      `json:"occurrence"`
	Soft       bool     `json:"soft"`
}

// ErrNotGold says that a JSON file is no annotated plan; pairs.json stands beside them.
var ErrNotGold = errors.New("not " + GoldSchema)

// ReadGold reads one annotated plan.
func ReadGold(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var head struct{ Schema string }
	if json.Unmarshal(b, &head) != nil || head.Schema != GoldSchema {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), ErrNotGold)
	}
	g := &Gold{}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	g.Dir = filepath.Dir(path)
	g.Stem = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return g, nil
}

// ReadGoldDir reads every annotated plan of a folder, by name.
func ReadGoldDir(dir string) ([]*Gold, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	var out []*Gold
	for _, path := range paths {
		g, err := ReadGold(path)
		if errors.Is(err, ErrNotGold) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no annotated plan (%s)", dir, GoldSchema)
	}
	return out, nil
}

// Source finds the file that g annotates: beside it, in a folder "seeds" beside
// its folder, or in a folder of its own name as source.txt. It is "" when absent.
func (g *Gold) Source(dir string) string {
	name := g.Document.Name
	for _, path := range []string{
		filepath.Join(dir, name),
		filepath.Join(dir, g.Stem+".txt"),
		filepath.Join(dir, "..", "seeds", name),
		filepath.Join(dir, "..", g.Stem, "source.txt"),
	} {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}
