package lint

import (
	"encoding/json"
	"io"
	"net/url"
)

// The shapes of SARIF 2.1.0 (OASIS, errata 01) that a log of ours needs.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool      sarifTool       `json:"tool"`
		Artifacts []sarifArtifact `json:"artifacts"`
		Results   []sarifResult   `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Full    sarifMessage `json:"fullDescription"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level Level `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifArtifact struct {
		Location sarifURI `json:"location"`
	}
	sarifURI struct {
		URI   string `json:"uri"`
		Index *int   `json:"index,omitempty"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     Level           `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifURI `json:"artifactLocation"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// WriteSARIF writes findings as one run of this program's version. say gives a finding's sentence.
func WriteSARIF(w io.Writer, version string, findings []Finding, say func(Finding) string) error {
	run := sarifRun{Artifacts: []sarifArtifact{}, Results: []sarifResult{}}
	driver := sarifDriver{Name: "taizhang", Version: version, Rules: []sarifRule{}}
	files, rules := map[string]int{}, map[string]int{}
	for _, f := range findings {
		file, known := files[f.File]
		if !known {
			file = len(files)
			files[f.File] = file
			run.Artifacts = append(run.Artifacts, sarifArtifact{sarifURI{URI: uri(f.File)}})
		}
		rule, known := rules[f.Rule.Code]
		if !known {
			rule = len(rules)
			rules[f.Rule.Code] = rule
			driver.Rules = append(driver.Rules, f.Rule.sarif())
		}
		run.Results = append(run.Results, sarifResult{f.Rule.Code, rule, f.Rule.Level, sarifMessage{say(f)}, []sarifLocation{f.location(file)}})
	}
	run.Tool.Driver = driver
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func (r Rule) sarif() sarifRule {
	return sarifRule{r.Code, sarifMessage{r.English}, sarifMessage{r.Chinese}, sarifLevel{r.Level}}
}

// location is the file, the artifact of this index, and the place in it.
func (f Finding) location(artifact int) sarifLocation {
	at := sarifLocation{Physical: sarifPhysical{sarifURI{uri(f.File), &artifact}}}
	if f.Pos != "" {
		at.Logical = []sarifLogical{{f.Pos}}
	}
	return at
}

// uri is a file's name as a relative reference: 方案.txt is %E6%96%B9%E6%A1%88.txt.
func uri(name string) string { return (&url.URL{Path: name}).String() }
