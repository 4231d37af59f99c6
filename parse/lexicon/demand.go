package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed demands.tsv
var demandsTSV string

// demandWords are the words that head a section of demands, by what they are.
var demandWords = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{"verb": {}, "object": {}, "whole": {}}
	for _, row := range rows(demandsTSV, 3) {
		out[row[1]][row[0]] = true
	}
	return out
})

// demands reports a heading that only asks for care in carrying a plan out: 加强组织领导,
// 压实责任,推动工作落实. Each of its parts is a demand, the last may say what for.
func demands(heading string) bool {
	parts := strings.FieldsFunc(heading, func(r rune) bool { return r == ',' || r == '、' || r == ' ' })
	for i, p := range parts {
		if !demand(p) && (i == 0 || i+1 < len(parts) || !purpose(p)) {
			return false
		}
	}
	return len(parts) > 0
}

// demand reports one: 切实加强督导检查, 明确责任和分工, 高度重视.
func demand(part string) bool {
	for _, how := range [...]string{"切实", "进一步", "全面", "不断", "着力", "持续", "层层", "认真"} {
		part = strings.TrimPrefix(part, how)
	}
	words := demandWords()
	if words["whole"][part] {
		return true
	}
	for i := range part {
		if i > 0 && words["verb"][part[:i]] && objects(part[i:]) {
			return true
		}
	}
	return false
}

// objects reports one object, or two joined: 督导考核, 责任和措施.
func objects(s string) bool {
	known := demandWords()["object"]
	if known[s] {
		return true
	}
	for _, and := range [...]string{"和", "与", "及"} {
		if a, b, ok := strings.Cut(s, and); ok && known[a] && known[b] {
			return true
		}
	}
	return false
}

// purpose reports what demands are made for: 确保取得实效, 推动工作落实.
func purpose(s string) bool {
	if !strings.HasPrefix(s, "确保") && !strings.HasPrefix(s, "推动") && !strings.HasPrefix(s, "推进") && !strings.HasPrefix(s, "保障") {
		return false
	}
	for _, end := range [...]string{"落实", "实效", "成效", "到位", "见效", "完成", "落地", "实施", "开展"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
