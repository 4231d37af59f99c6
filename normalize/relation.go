package normalize

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/ingest/hanzi"
	"github.com/taizhang/taizhang/parse"
)

func (w *writer) citations(p *parse.Plan) []Citation {
	var out []Citation
	for _, c := range p.Citations {
		out = append(out, Citation{string(c.Kind()), c.Title.Text, value(number(c.Number)), w.both(c.Title, c.Number)})
	}
	return out
}

// relations are those that the plan's own title states, then those of its text. A law that is
// only named is a citation and no relation.
func (w *writer) relations(p *parse.Plan) []Relation {
	var out []Relation
	seen := map[string]bool{}
	for _, r := range append(titleRelations(w, p), p.Relations...) {
		law := parse.Citation{Title: r.Title}.Kind() == parse.Law
		key := NameKey(r.Title.Text)
		if strings.HasSuffix(key, ")") {
			key = draft.ReplaceAllString(key, "")
		}
		if law && r.Kind == parse.Cites || key != "" && seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, Relation{string(r.Kind), r.Title.Text, value(number(r.Number)), w.both(r.Title, r.Number)})
	}
	return out
}

// both spells where a title and its number stand.
func (w *writer) both(title, number parse.Quote) string {
	return w.place(append(append(ingest.Pos{}, title.Pos...), number.Pos...))
}

// unquote drops the marks around titles.
var unquote = strings.NewReplacer("《", "", "》", "", "<", "", ">", "")

// NameKey compares names of documents: folded, without the marks around titles.
func NameKey(words string) string {
	return unquote.Replace(hanzi.Key(words))
}

// draft are the words that make a document a draft of another.
var draft = regexp.MustCompile(`\((?:公开)?(?:征求意见|草案|送审|讨论)稿?\)$`)

// papers are the words that end the name of a document one can report on, amend or repeal.
const papers = `(?:要点|方案|计划|清单|任务|意见|规划|分工|办法|实事|分解表|任务表|责任表|目标|纲要|措施|项目|规定|细则|制度|标准|目录|预案|条例|决定|报告)(?:\((?:试行|暂行)\))?`

// titleForms are titles that name another document; the first group is its name, and where one of the signs is not there, neither is the form.
var titleForms = []struct {
	kind  parse.RelationKind
	signs []string
	form  *regexp.Regexp
}{
	{parse.Precedes, []string{"征求意见", "草案", "送审", "讨论"}, regexp.MustCompile(`《([^《》]+?)\((?:公开)?(?:征求意见|草案|送审|讨论)稿?\)》`)},
	{parse.Precedes, []string{"征求"}, regexp.MustCompile(`^(?:关于)?(?:公开)?征求(?:对)?《([^《》]+)》`)},
	{parse.Precedes, []string{"征求意见", "草案", "送审", "讨论"}, regexp.MustCompile(`^([^《》]+?)\((?:公开)?(?:征求意见|草案|送审|讨论)稿?\)$`)},
	{parse.Repeals, []string{"废止"}, regexp.MustCompile(`关于(?:宣布)?废止《([^《》]+)》`)},
	{parse.Forwards, []string{"转发", "批转"}, regexp.MustCompile(`(?:转发|批转)[^《》]*《(.+)》`)},
	{parse.Forwards, []string{"转发", "批转"}, regexp.MustCompile(`(?:转发|批转)([^《》]+?(?:报告|意见|方案|办法|规定|通知|请示|要点|规划|细则))的通知$`)},
	{parse.Forwards, []string{"转发", "批转"}, regexp.MustCompile(`(?:转发|批转)([^《》]+?的通知)$`)},
	{parse.Amends, []string{"修订", "修改", "调整", "补充", "完善"}, regexp.MustCompile(`关于(?:修订|修改|调整|补充|完善|暂时调整实施|暂时调整适用)[^《》]{0,12}《([^《》]+)》`)},
	{parse.Amends, []string{"暂时调整"}, regexp.MustCompile(`暂时调整(?:实施|适用)《([^《》]+)》`)},
	{parse.Amends, []string{"修订", "修改", "调整"}, regexp.MustCompile(`关于(?:修订|修改|调整)([^《》]+?` + papers + `)(?:(?:有关|部分|个别)(?:规定|条款|内容|事项|任务))?的(?:通知|决定|公告|函)$`)},
	{parse.ReportsOn, []string{"情况"}, regexp.MustCompile(`《([^《》]+)》(?:任务)?(?:的)?(?:贯彻)?(?:落实|完成|进展|推进|执行|实施)(?:进展)?情况`)},
	{parse.ReportsOn, []string{"情况"}, regexp.MustCompile(`^(?:[^《》]*?关于)?([^《》]*?` + papers + `)(?:任务)?(?:分解)?(?:的)?(?:贯彻)?(?:落实|完成|进展|推进|执行|实施)(?:进展)?情况(?:的)?(?:报告|通报|汇报|总结|一览表|统计表|公示|台账|表)?(?:\(.*\))?$`)},
}

// titleRelations reads the titles: 2021年政务公开工作要点落实情况 reports on 2021年政务公开工作要点.
func titleRelations(w *writer, p *parse.Plan) []parse.Relation {
	var out []parse.Relation
	for _, q := range []parse.Quote{p.Title, p.NoticeTitle} {
		folded := hanzi.FoldString(q.Text)
		for _, t := range titleForms {
			if !slices.ContainsFunc(t.signs, func(sign string) bool { return strings.Contains(folded, sign) }) {
				continue
			}
			m := t.form.FindStringSubmatchIndex(folded)
			if m == nil || slices.ContainsFunc(out, func(r parse.Relation) bool { return r.Kind == t.kind }) {
				continue
			}
			from := utf8.RuneCountInString(folded[:m[2]])
			out = append(out, parse.Relation{Kind: t.kind, Title: w.inside(q, from, from+utf8.RuneCountInString(folded[m[2]:m[3]]))})
			break
		}
	}
	return out
}
