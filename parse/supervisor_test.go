package parse

import (
	"slices"
	"testing"

	"github.com/taizhang/taizhang/ingest"
)

// Persons and posts are kept beside the organs of a task, and are never among them.
func TestSupervisors(t *testing.T) {
	const head = "2021年重点工作任务分解表\n"
	for _, c := range []struct {
		name, text          string
		supervisors, organs []string
	}{
		{"a column", head + "序号\t工作任务\t牵头领导\t责任单位\t完成时限\n1\t新建公办幼儿园3所，增加学位900个。\t王志远\t县教育局\t12月底前\n2\t完成老旧小区改造12个。\t李 敏、常务副县长\t县住建局\t11月底前\n",
			[]string{"王志远", "李敏 常务副县长"}, []string{"县教育局", "县住建局"}},
		{"a label", head + "一、新建公办幼儿园3所，增加学位900个。\n牵头领导：王志远\n责任单位：县教育局\n完成时限：12月底前\n二、完成老旧小区改造12个。\n牵头领导：孙副县长\n责任单位：县住建局\n完成时限：11月底前\n",
			[]string{"王志远", "孙副县长"}, []string{"县教育局", "县住建局"}},
		{"a label in the bracket", head + "一、新建公办幼儿园3所，增加学位900个。（牵头领导：王志远；责任单位：县教育局）\n二、完成老旧小区改造12个。（牵头领导：李敏；责任单位：县住建局）\n",
			[]string{"王志远", "李敏"}, []string{"县教育局", "县住建局"}},
		{"behind the organ", head + "序号\t工作任务\t责任单位及责任人\t完成时限\n1\t新建公办幼儿园3所，增加学位900个。\t县教育局 王志远\t12月底前\n2\t完成老旧小区改造12个。\t县住建局 李敏\t11月底前\n",
			[]string{"王志远", "李敏"}, []string{"县教育局", "县住建局"}},
		{"posts of one person", head + "序号\t工作任务\t责任领导\t责任单位\t完成时限\n1\t新建公办幼儿园3所，增加学位900个。\t县委常委、常务副县长李敏，副县长、公安局局长王强\t县教育局\t12月底前\n2\t完成老旧小区改造12个。\t县长王强、副县长\t县住建局\t11月底前\n",
			[]string{"县委常委、常务副县长李敏 副县长、公安局局长王强", "县长王强 副县长"}, []string{"县教育局", "县住建局"}},
		{"none", head + "序号\t工作任务\t牵头领导\t责任单位\t完成时限\n1\t新建公办幼儿园3所，增加学位900个。\t—\t县教育局\t12月底前\n2\t完成老旧小区改造12个。\t/\t县住建局\t11月底前\n",
			[]string{"", ""}, []string{"县教育局", "县住建局"}},
	} {
		d, err := ingest.Read("plan.txt", []byte(c.text), ingest.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		r := Parse(&ingest.Bundle{Name: d.Name, Documents: []*ingest.Document{d}})
		var supervisors, organs []string
		for _, p := range r.Plans {
			for _, task := range p.Tasks {
				names := ""
				for i, s := range task.Supervisors {
					if i > 0 {
						names += " "
					}
					names += s.Text
				}
				supervisors = append(supervisors, names)
				for _, u := range task.Duties {
					organs = append(organs, u.Text)
				}
			}
		}
		if !slices.Equal(supervisors, c.supervisors) || !slices.Equal(organs, c.organs) {
			t.Errorf("%s: %q with %q, want %q with %q", c.name, supervisors, organs, c.supervisors, c.organs)
		}
	}
}
