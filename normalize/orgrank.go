package normalize

import (
	"slices"
	"strings"
)

// rank is the level that a name tells by itself: 国家 for a ministry, 省 for 财政厅.
func (o office) rank() string {
	switch {
	case ministry(o.printed):
		return "国家"
	case strings.HasSuffix(o.printed, "厅") && !strings.HasSuffix(o.printed, "办公厅"):
		return "省"
	case o.line == "共青团委": // 团市委
		for i := range headWords {
			if w := &headWords[i]; len(w.word) == 1 && strings.ContainsRune(o.printed, w.word[0]) {
				return w.level
			}
		}
	}
	return ""
}

// ministry reports a name that only an organ of the state has: 国家统计局, 海关总署, 农业农村部.
func ministry(name string) bool {
	for _, w := range []string{"国务院", "国家", "中央", "全国", "最高"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	for _, w := range []string{"总局", "署"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return strings.HasSuffix(name, "部") && slices.Contains(ministries, name)
}

// ministries are the names of departments of the State Council that end in 部 and are no organ's of a place.
var ministries = []string{"教育部", "科技部", "科学技术部", "工业和信息化部", "工信部", "公安部", "国家安全部", "安全部", "民政部", "司法部", "财政部",
	"人力资源和社会保障部", "人力资源社会保障部", "人社部", "自然资源部", "国土资源部", "生态环境部", "环境保护部", "环保部", "住房和城乡建设部", "住房城乡建设部", "住建部",
	"建设部", "交通运输部", "交通部", "水利部", "农业农村部", "农业部", "商务部", "文化和旅游部", "文旅部", "文化部", "卫生部", "退役军人事务部", "退役军人部",
	"应急管理部", "应急部", "外交部", "国防部", "人事部", "监察部"}
