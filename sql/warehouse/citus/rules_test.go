package citus_test

import (
	"strings"
	"testing"

	"github.com/taizhang/taizhang/sql/warehouse/citus"
)

// rules are statements and how they are run. Those that are refused show that the check can fail.
var rules = []struct {
	statement string
	how       citus.How
	says      string // part of the verdict
}{
	{"select name from core.division", citus.OnCoordinator, ""},
	{"select count(*) from ops.run", citus.OnCoordinator, ""},
	{"select count(*) from core.task", citus.Pushed, ""},
	{"select count(distinct content) from core.task", citus.Pushed, ""},
	{"select content from core.task where division_code = $1 and plan_id = $2", citus.Routed, ""},
	{"select t.content from core.task t join core.plan p on p.division_code = t.division_code and p.plan_id = t.plan_id where p.division_code = '360103'", citus.Routed, ""},
	{"select division_code, row_number() over (order by tasks) from core.plan where division_code = '360103'", citus.Routed, ""},
	{"select t.content from core.task t join core.plan p on p.division_code = t.division_code and p.plan_id = t.plan_id", citus.Pushed, ""},
	{"select t.content, v.name from core.task t left join core.division v on v.division_code = t.division_code", citus.Pushed, ""},
	{"select t.content from core.task t left join core.duty d on d.division_code = t.division_code and d.task_id = t.task_id", citus.Pushed, ""},
	{"select content from core.task t where exists (select 1 from core.duty d where d.division_code = t.division_code and d.task_id = t.task_id)", citus.Pushed, ""},
	{"select division_code from core.task union all select division_code from core.duty", citus.Pushed, ""},
	{"with d as (select division_code, plan_id, count(*) as n from core.duty group by division_code, plan_id) select p.title, d.n from core.plan p join d on d.division_code = p.division_code and d.plan_id = p.plan_id", citus.Pushed, ""},
	{"select rank() over (partition by year order by tasks) from core.plan", citus.Pushed, ""},

	{"select t.content from core.task t join core.plan p on p.plan_id = t.plan_id", citus.Moved, ""},
	{"select * from raw.block b join core.plan p on p.document_id = b.document_id", citus.Moved, ""},

	{"select * from (select year, count(*) as n from core.plan group by year) x", citus.Pulled, "group by without the key"},
	{"select * from (select plan_id from core.plan order by tasks desc limit 10) x join core.task t on t.plan_id = x.plan_id", citus.Pulled, "limit"},
	{"select * from (select division_code, rank() over (partition by year order by tasks) as r from core.plan) x where r = 1", citus.Pulled, "a window without the key"},
	{"select * from core.task where plan_id in (select plan_id from core.plan where year = 2020)", citus.Pulled, "other columns than the key"},
	{"select name from core.division where division_code in (select division_code from core.plan)", citus.Pulled, "on every node"},
	{"select v.name, p.title from core.division v left join core.plan p on p.division_code = v.division_code", citus.Pulled, "kept from tables on every node"},
	{"select content from core.task except select mention from core.duty", citus.Pulled, "set operation"},
	{"with d as (select division_code from core.duty) select 1 from d a join d b on a.division_code = b.division_code", citus.Pulled, "named several times"},
	{"select r.run_id from ops.run_file r join core.plan p on p.bundle_id = r.bundle_id", citus.Pulled, "coordinator"},

	{"select a.title from core.plan a left join core.plan b on b.series_id = a.series_id", citus.Refused, "joined by other columns"},
	{"select a.title from core.plan a full join core.edition b on b.edition_id = a.edition_id", citus.Refused, "joined by other columns"},
	{"select year, kind, count(*) from core.plan group by grouping sets ((year), (kind))", citus.Refused, "grouping sets"},
	{"select year, kind, count(*) from core.plan group by rollup (year, kind)", citus.Refused, "grouping sets"},
	{"select * from (select year, kind, count(*) from core.plan group by cube (year, kind)) x", citus.Refused, "grouping sets"},
	{"select title from core.plan for update", citus.Refused, "for update"},
	{"with recursive up (p) as (select a_plan_id from core.link_pair union select l.a_plan_id from core.link_pair l join up on l.b_plan_id = up.p) select p from up", citus.Refused, "recursive"},
	{"select title, (select count(*) from core.task t where t.plan_id = p.plan_id) from core.plan p", citus.Refused, "refers to the query around it"},
	{"select name, (select count(*) from core.plan p where p.division_code = v.division_code) from core.division v", citus.Refused, "refers to the query around it"},
	{"select title from core.plan p where exists (select 1 from core.duty d where d.org_name = p.issuer)", citus.Refused, "refers to the query around it"},
	{"select title from core.plan p cross join lateral (select content from core.task t where t.plan_id = p.plan_id order by ordinal limit 1) x", citus.Refused, "refers to the query around it"},

	{"insert into raw.original (document_id, sha256, bytes) values ($1, $2, $3) on conflict (document_id) do nothing", citus.Sent, ""},
	{"insert into core.task_id_alias select * from core.task_id_alias", citus.Sent, ""},
	{"insert into ops.run_file select * from ops.run_file", citus.OnCoordinator, ""},
	{"insert into core.plan_mark select division_code, plan_id, content from core.task", citus.Pushed, ""},
	{"insert into core.plan_mark (plan_id, mark) values ($1, $2)", citus.Refused, "gives no key"},
	{"delete from core.task where division_code = $1 and plan_id = $2", citus.Routed, ""},
	{"delete from core.task where plan_id = $1", citus.Pushed, ""},
	{"update core.plan set is_primary = false where plan_id = $1", citus.Pushed, ""},
	{"update core.plan set division_code = '360103' where plan_id = $1", citus.Refused, "changes the key"},
	{"update core.bundle set plans = 0 from core.plan p where p.bundle_id = core.bundle.bundle_id", citus.Refused, "changed by what is in"},
	{"delete from core.bundle b where not exists (select 1 from core.plan p where p.bundle_id = b.bundle_id)", citus.Refused, "refers to the query around it"},
}

// holdRules holds the check itself: what each rule of Citus lets pass, and what it refuses.
func (j *judge) holdRules(t *testing.T) {
	for _, r := range rules {
		if got := j.says(r.statement); got.How != r.how || !strings.Contains(got.String(), r.says) {
			t.Errorf("%s:\n%s, want %s (%s)", r.statement, got, r.how, r.says)
		}
	}
}
