package ingest

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rule is one selector of a <style> element with what it says of a property,
// such as p.note { display: none }. Of a selector with several parts, .box p,
// the last is kept.
type rule struct {
	tag, id string
	classes []string
	whole   bool // the selector has no other part
	says    map[string]string
}

// stylesheet is the rules of a page in their order.
type stylesheet []rule

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)
	cssRule    = regexp.MustCompile(`([^{}]*)\{([^{}]*)\}`)
	cssAtRule  = regexp.MustCompile(`@[^{};]*(;|\{([^{}]*\{[^{}]*\})*[^{}]*\})`)
	cssWanted  = regexp.MustCompile(`(?i)(?:^|[;\s])(display|visibility|mso-hide|list-style(?:-type)?)\s*:\s*([^;!]*)`)
	cssLast    = regexp.MustCompile(`^([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+)*)$`)
)

// styles reads the rules of all <style> elements; those for other media are left out.
func styles(root *html.Node, most int) stylesheet {
	var s stylesheet
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style {
			continue
		}
		if m := strings.ToLower(attr(n, "media")); m != "" && !strings.Contains(m, "all") && !strings.Contains(m, "screen") {
			continue
		}
		text := cssAtRule.ReplaceAllString(cssComment.ReplaceAllString(words(n), " "), " ")
		for _, m := range cssRule.FindAllStringSubmatch(text, -1) {
			if says := declarations(m[2]); len(says) > 0 {
				s = append(s, rules(m[1], says)...)
			}
			if len(s) > most {
				return s[:most]
			}
		}
	}
	return s
}

// declarations are the properties that matter here, in lower case.
func declarations(text string) map[string]string {
	var says map[string]string
	for _, m := range cssWanted.FindAllStringSubmatch(text, -1) {
		if says == nil {
			says = map[string]string{}
		}
		says[strings.TrimSuffix(strings.ToLower(m[1]), "-type")] = strings.ToLower(strings.TrimSpace(m[2]))
	}
	return says
}

func rules(selectors string, says map[string]string) []rule {
	var out []rule
	for _, sel := range strings.Split(selectors, ",") {
		parts := strings.FieldsFunc(sel, func(r rune) bool { return space(r) || r == '>' || r == '+' || r == '~' })
		if len(parts) == 0 {
			continue
		}
		m := cssLast.FindStringSubmatch(parts[len(parts)-1])
		if m == nil {
			continue // a state such as :hover, or an attribute
		}
		r := rule{tag: strings.ToLower(strings.Trim(m[1], "*")), whole: len(parts) == 1, says: says}
		for _, mark := range regexp.MustCompile(`[.#][\w-]+`).FindAllString(m[2], -1) {
			if mark[0] == '#' {
				r.id = mark[1:]
			} else {
				r.classes = append(r.classes, mark[1:])
			}
		}
		out = append(out, r)
	}
	return out
}

func (r *rule) matches(n *html.Node, id string, classes []string) bool {
	if r.tag != "" && r.tag != n.Data || r.id != "" && r.id != id {
		return false
	}
	for _, c := range r.classes {
		if !slices.Contains(classes, c) {
			return false
		}
	}
	return true
}

// weight is the rule's specificity.
func (r *rule) weight() int {
	w := 10 * len(r.classes)
	if r.id != "" {
		w += 100
	}
	if r.tag != "" {
		w++
	}
	return w
}

// says is what the page's rules and the element itself say of a property. A rule
// that depends on the elements around may undo what another hides, never hide.
func (s stylesheet) says(n *html.Node, property string) string {
	if v, ok := declarations(attr(n, "style"))[property]; ok {
		return v
	}
	if len(s) == 0 {
		return ""
	}
	id, classes := attr(n, "id"), strings.Fields(attr(n, "class"))
	best, said := -1, ""
	for i := range s {
		r := &s[i]
		v, ok := r.says[property]
		if !ok || r.weight() < best || !r.matches(n, id, classes) || !r.whole && hiding(v) {
			continue
		}
		if said = v; r.whole {
			best = r.weight()
		} else {
			best = 1000
		}
	}
	return said
}

func hiding(v string) bool { return v == "none" || v == "hidden" || v == "all" }
