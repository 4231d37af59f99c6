package warehouse

import (
	"reflect"
	"testing"

	"github.com/taizhang/taizhang/ingest"
	"github.com/taizhang/taizhang/normalize"
)

func TestDivisionDimensions(t *testing.T) {
	w := open(t, fresh(t), Options{})
	load(t, w, sampleResults(t)...)
	for _, c := range []struct {
		question string
		want     [][]any
	}{
		{"select full_name, prefecture_name, lineage_code, is_in_force from mart.division where division_code = '330103'", [][]any{{"浙江省杭州市下城区", "杭州市", "330105", false}}},
		{"select name, level from core.division where division_code in ('000000', 'ZZZZZZ') order by division_code", [][]any{{"全国", "state"}, {"未知", nil}}},
		{"select kind, successor_code, successor_full_name from mart.division_lineage where division_code = '341521'", [][]any{{"move", "340422", "安徽省淮南市寿县"}}},
		{"select successor_code from mart.division_lineage where division_code = '341400' and kind = 'split' order by successor_code", [][]any{{"340100"}, {"340200"}, {"340500"}}},
		{"select name, valid_from, valid_to from core.division_name where division_code = '420600' order by ordinal", [][]any{{"襄樊市", nil, "2011-10"}, {"襄阳市", "2011-10", nil}}},
		{"select distinct member from mart.duty_member where kind = 'expanded' and division_code = '341500' and mention = '县区政府' order by member_division_code",
			[][]any{{"金安区"}, {"裕安区"}, {"叶集区"}, {"霍邱县"}, {"舒城县"}, {"金寨县"}, {"霍山县"}}},
		{"select distinct member_full_name from mart.duty_member where kind = 'expanded' and member = '南浦街道'", [][]any{{"江西省南昌市西湖区南浦街道"}}},
		{"select count(*) from mart.duty_member m left join mart.duty d on d.task_id = m.task_id and d.plan_id = m.plan_id and d.ordinal = m.duty_ordinal where d.mention is null or m.member is null", [][]any{{int64(0)}}},
		{"select distinct org_division_code from mart.duty where mention = '市自然资源局东湖分局'", [][]any{{"360100"}}},
		{"select count(*) from core.org o left join core.division v using (division_code) where v.name is null", [][]any{{int64(0)}}},
		{"select count(*) from core.duty_place e left join core.division v on v.division_code = e.place_code where v.name is null", [][]any{{int64(0)}}},
		{"select count(*) from core.division_lineage l left join core.division v on v.division_code = l.successor_code where v.name is null", [][]any{{int64(0)}}},
		{"select count(*) from core.division d left join core.division v on v.division_code = d.lineage_code where v.name is null", [][]any{{int64(0)}}},
	} {
		if got := ask(t, w, c.question); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.question, got, c.want)
		}
	}
}

// TestZoneDimension keeps the plan of a zone under its code, with one row however it is printed.
func TestZoneDimension(t *testing.T) {
	w := open(t, fresh(t), Options{})
	var all []*normalize.Result
	for i, name := range []string{"长沙经济技术开发区", "长沙经开区"} {
		z := normalize.NewZone("430100", name).Code
		sum := "00000000000000000000000000000000000000000000000000000000000000a" + string(rune('0'+i))
		d := &ingest.Document{Name: name, SHA256: sum, Format: "txt"}
		p := &normalize.Plan{PlanID: string(rune('1' + i)), Edition: string(rune('1' + i)), Series: "0", Division: normalize.Division{Name: &name, Zone: &z}, Document: normalize.Document{SHA256: sum}}
		all = append(all, &normalize.Result{Bundle: &ingest.Bundle{Name: name, Documents: []*ingest.Document{d}}, Plans: []*normalize.Plan{p}})
	}
	load(t, w, all...)
	got := ask(t, w, "select p.division_name, v.full_name, v.level, v.parent_code, v.prefecture_name from core.plan p join mart.division v using (division_code) order by p.division_name")
	want := [][]any{{"长沙经开区", "湖南省长沙市经开区", "zone", "430100", "长沙市"}, {"长沙经济技术开发区", "湖南省长沙市经开区", "zone", "430100", "长沙市"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
