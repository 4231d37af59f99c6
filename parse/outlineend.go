package parse

import "regexp"

// ends reports a paragraph below the last item that is said of the whole plan or stands behind it:
// demands on all, the release, who attended.
func (o *outline) ends(s strand) bool {
	if len(o.open) == 0 || s.len() < shortestTask {
		return false
	}
	return attended(s) && !o.labels(s) || released(s) || omitted(s) || supervised(s) || concludes(s.tight().text()) || o.allotted() && demands(s)
}

// labels reports a line of organs among others of the innermost open item: 参加单位:… below 牵头单位:….
func (o *outline) labels(s strand) bool {
	return len(o.open[len(o.open)-1].labels) > 0 && organLabel(s)
}

// allotted reports that the innermost open item has its organs already, so that what
// follows is no part of it.
func (o *outline) allotted() bool {
	last := o.open[len(o.open)-1]
	if len(last.labels) > 0 || last.own.len() > 0 {
		return true
	}
	text := last.head
	if n := len(last.body); n > 0 {
		text = last.body[n-1]
	}
	_, _, _, ok := closingDuty(text)
	return ok
}

// demand is what all organs are told behind the last task: 各牵头单位每季度末将任务进展情况报县政府督查室,
// 各乡镇、各部门要压紧压实责任.
var demand = regexp.MustCompile(`^(?:请|市级|区级|县级|全[市县区])?(?:各|有关|相关)(?:级|有关|相关|牵头|责任|主办|协办|承办|配合)*(?:单位|部门|机关|乡镇|乡|镇|街道|县|区|市|地|科室|处室|股室|园区)[^。;]{0,24}?(?:要|应|须|需|请|将|于|每[月季周年半旬]|务必|按|报|对照|认真|切实|高度)`)

// request is what those are asked whose tasks are not done: 请未办结事项的责任单位于每月5日前报送进展.
var request = regexp.MustCompile(`^请[^。;,:]{0,16}(?:单位|部门|乡镇|街道|同志)(?:于|在|按|将|抓紧|尽快|认真|高度|务必|切实|对照|继续|进一步)`)

// demands reports such a paragraph, one that gives no organ a task of its own.
func demands(s strand) bool {
	switch s.fold[0] {
	case '请', '市', '区', '县', '全', '各', '有', '相':
		text := s.tight().text()
		return !assigning(s) && (demand.MatchString(text) || s.fold[0] == '请' && request.MatchString(text))
	}
	return false
}

// supervision is who sees to it that all tasks are done: 实事工作由县政府督查室负责督查.
var supervision = regexp.MustCompile(`^[^。;,]{0,16}(?:任务|工作|事项|实事|项目)(?:均|都|统一)?由[^。;,]{2,24}?(?:负责|进行|牵头|组织|统一|定期|全程)*(?:督查|督办|督导|督促|跟踪督|跟踪问效|考核)`)

// supervising says the same of the one who does: 县政府督查室负责对上述项目进行督查.
var supervising = regexp.MustCompile(`^[^。;,]{2,24}?(?:负责|将|要|会同)?[^。;,]{0,8}?对(?:以上|上述|各|所有)[^。;,]{0,16}(?:督查|督办|督导|督促|跟踪|问效|考核|检查)`)

// supervised reports such a paragraph.
func supervised(s strand) bool {
	if s.len() > 3*longLine {
		return false
	}
	return s.index("由") >= 0 && supervision.MatchString(s.tight().text()) || s.index("对") >= 0 && supervising.MatchString(s.tight().text())
}

// leftOut is a note that the rest is not printed: (其余10项从略).
var leftOut = regexp.MustCompile(`^\((?:其余|其他|其它|余下|以下|后|下)?[^()。;]{0,10}(?:从略|略|省略)\)[。.]?$`)

// omitted reports such a note.
func omitted(s strand) bool {
	return s.fold[0] == '(' && s.len() <= longLine && leftOut.MatchString(s.tight().text())
}

// present opens the lines on who was at a meeting, and who gets its minutes: 出席:区政府办公室谢伟.
var present = regexp.MustCompile(`^(?:出席|列席|参加|参会|缺席|请假|记录|分送|发送|抄送|抄报|主送|报送|印送)(?:人员?|单位|领导|同志)?:`)

// attended reports a line of minutes on who was there.
func attended(s strand) bool {
	switch s.fold[0] {
	case '出', '列', '参', '缺', '请', '记', '分', '发', '抄', '主', '报', '印':
		return present.MatchString(s.cut(0, min(s.len(), 12)).tight().text())
	}
	return false
}

// released reports (此件公开发布), whatever the page prints behind it.
func released(s strand) bool {
	if s.fold[0] != '(' {
		return false
	}
	end := s.closing(0)
	return end > 0 && isRelease(s.cut(0, end+1).tight().text())
}
