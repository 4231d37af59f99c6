package normalize

import (
	"regexp"
	"strings"

	"github.com/taizhang/taizhang/ingest/hanzi"
)

var (
	issueOf    = regexp.MustCompile(`\(?(第[0-9一二三四五六七八九十]+(期|批|号|次)|征求意见稿|试行|修订版?|送审稿)\)?`)
	yearInside = regexp.MustCompile(`(19|20)[0-9]{2}\s*([-—~至]+\s*(19|20)[0-9]{2})?\s*(年度|年)?|二[〇○零O][〇○零O一二三四五六七八九]{2}(年度|年)?|"?十[一二三四五六七八九]五"?(时期|期间)?|(上|下)半年|(第?[一二三四1-4]|[一二三四]个)季度|[0-9]{1,2}(-[0-9]{1,2})?月份?|年度`)
	wrapper    = regexp.MustCompile(`^.*?关于(?:印发|下发|下达|转发|发布|公布|调整)(.*?)的?(?:通知|函|公告)?$`)
)

// SeriesTitle is what titles of one series have in common in any year and place:
// 2021年东湖区政务公开工作方案 and 南昌市2021年政务公开工作方案 give 政务公开工作方案.
func SeriesTitle(title string) string { return seriesTitle(title) }

// seriesTitle is a title without what changes from one edition to the next or
// from one copy to another: 2021年东湖区政务公开工作方案 is 政务公开工作方案.
func seriesTitle(title string) string {
	s := hanzi.FoldString(hanzi.Display(title))
	if m := wrapper.FindStringSubmatch(s); m != nil && m[1] != "" {
		s = m[1]
	}
	s = yearInside.ReplaceAllString(s, "")
	s = issueOf.ReplaceAllString(s, "")
	if i, j := divisions().span(s); j > i {
		s = s[:i] + s[j:]
	}
	for _, all := range []string{"全市", "全县", "全区", "全省", "全州"} {
		s = strings.TrimPrefix(s, all)
	}
	return foldHard(s)
}

// span is where the first place named in folded text stands, in bytes.
func (t *Divisions) span(text string) (from, to int) {
	found := t.named(text)
	if len(found) == 0 {
		return 0, 0
	}
	rs := []rune(text)
	return len(string(rs[:found[0].from])), len(string(rs[:found[0].to]))
}

// series joins a division's lineage (or the folded words for its place), the
// issuer without its place, and the series title. It is 0 where there is no title.
func series(p *Plan, place string) uint64 {
	title := seriesTitle(value(p.Title))
	if title == "" {
		title = seriesTitle(value(p.NoticeTitle))
	}
	if title == "" {
		return 0
	}
	lineage := foldHard(place)
	if p.Division.Code != nil {
		lineage = Lineage(*p.Division.Code)
	}
	return SeriesID(lineage, issuerFunction(value(p.Issuer)), title)
}

// issuerFunction is the issuing organ without its place and its office: a plan of
// 东湖区人民政府 is continued by one of 东湖区人民政府办公室.
func issuerFunction(issuer string) string {
	s := hanzi.FoldString(hanzi.Display(issuer))
	if i, j := divisions().span(s); j > i {
		s = s[:i] + s[j:]
	}
	s = strings.TrimLeft(s, "省市县区州")
	for _, office := range []string{"办公厅", "办公室", "(办公室)"} {
		s = strings.TrimSuffix(s, office)
	}
	if s == "" || s == "府" || s == "政府" || s == "府办" || s == "政府办" || s == "人民政府" {
		return "" // the government itself, whether or not the copy names it
	}
	return foldHard(s)
}
