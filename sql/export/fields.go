package export

// fields are the names that a template may use beside those of the columns, in English and Chinese.
var fields = []struct{ name, zh, about string }{
	{"row", "序号", "表内顺序，从 1 起"},
	{"content", "工作任务", "任务原文"},
	{"lead", "牵头单位", "牵头单位；未分牵头的，为责任单位"},
	{"support", "配合单位", "配合单位、落实单位"},
	{"deadline", "完成时限", "时限原文"},
	{"due", "截止日", "截止日，年月日"},
	{"progress", "进展情况", "原文所报的落实情况"},
	{"status", "状态", "done、partial、ongoing、not_started，未报为空"},
	{"percent", "百分比", "所报的百分比"},
	{"remarks", "备注", "牵头领导、逾期提示；不按方案分表时连同出处"},
	{"supervisors", "牵头领导", "牵头领导、责任人"},
	{"serial", "原文序号", "原文所印的序号"},
	{"path", "各级标题", "任务之上的各级标题"},
	{"plan_title", "方案", "方案标题"},
	{"number", "文号", "发文字号"},
	{"issuer", "发文机关", "发文机关"},
	{"year", "年度", "方案年度"},
	{"division_name", "区划", "行政区划"},
	{"source", "来源文件", "装载的文件名"},
	{"url", "网址", "来源网址"},
	{"pos", "原文位置", "段落或单元格"},
	{"org", "单位", "表所属的单位（按单位分表时）"},
	{"role", "分工", "该单位在任务中的角色（按单位分表时）"},
	{"sheet", "表名", "方案、区划或单位的全名"},
	{"rows", "项数", "表内的项数"},
	{"as_of", "编制日", "--as-of"},
	{"due_by", "到期日", "--due-by"},
}

// canonical is the English name of a field; other names stay as they are.
func canonical(name string) string {
	for _, f := range fields {
		if f.zh == name {
			return f.name
		}
	}
	return name
}
