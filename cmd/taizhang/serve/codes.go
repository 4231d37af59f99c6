package serve

import (
	kindof "github.com/taizhang/taizhang/normalize/correct"
	"github.com/taizhang/taizhang/sql/warehouse"
)

// codes names the words of closed lists in Chinese; words.txt has them in English.
var codes = map[string]string{
	"lead": "牵头", "support": "配合", "responsible": "责任", "implement": "落实",
	"date": "日期", "recurring": "周期", "within": "期限", "ongoing": "持续",
	"done": "已完成", "partial": "部分完成", "not_started": "未启动", "overdue": "逾期", "unreported": "到期未报", "open": "未到期",
	"indicator_system": "指标体系", "work_plan": "工作方案", "status_report": "落实情况", "task_list": "任务清单", "responsibility_list": "责任清单",
	"duty": "分工", "deadline": "时限", "measure": "指标", "progress": "落实情况", "content": "内容", "path": "标题", "serial": "序号", "title": "题名",
	"same": "延续", "modified": "延续", "split": "拆分", "merged": "合并", "new": "新增", "dropped": "未列",
	"unchanged": "不变", "reworded": "改写", "strengthened": "加强", "weakened": "减弱", "mixed": "有增有减",
	"copied": "照搬", "adapted": "细化", "not_carried": "未列",
	"organ": "单位", "added": "新增", "removed": "取消", "role": "分工", "earlier": "提前", "later": "推后", "raised": "提高", "lowered": "降低", "other": "改为",
	"no-plan": "没有任务", "no-tasks": "只有标题", "interpretation": "政策解读", "empty-table": "空表", "unknown-column": "不认识的表头", "unknown-org": "不认识的单位", "unread-deadline": "读不懂的时限", "unread-progress": "读不懂的落实情况",
	"shifted-row": "错位的行", "duplicate-serial": "序号重复", "skipped-serial": "序号缺号", "repeated-text": "重复印出", "unknown-division": "区划不明", "foreign-place": "外地的单位", "abolished-org": "已撤销的单位", "unknown-year": "年度不明",
	"due-before-issue": "时限早于印发", "impossible-date": "没有这一天", "given-disagrees": "与给定的不符", "count-disagrees": "任务数不符", "near-copy": "近似方案", "no-duty": "没有写单位", "damaged-text": "乱码", "uncertain-text": "看不清的字", "unread-page": "没读的图片页",
	"complete": "完成", "running": "进行中", "interrupted": "中断", "queued": "排队中", "at work": "工作中", "ended": "已退出", "dead": "失去联系", "died": "未正常结束", "loaded": "装载", "duplicate": "重复", "needs_ocr": "需文字识别",
	"quarantined": "隔离", "skipped": "跳过", "remaining": "未处理", "failed": "失败", "waiting": "等待",
	"reader": "读者", "reviewer": "复核员", "admin": "管理员",
	"year": "历年", "report": "落实情况", "cascade": "上下级", "given": "人工指定",
	"metadata": "题头", "preamble": "导语", "heading": "标题", "column_header": "表头", "label": "标号", "task": "任务", "remarks": "备注", "repeat": "重复", "furniture": "页眉页脚等", "unparsed": "未识别",
	"missing": "找不到", "ambiguous": "可能有几处", "value": "值不成立", "elsewhere": "原文说法已变",
	"held":       "已生效",
	"stale":      "找不到原处",
	"retracted":  "已收回",
	"save-query": "存查询", "drop-query": "删查询", "load": "装载", "correct": "更正", "settle": "生效", "accept": "认可", "reject": "不是任务", "retract": "收回", "add": "补录", "merge": "合并", "must-link": "是同一任务", "cannot-link": "不是同一任务", "replay": "重试", "refused": "被拒", "migrate": "升级",
}

// fields names the fields of plans, tasks and their elements where codes has no name, or another one, for the word.
var fields = map[string]string{
	"plan": "方案", "notice_title": "印发通知", "issuer": "发文机关", "number": "文号", "index_number": "索引号", "division": "区划", "year": "年度", "period": "时期",
	"signed_on": "成文日期", "published_on": "发布日期", "kind": "种类", "mention": "原文", "due": "截止日", "op": "关系", "value": "数值", "unit": "计量单位", "status": "状态", "percent": "百分比",
}

// F names a field: 年度 for year.
func (v view) F(field string) string {
	if zh, ok := fields[field]; ok {
		return say(v.Lang, zh)
	}
	return v.W(field)
}

// Of names what a correction is of: 年度 of a plan, 序号 of a task, 分工.
func (v view) Of(c warehouse.Correction) string {
	if does := c.Does(); does != kindof.Change && does != kindof.Accept {
		return v.F(c.Kind)
	}
	return v.F(nameOf(c.Kind, c.Field))
}

// Value is what a field says, named where it is of a closed list: 工作方案 for work_plan.
func (v view) Value(field, text string) string {
	if field == "kind" || field == "role" || field == "status" {
		return v.W(text)
	}
	return text
}
