package warehouse

import (
	"net/url"
	"strings"

	"github.com/taizhang/taizhang/normalize"
)

// planHead is what identifies a plan and decides which edition it is a copy of.
type planHead struct {
	division string
	plan     int64
	exact    int64 // edition by its own title, issuer, number and task texts
	series   int64
	years    span
	tasks    int
	fields   int   // metadata fields read
	taskSet  int64 // equal for plans of the same tasks, 0 for none
}

// newPlanHead identifies a plan by what the parser read, which corrections leave alone.
func newPlanHead(p, parsed *normalize.Plan) (h planHead, err error) {
	if h.plan, err = parseKey("plan", p.PlanID); err != nil {
		return h, err
	}
	if h.exact, err = parseKey("edition", parsed.Edition); err != nil {
		return h, err
	}
	if h.series, err = parseKey("series", p.Series); err != nil {
		return h, err
	}
	h.division = p.Home()
	h.years = spanOf(p)
	h.tasks, h.fields, h.taskSet = len(p.Tasks), fieldsRead(p), int64(normalize.EditionOf(parsed).TaskSet())
	return h, nil
}

// fieldsRead counts the metadata that a copy of a plan states.
func fieldsRead(p *normalize.Plan) int {
	n := 0
	for _, s := range []*string{p.Title, p.NoticeTitle, p.Issuer, p.Number, p.IndexNumber, p.Division.Code, p.Period, p.SignedOn, p.PublishedOn, p.Kind} {
		if s != nil {
			n++
		}
	}
	if p.Year != nil {
		n++
	}
	return n
}

// official reports an address of a government site: http://www.nanchang.gov.cn/….
func official(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return host == "gov.cn" || strings.HasSuffix(host, ".gov.cn")
}
