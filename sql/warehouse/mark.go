package warehouse

import (
	"crypto/md5"
	"encoding/hex"
	"slices"

	"github.com/taizhang/taizhang/normalize"
)

// The marks of a plan: the smallest hashes of its tasks' texts, so many and so many of a hundred.
// Of two plans nearly the same most are the same; near-copies.sql looks for those.
const (
	leastMarks   = 8
	marksPercent = 8
)

// addMarks gives a plan its marks: as SQL says it, substr(md5(content), 1, 16).
func (b *bundle) addMarks(h *planHead, p *normalize.Plan) {
	if len(p.Tasks) < 2 {
		return
	}
	all := make([]string, len(p.Tasks))
	for i := range p.Tasks {
		all[i] = markOf(p.Tasks[i].Content)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, m := range all[:min(len(all), leastMarks+len(all)*marksPercent/100)] {
		b.rows.add(corePlanMark, h.division, h.plan, m)
	}
}

func markOf(content string) string {
	sum := md5.Sum([]byte(storable(content)))
	return hex.EncodeToString(sum[:8])
}
